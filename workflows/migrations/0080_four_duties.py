"""Whoever proposed, approved, verified or paid in a procedure does none of the other three there: refused by the database too."""

from django.db import migrations

# As the declarations have it (tests/workflows/test_four_duties.py compares): kind.transition and the duty it is.
DUTIES = {
    "measure.submit": "propose",
    "measure.explain_double": "propose",
    "measure.verify": "verify",
    "measure.find_wanting": "verify",
    "measure.pay": "pay",
    "measure.pay_part": "pay",
    "measure.take_payment_back": "pay",
    "measure.recover": "pay",
}

# The row of the procedure is the lock: of two hands at the same moment one waits, and then sees what the other did.
APART = """
CREATE OR REPLACE FUNCTION duty_of(kind text, transition text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind || '.' || transition {cases} ELSE '' END $$;
CREATE FUNCTION duties_apart() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_procedure bigint; of_kind text; way text; who bigint; own text;
BEGIN
  IF TG_TABLE_NAME = 'workflows_step' THEN
    of_procedure := NEW.procedure_id; way := NEW.transition; who := NEW.taken_by_id;
  ELSIF NEW.decision <> 'granted' THEN RETURN NEW;
  ELSE
    who := NEW.signed_by_id;
    SELECT procedure_id, transition INTO of_procedure, way FROM workflows_approval WHERE id = NEW.approval_id;
  END IF;
  SELECT kind INTO of_kind FROM workflows_procedure WHERE id = of_procedure;
  own := duty_of(of_kind, way);
  IF own = '' OR who IS NULL THEN RETURN NEW; END IF;
  IF TG_TABLE_NAME = 'workflows_signature' THEN own := 'approve'; END IF;
  PERFORM FROM workflows_procedure WHERE id = of_procedure FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM workflows_step s WHERE s.procedure_id = of_procedure AND s.taken_by_id = who
             AND duty_of(of_kind, s.transition) NOT IN ('', own))
     OR own <> 'approve' AND EXISTS (
        SELECT FROM workflows_signature g JOIN workflows_approval a ON a.id = g.approval_id
        WHERE a.procedure_id = of_procedure AND g.signed_by_id = who AND g.decision = 'granted' AND duty_of(of_kind, a.transition) <> '')
  THEN RAISE EXCEPTION 'procedure %: whoever did one duty does no other', of_procedure USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duties BEFORE INSERT ON workflows_step FOR EACH ROW EXECUTE FUNCTION duties_apart();
CREATE TRIGGER duties BEFORE INSERT ON workflows_signature FOR EACH ROW EXECUTE FUNCTION duties_apart();
ALTER TABLE workflows_step ENABLE ALWAYS TRIGGER duties;
ALTER TABLE workflows_signature ENABLE ALWAYS TRIGGER duties;
ALTER FUNCTION duties_apart() SET search_path = public, pg_temp;
"""


def written():
    return APART.replace("{cases}", " ".join(f"WHEN '{way}' THEN '{duty}'" for way, duty in DUTIES.items()))


class Migration(migrations.Migration):
    dependencies = [("workflows", "0070_voluntary_return")]
    operations = [migrations.RunSQL(written(), migrations.RunSQL.noop)]
