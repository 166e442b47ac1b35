"""While a protection gate is open, the database takes no step that leads nearer to the transfer; nor a release by one's own hand."""

from django.db import migrations

# As the declarations have it (tests/workflows/test_gates.py compares): kind.state and how near it is.
NEARNESS = {
    "readmissionrequest.document_pending": 1,
    "readmissionrequest.ready_for_transfer": 2,
    "readmissionrequest.transfer_notified": 3,
    "readmissionrequest.arrived_behind_gate": 3,
    "readmissionrequest.received_at_border": 4,
    "readmissionrequest.completed": 4,
    "traveldocument.handed_over": 2,
    "errorclaim.return_scheduled": 3,
    "errorclaim.returned": 4,
    "transitrequest.authorised": 2,
    "transitrequest.scheduled": 3,
    "transitrequest.in_transit": 4,
    "transitrequest.exited": 4,
}

# The row of the case is the lock, here too: whoever sets a gate and whoever takes a step wait for each other.
GATE_HOLDS = """
CREATE FUNCTION nearness(kind text, state text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind || '.' || state {cases} ELSE 0 END $$;
CREATE FUNCTION gate_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_case bigint; of_kind text;
BEGIN
  SELECT case_id, kind INTO of_case, of_kind FROM workflows_procedure WHERE id = NEW.procedure_id;
  IF nearness(of_kind, NEW.target) > nearness(of_kind, NEW.source) THEN
    PERFORM FROM cases_case WHERE id = of_case FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM cases_gate WHERE case_id = of_case AND released_at IS NULL) THEN
      RAISE EXCEPTION 'a protection gate is open: procedure % comes no nearer to a transfer', NEW.procedure_id
        USING ERRCODE = 'restrict_violation'; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gated BEFORE INSERT ON workflows_step FOR EACH ROW EXECUTE FUNCTION gate_holds();
ALTER TABLE workflows_step ENABLE ALWAYS TRIGGER gated;
"""

OTHER_HANDS = """
CREATE FUNCTION released_by_other_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.released_by_id IS NULL THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT FROM agencies_membership WHERE user_id = NEW.released_by_id AND agency_id = NEW.released_for_id
                 AND role = 'protection_officer')
  THEN RAISE EXCEPTION 'gate % is released by a protection officer alone', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  IF EXISTS (SELECT FROM workflows_procedure p WHERE p.case_id = NEW.case_id AND (
       EXISTS (SELECT FROM workflows_grant WHERE content_object_id = p.id AND assigned_to_id = NEW.released_by_id)
       OR EXISTS (SELECT FROM workflows_step WHERE procedure_id = p.id AND taken_by_id = NEW.released_by_id)
       OR EXISTS (SELECT FROM workflows_approval WHERE procedure_id = p.id AND proposed_by_id = NEW.released_by_id)))
  THEN RAISE EXCEPTION 'gate % is not released by somebody who works on the case', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER released BEFORE UPDATE ON cases_gate FOR EACH ROW EXECUTE FUNCTION released_by_other_hands();
ALTER TABLE cases_gate ENABLE ALWAYS TRIGGER released;
"""

OWN_TABLES = "".join(
    f"ALTER FUNCTION {name} SET search_path = public, pg_temp;\n"
    for name in ("gate_holds()", "released_by_other_hands()")
)


def written():
    cases = " ".join(f"WHEN '{state}' THEN {nearness}" for state, nearness in NEARNESS.items())
    return GATE_HOLDS.replace("{cases}", cases) + OTHER_HANDS + OWN_TABLES


class Migration(migrations.Migration):
    dependencies = [("workflows", "0010_error_claim"), ("cases", "0005_gates")]
    operations = [migrations.RunSQL(written())]
