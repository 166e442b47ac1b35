"""What the database itself refuses: a state without its step, a changed history, one's own signature, a decision without one."""

from django.db import migrations

from audit.locks import keep, keep_histories

STATE_HAS_STEP = """
ALTER TABLE workflows_step ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE FUNCTION own_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.written_in := pg_current_xact_id(); RETURN NEW; END $$;
CREATE TRIGGER own_transaction BEFORE INSERT ON workflows_step FOR EACH ROW EXECUTE FUNCTION own_transaction();

CREATE FUNCTION state_has_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.state END;
BEGIN
  IF NOT EXISTS (SELECT FROM workflows_step WHERE procedure_id = NEW.id AND source = before AND target = NEW.state
                 AND written_in = pg_current_xact_id())
  THEN RAISE EXCEPTION 'procedure % came to state "%" without a step', NEW.id, NEW.state USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER opened AFTER INSERT ON workflows_procedure DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION state_has_step();
CREATE CONSTRAINT TRIGGER stepped AFTER UPDATE OF state ON workflows_procedure DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION state_has_step();

CREATE FUNCTION step_moves_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last_target text;
BEGIN
  SELECT target INTO last_target FROM workflows_step WHERE procedure_id = NEW.procedure_id ORDER BY id DESC LIMIT 1;
  IF NOT EXISTS (SELECT FROM workflows_procedure WHERE id = NEW.procedure_id AND state = last_target)
  THEN RAISE EXCEPTION 'procedure % is not where its last step led', NEW.procedure_id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER moved AFTER INSERT ON workflows_step DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION step_moves_state();
"""

OTHER_EYES = """
ALTER TABLE workflows_signature ADD CONSTRAINT signature_names_the_proposer
  FOREIGN KEY (approval_id, proposed_by_id) REFERENCES workflows_approval (id, proposed_by_id);

CREATE FUNCTION approval_once_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome <> 'open' THEN
    RAISE EXCEPTION 'proposal % has been decided; it is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF (NEW.procedure_id, NEW.transition, NEW.answers, NEW.proposed_by_id, NEW.proposed_for_id, NEW.proposed_as, NEW.proposed_at, NEW.comment)
     IS DISTINCT FROM (OLD.procedure_id, OLD.transition, OLD.answers, OLD.proposed_by_id, OLD.proposed_for_id, OLD.proposed_as, OLD.proposed_at,
                       OLD.comment) THEN
    RAISE EXCEPTION 'what was proposed in % is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF NEW.outcome IN ('granted', 'refused', 'returned')
     AND NOT EXISTS (SELECT FROM workflows_signature WHERE approval_id = NEW.id AND decision = NEW.outcome) THEN
    RAISE EXCEPTION 'proposal % was decided without a signature', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided BEFORE UPDATE ON workflows_approval FOR EACH ROW EXECUTE FUNCTION approval_once_decided();

CREATE FUNCTION approval_begins_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome <> 'open' THEN
    RAISE EXCEPTION 'a proposal begins open, not as "%"', NEW.outcome USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposed BEFORE INSERT ON workflows_approval FOR EACH ROW EXECUTE FUNCTION approval_begins_open();

CREATE FUNCTION signed_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM workflows_approval WHERE id = NEW.approval_id AND outcome = 'open') THEN
    RAISE EXCEPTION 'proposal % has been decided; nobody signs it any more', NEW.approval_id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed BEFORE INSERT ON workflows_signature FOR EACH ROW EXECUTE FUNCTION signed_while_open();

CREATE FUNCTION step_was_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM workflows_approval WHERE id = NEW.approval_id AND outcome = 'granted'
                 AND procedure_id = NEW.procedure_id AND transition = NEW.transition)
  THEN RAISE EXCEPTION 'step % rests on a proposal that was not approved', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER approved AFTER INSERT ON workflows_step DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.approval_id IS NOT NULL) EXECUTE FUNCTION step_was_approved();
ALTER TABLE workflows_procedure ENABLE ALWAYS TRIGGER opened, ENABLE ALWAYS TRIGGER stepped;
ALTER TABLE workflows_step ENABLE ALWAYS TRIGGER moved, ENABLE ALWAYS TRIGGER approved, ENABLE ALWAYS TRIGGER own_transaction;
ALTER TABLE workflows_approval ENABLE ALWAYS TRIGGER proposed, ENABLE ALWAYS TRIGGER decided;
ALTER TABLE workflows_signature ENABLE ALWAYS TRIGGER signed;
"""

# The work list's sort key stands on the grant, so that a page is read from one index range; no path can forget it here.
SORT_KEYS = """
CREATE FUNCTION copy_sort_key(which bigint) RETURNS void LANGUAGE sql AS $$
  UPDATE workflows_grant g SET live = k.live, state = k.state, due_at = k.due_at, turn = (a.group_id = g.group_id)
  FROM (SELECT p.closed_at IS NULL AS live, p.state, p.held_by_id,
               (SELECT min(c.due_at) FROM workflows_clock c
                WHERE c.procedure_id = p.id AND c.stopped_at IS NULL AND c.paused_at IS NULL) AS due_at
        FROM workflows_procedure p WHERE p.id = which) k
  LEFT JOIN agencies_agency a ON a.id = k.held_by_id
  WHERE g.content_object_id = which
    AND (g.live, g.state, g.due_at, g.turn) IS DISTINCT FROM (k.live, k.state, k.due_at, coalesce(a.group_id = g.group_id, false));
$$;
CREATE FUNCTION sort_key_of_procedure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM copy_sort_key(NEW.id); RETURN NULL; END $$;
CREATE FUNCTION sort_key_of_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM copy_sort_key(coalesce(NEW.procedure_id, OLD.procedure_id)); RETURN NULL; END $$;
CREATE FUNCTION sort_key_of_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM copy_sort_key(NEW.content_object_id); RETURN NULL; END $$;
CREATE TRIGGER sort_key AFTER UPDATE OF state, closed_at, held_by_id ON workflows_procedure
  FOR EACH ROW WHEN ((OLD.state, OLD.closed_at, OLD.held_by_id) IS DISTINCT FROM (NEW.state, NEW.closed_at, NEW.held_by_id))
  EXECUTE FUNCTION sort_key_of_procedure();
CREATE TRIGGER sort_key AFTER INSERT OR UPDATE OR DELETE ON workflows_clock FOR EACH ROW EXECUTE FUNCTION sort_key_of_clock();
CREATE TRIGGER sort_key AFTER INSERT ON workflows_grant FOR EACH ROW EXECUTE FUNCTION sort_key_of_grant();
"""

# Whoever may make temporary tables could lay one of the same name over the table that a lock looks at.
OWN_TABLES = "".join(
    f"ALTER FUNCTION {name} SET search_path = public, pg_temp;\n"
    for name in (
        "state_has_step()", "step_moves_state()", "approval_once_decided()", "signed_while_open()", "step_was_approved()",
        "copy_sort_key(bigint)", "sort_key_of_procedure()", "sort_key_of_clock()", "sort_key_of_grant()",
    )
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("workflows", "0001_initial"), ("audit", "0002_locks")]
    operations = [
        migrations.RunSQL(STATE_HAS_STEP + OTHER_EYES + SORT_KEYS + OWN_TABLES),
        migrations.RunSQL(
            keep("workflows_step", "workflows_signature", "workflows_letter", "workflows_lettercopy")
            + keep_histories("workflows")
        ),
    ]
