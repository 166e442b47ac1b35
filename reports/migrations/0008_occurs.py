"""What the facts of each agency may be narrowed by, kept by a trigger; and an index for what had not ended by a day."""

from django.db import migrations, models

from agencies.in_one_go import in_one_go

NOTED = """
    SELECT DISTINCT found.agency, chosen.dimension, chosen.value
    FROM {facts} fact, unnest(fact.groups) found (agency),
         LATERAL (VALUES ('state', fact.state), ('procedure_type', fact.procedure_type), ('programme', fact.programme))
         chosen (dimension, value)
    WHERE chosen.value <> '' ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING
"""
KEEPING = f"""
CREATE FUNCTION note_what_occurs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reports_occurs ("group", dimension, value) {NOTED.format(facts="made")};
  RETURN NULL;
END $$;
CREATE TRIGGER notes_what_occurs AFTER INSERT ON reports_fact REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION note_what_occurs();
ALTER FUNCTION note_what_occurs() SET search_path = public, pg_temp;
INSERT INTO reports_occurs ("group", dimension, value) {NOTED.format(facts="reports_fact")};
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_proof")]

    operations = [
        migrations.CreateModel(
            name="Occurs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.IntegerField()),
                ("dimension", models.CharField(blank=True, default="", max_length=20)),
                ("value", models.CharField(blank=True, default="", max_length=20)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("group", "dimension", "value"), name="occurs_once"),
                ],
            },
        ),
        migrations.AddIndex("fact", models.Index(fields=["kind", "ended_on"], name="fact_by_end")),
        migrations.RunSQL(KEEPING, migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
