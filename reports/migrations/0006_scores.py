"""Facts of steps, of scores and of businesses: their columns, the triggers of what they are made from, and every case once more."""

from django.db import migrations, models

from agencies.in_one_go import in_one_go
from reports.facts.rows import FactKind

TOUCH = """
CREATE FUNCTION touch_facts_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO reports_touched (case_id) {found}; RETURN NULL; END $$;
CREATE TRIGGER touches_facts AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION touch_facts_{table}();
"""
BUSINESSES = TOUCH.format(
    table="reintegration_historicalbusinesscheck",
    found="SELECT case_id FROM workflows_procedure WHERE id = NEW.measure_id",
)
# Weights that come into force change the scores of every survey that there is.
WEIGHTS = TOUCH.format(
    table="reintegration_historicalweightset",
    found="SELECT DISTINCT p.case_id FROM workflows_procedure p JOIN reintegration_surveyresponse s ON s.procedure_id = p.id"
    " WHERE NEW.outcome = 'granted'",
)
EVERY_CASE = "INSERT INTO reports_touched (case_id) SELECT id FROM cases_case;"


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0005_initiative"),
        ("reintegration", "0006_delivery_locks"),
    ]
    operations = in_one_go(
        [
            migrations.AddField("fact", "score", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
            migrations.AddField("fact", "change", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
            migrations.AddField("fact", "weights", models.CharField(blank=True, default="", max_length=30)),
            migrations.AlterField("fact", "kind", models.CharField(choices=FactKind.choices, max_length=16)),
            migrations.RunSQL(BUSINESSES + WEIGHTS + EVERY_CASE, migrations.RunSQL.noop),
        ]
    )
