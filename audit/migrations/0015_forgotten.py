"""Rows that an erasure leaves standing without a commitment; and what takes the commitments of a case whose rows stay."""

from django.db import migrations, models

# Whoever erases calls this last: what of the chain still stands is noted; of a case that goes whole its name goes too.
FORGET = """
CREATE FUNCTION ledger_forget_case(of_case bigint, whole boolean) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE of_chain text; kind text; noted integer := 0; more integer;
BEGIN
  SELECT name INTO of_chain FROM audit_alias WHERE audit_alias.kind = 'c' AND entity = of_case;
  FOR kind IN SELECT DISTINCT c.source FROM audit_commitment c JOIN audit_record r ON r.id = c.record_id WHERE r.chain = of_chain LOOP
    EXECUTE format('INSERT INTO audit_forgotten (source, source_id) SELECT DISTINCT c.source, c.source_id FROM audit_commitment c '
                   'JOIN audit_record r ON r.id = c.record_id JOIN %I t ON t.id = c.source_id WHERE r.chain = $1 AND c.source = $2 '
                   'ON CONFLICT DO NOTHING', split_part(kind, '.', 1)) USING of_chain, kind;
    GET DIAGNOSTICS more = ROW_COUNT;
    noted := noted + more;
  END LOOP;
  IF whole THEN PERFORM ledger_forget('c', of_case);
  ELSE DELETE FROM audit_commitment c USING audit_record r WHERE r.id = c.record_id AND r.chain = of_chain; END IF;
  RETURN noted;
END $$;
REVOKE ALL ON FUNCTION ledger_forget_case(bigint, boolean) FROM PUBLIC;
CREATE TRIGGER derived BEFORE TRUNCATE ON audit_forgotten FOR EACH STATEMENT EXECUTE FUNCTION ledger_writes_alone();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON audit_forgotten FOR EACH ROW EXECUTE FUNCTION no_change();
ALTER TABLE audit_forgotten ENABLE ALWAYS TRIGGER derived, ENABLE ALWAYS TRIGGER kept;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0014_emergency_access")]
    operations = [
        migrations.CreateModel(
            name="Forgotten",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=60)),
                ("source_id", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("source", "source_id"), name="forgotten_once"),
                ],
            },
        ),
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
    ]
