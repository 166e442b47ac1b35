"""Steps and all that is done in a case is recorded in the ledger; what stood before it is recorded as it stands."""

from django.db import migrations

from audit.ledger.sources import named, recorded, standing
from workflows.ledger_sources import SOURCES

# A state has its step (0002), and a step its record: so no state is reached without one.
STEP_IS_RECORDED = """
CREATE FUNCTION step_is_recorded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found int;
BEGIN
  SELECT count(*) INTO found FROM audit_commitment c JOIN audit_record r ON r.id = c.record_id
  JOIN audit_alias a ON a.name = r.chain AND a.kind = 'c' JOIN workflows_procedure p ON p.id = NEW.procedure_id AND p.case_id = a.entity
  WHERE c.source = 'workflows_step' AND c.source_id = NEW.id AND r.leaf::jsonb ->> 'to' = NEW.target
    AND r.leaf::jsonb ->> 'proc' = ledger_alias('p', p.id);
  IF found <> 1 THEN RAISE EXCEPTION 'step % has % records in the ledger', NEW.id, found USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER recorded_once AFTER INSERT ON workflows_step DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION step_is_recorded();
ALTER TABLE workflows_step ENABLE ALWAYS TRIGGER recorded_once;
"""

PROCEDURES = """
SELECT ledger_write('workflows_procedure', p.id, false, 'c', p.case_id, jsonb_build_object(
  'act', 'standing', 'kind', p.kind, 'proc', ledger_alias('p', p.id), 'to', p.state), jsonb_build_object('state', p.state)::text)
FROM workflows_procedure p ORDER BY p.id;
"""
OPEN = {
    "workflows_approval": "NEW.outcome = 'open'",
    "cases_gate": "NEW.released_at IS NULL",
    "cases_limitchange": "NEW.outcome = 'open'",
    "cases_holidaychange": "NEW.outcome = 'open'",
}
STANDING = PROCEDURES + "".join(standing(named(SOURCES, name), where) for name, where in OPEN.items())


class Migration(migrations.Migration):
    dependencies = [
        ("workflows", "0081_notice_of_no_case"),
        ("audit", "0007_ledger"),
        ("cases", "0033_after_the_return"),
    ]
    operations = [migrations.RunSQL(recorded(*SOURCES) + STEP_IS_RECORDED + STANDING, migrations.RunSQL.noop)]
