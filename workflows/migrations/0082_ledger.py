"""Steps and all that is done in a case is recorded in the ledger; what stood before it is recorded as it stands."""

from django.db import migrations

from audit.ledger.sources import named, recorded, standing
from workflows.ledger_sources import SOURCES

# A state has its step (0002), and a step its record: so no state is reached without one.
STEP_IS_RECORDED = """
CREATE FUNCTION step_is_recorded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE made bigint; told record; of_case bigint;
BEGIN
  SELECT record_id INTO made FROM audit_commitment WHERE source = 'workflows_step' AND source_id = NEW.id;
  SELECT chain, leaf::jsonb AS leaf INTO told FROM audit_record WHERE id = made;
  SELECT case_id INTO of_case FROM workflows_procedure WHERE id = NEW.procedure_id;
  IF made IS NULL OR told.leaf ->> 'to' <> NEW.target OR told.leaf ->> 'proc' <> ledger_alias('p', NEW.procedure_id)
     OR told.chain IS DISTINCT FROM (SELECT name FROM audit_alias WHERE kind = 'c' AND entity = of_case)
  THEN RAISE EXCEPTION 'step % has no record in the ledger', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
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
        ("audit", "0009_ledger"),
        ("cases", "0033_after_the_return"),
    ]
    operations = [migrations.RunSQL(recorded(*SOURCES) + STEP_IS_RECORDED + STANDING, migrations.RunSQL.noop)]
