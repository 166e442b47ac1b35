"""A decision about somebody who is no national of ours takes the database two signatures; and its gates hold there too."""

from importlib import import_module

from django.db import migrations

# As the declarations have it (tests/workflows/test_gates.py compares): kind.state and how near it is.
NEARNESS = import_module("workflows.migrations.0011_gates").NEARNESS | {
    "thirdcountryrequest.document_pending": 1,
    "thirdcountryrequest.ready_for_transfer": 2,
    "thirdcountryrequest.transfer_notified": 3,
    "thirdcountryrequest.arrived_behind_gate": 3,
    "thirdcountryrequest.received_at_border": 4,
    "thirdcountryrequest.completed": 4,
    "directreturnnotice.notified": 3,
    "directreturnnotice.arrived_behind_gate": 3,
    "directreturnnotice.received_at_border": 4,
}

# As the declarations have it (tests/workflows/test_two_signatures.py compares): kind.transition and all who sign it.
SIGNERS = {
    "thirdcountryrequest.agree": ("legal_officer@lead", "supervisor@lead"),
    "thirdcountryrequest.refuse": ("legal_officer@lead", "supervisor@lead"),
}

NEAR = """
CREATE OR REPLACE FUNCTION nearness(kind text, state text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind || '.' || state {cases} ELSE 0 END $$;
"""

# Whose signature it is, the row itself proves: each person signs once, never their own proposal (constraints), and holds the role.
ALL_SIGN = """
CREATE FUNCTION signers_named(way text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT CASE way {cases} END $$;
CREATE FUNCTION signers_of(of_procedure bigint, transition text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT signers_named(kind || '.' || transition) FROM workflows_procedure WHERE id = of_procedure $$;

CREATE FUNCTION signed_by_all() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wanted text[] := signers_of(NEW.procedure_id, NEW.transition);
BEGIN
  IF NEW.outcome = 'granted' AND wanted IS NOT NULL AND NOT wanted <@ ARRAY(
       SELECT s.signed_as::text FROM workflows_signature s JOIN agencies_membership m
         ON m.user_id = s.signed_by_id AND m.agency_id = s.signed_for_id AND m.role = split_part(s.signed_as, '@', 1)
       WHERE s.approval_id = NEW.id AND s.decision = 'granted')
  THEN RAISE EXCEPTION 'proposal % was not signed by all who must sign it', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed_by_all BEFORE UPDATE ON workflows_approval FOR EACH ROW EXECUTE FUNCTION signed_by_all();

CREATE FUNCTION step_was_proposed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approval_id IS NULL AND signers_of(NEW.procedure_id, NEW.transition) IS NOT NULL
  THEN RAISE EXCEPTION 'step % of procedure % is taken on a proposal alone', NEW.transition, NEW.procedure_id
    USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposed BEFORE INSERT ON workflows_step FOR EACH ROW EXECUTE FUNCTION step_was_proposed();
ALTER TABLE workflows_approval ENABLE ALWAYS TRIGGER signed_by_all;
ALTER TABLE workflows_step ENABLE ALWAYS TRIGGER proposed;
"""

OWN_TABLES = "".join(
    f"ALTER FUNCTION {name} SET search_path = public, pg_temp;\n"
    for name in ("signers_of(bigint, text)", "signed_by_all()", "step_was_proposed()")
)


def written():
    near = " ".join(f"WHEN '{state}' THEN {nearness}" for state, nearness in NEARNESS.items())
    signers = " ".join(f"WHEN '{way}' THEN ARRAY[{_quoted(who)}]" for way, who in SIGNERS.items())
    return NEAR.replace("{cases}", near) + ALL_SIGN.replace("{cases}", signers) + OWN_TABLES


def _quoted(names):
    return ", ".join(f"'{name}'" for name in names)


class Migration(migrations.Migration):
    dependencies = [("workflows", "0021_direct_return")]
    operations = [migrations.RunSQL(written())]
