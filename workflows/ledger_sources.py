"""What procedures and cases record in the ledger: steps, proposals, signatures, grants, what crosses the border, consents, gates, rules."""

from audit.ledger.sources import Source
from workflows.declare import BACK, STAY
from workflows.rows.procedures import Procedure

_STEP = """
  SELECT 'c', p.case_id, jsonb_build_object(
    'act', 'step', 'kind', p.kind, 'proc', ledger_alias('p', p.id), 'step', NEW.transition, 'from', NEW.source, 'to', NEW.target,
    'actor', ledger_alias('u', NEW.taken_by_id), 'agency', (SELECT code FROM agencies_agency WHERE id = NEW.taken_for_id),
    'as', NEW.taken_as, 'on', ledger_hash('workflows_approval', NEW.approval_id))
    || jsonb_strip_nulls(jsonb_build_object('for', ledger_alias('u', NEW.taken_in_place_of_id)))
  FROM workflows_procedure p WHERE p.id = NEW.procedure_id
"""
_PROPOSED = """
  SELECT 'c', p.case_id, jsonb_build_object(
    'act', 'proposal', 'kind', p.kind, 'proc', ledger_alias('p', p.id), 'step', NEW.transition,
    'actor', ledger_alias('u', NEW.proposed_by_id), 'agency', (SELECT code FROM agencies_agency WHERE id = NEW.proposed_for_id),
    'as', NEW.proposed_as)
  FROM workflows_procedure p WHERE p.id = NEW.procedure_id
"""
_PROPOSAL_ENDED = """
  SELECT 'c', p.case_id, jsonb_build_object(
    'act', 'proposal_ended', 'on', ledger_hash('workflows_approval', NEW.id), 'outcome', NEW.outcome)
  FROM workflows_procedure p WHERE p.id = NEW.procedure_id
"""
_SIGNATURE = """
  SELECT 'c', p.case_id, jsonb_build_object(
    'act', 'signature', 'kind', p.kind, 'proc', ledger_alias('p', p.id), 'step', a.transition, 'decision', NEW.decision,
    'actor', ledger_alias('u', NEW.signed_by_id), 'agency', (SELECT code FROM agencies_agency WHERE id = NEW.signed_for_id),
    'as', NEW.signed_as, 'on', ledger_hash('workflows_approval', a.id))
    || jsonb_strip_nulls(jsonb_build_object('for', ledger_alias('u', NEW.signed_in_place_of_id)))
  FROM workflows_approval a JOIN workflows_procedure p ON p.id = a.procedure_id WHERE a.id = NEW.approval_id
"""
# Who gave it stands in the history row that was written in the same transaction, if one was: such a row is no older than that.
_GRANT = """
  SELECT 'c', p.case_id, jsonb_build_object(
    'act', 'grant', 'phase', '{phase}', 'proc', ledger_alias('p', p.id), 'part', m.codename, 'agency', a.code,
    'whom', ledger_alias('u', NEW.assigned_to_id), 'actor', ledger_alias('u', h.history_user_id))
  FROM workflows_procedure p CROSS JOIN auth_permission m CROSS JOIN agencies_agency a
  LEFT JOIN LATERAL (SELECT history_user_id FROM workflows_historicalgrant WHERE id = NEW.id AND age(xmin) <= 0
                     ORDER BY history_id DESC LIMIT 1) h ON true
  WHERE p.id = NEW.content_object_id AND m.id = NEW.permission_id AND a.group_id = NEW.group_id
"""
_COMMUNICATION = """
  SELECT 'c', p.case_id, jsonb_build_object(
    'act', 'communication', 'proc', ledger_alias('p', p.id), 'what', NEW.what, 'direction', NEW.direction,
    'sender', (SELECT code FROM agencies_agency WHERE id = NEW.sender_id),
    'recipient', (SELECT code FROM agencies_agency WHERE id = NEW.recipient_id))
  FROM workflows_procedure p WHERE p.id = NEW.procedure_id
"""
_CONSENT = """
  SELECT 'c', NEW.case_id, jsonb_build_object(
    'act', 'consent', 'phase', '{phase}', 'purpose', NEW.purpose, 'actor', ledger_alias('u', NEW.{by}),
    'operator', (SELECT code FROM agencies_agency WHERE id = NEW.operator_id),
    'recipient', (SELECT code FROM agencies_agency WHERE id = NEW.recipient_id){more})
"""
# Why a gate was set is of the gravest group: it stands in the commitment alone.
_GATE = """
  SELECT 'c', NEW.case_id, jsonb_build_object(
    'act', 'gate', 'phase', '{phase}', 'actor', ledger_alias('u', NEW.{by}_by_id),
    'agency', (SELECT code FROM agencies_agency WHERE id = NEW.{by}_for_id){more})
"""
_CHANGE = """
  SELECT 's', NEW.proposed_for_id, jsonb_build_object(
    'act', 'rule_change', 'phase', 'proposed', 'kind', '{kind}', 'actor', ledger_alias('u', NEW.proposed_by_id),
    'agency', (SELECT code FROM agencies_agency WHERE id = NEW.proposed_for_id))
"""
_CHANGE_ENDED = """
  SELECT 's', NEW.proposed_for_id, jsonb_build_object(
    'act', 'rule_change', 'phase', NEW.outcome, 'kind', '{kind}', 'on', ledger_hash('{table}', NEW.id),
    'actor', ledger_alias('u', NEW.decided_by_id), 'agency', (SELECT code FROM agencies_agency WHERE id = NEW.decided_for_id))
"""
_CHANGED = ("proposed_by_id", "proposed_for_id", "proposed_at", "reason")


def changes(table, kind, *said):
    """The two sources of rules that one proposes and another signs: the proposal, and what came of it."""
    return (
        Source(table, _CHANGE.format(kind=kind), _CHANGED + said),
        Source(
            table,
            _CHANGE_ENDED.format(kind=kind, table=table),
            ("outcome", "decided_by_id", "decided_at", "comment"),
            moment="decided",
            event="UPDATE",
            only="OLD.outcome = 'open' AND NEW.outcome <> 'open'",
        ),
    )


SOURCES = (
    Source(
        "workflows_step",
        _STEP,
        ("procedure_id", "transition", "source", "target", "taken_at", "taken_by_id", "taken_for_id", "taken_as", "approval_id",
         "answers", "comment"),
    ),
    Source(
        "workflows_approval",
        _PROPOSED,
        ("procedure_id", "transition", "answers", "comment", "proposed_by_id", "proposed_for_id", "proposed_as", "proposed_at"),
    ),
    Source(
        "workflows_approval",
        _PROPOSAL_ENDED,
        ("outcome", "closed_at"),
        moment="ended",
        event="UPDATE",
        only="OLD.outcome = 'open' AND NEW.outcome IN ('withdrawn', 'lapsed')",
    ),
    Source(
        "workflows_signature",
        _SIGNATURE,
        ("approval_id", "proposed_by_id", "signed_by_id", "signed_for_id", "signed_as", "signed_at", "decision", "comment"),
    ),
    Source("workflows_grant", _GRANT.format(phase="given"), ("group_id", "content_object_id")),
    Source(  # as when sharing ends: who was a partner is an observer then
        "workflows_grant",
        _GRANT.format(phase="changed"),
        ("group_id", "content_object_id"),
        moment="changed",
        event="UPDATE",
        only="OLD.permission_id <> NEW.permission_id",
        repeats=True,
    ),
    Source(
        "workflows_grant",
        _GRANT.format(phase="assigned"),
        ("group_id", "content_object_id"),
        moment="assigned",
        event="UPDATE",
        only="OLD.assigned_to_id IS DISTINCT FROM NEW.assigned_to_id",
        repeats=True,
    ),
    Source(
        "workflows_communication",
        _COMMUNICATION,
        ("key", "procedure_id", "what", "transition", "direction", "sender_id", "recipient_id", "at", "ground", "sha256", "told"),
    ),
    Source(
        "cases_consent",
        _CONSENT.format(phase="given", by="recorded_by_id", more=""),
        ("case_id", "person_id", "operator_id", "recipient_id", "purpose", "data", "given_on", "valid_until", "recorded_by_id",
         "recorded_at"),
    ),
    Source(
        "cases_consent",
        _CONSENT.format(phase="withdrawn", by="withdrawn_recorded_by_id", more=", 'on', ledger_hash('cases_consent', NEW.id)"),
        ("withdrawn_at", "withdrawn_recorded_by_id"),
        moment="withdrawn",
        event="UPDATE",
        only="OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL",
    ),
    Source("cases_gate", _GATE.format(phase="set", by="set", more=""), ("case_id", "code", "set_at", "set_by_id", "set_for_id")),
    Source(
        "cases_gate",
        _GATE.format(phase="released", by="released", more=", 'on', ledger_hash('cases_gate', NEW.id)"),
        ("released_at", "released_by_id", "released_for_id", "release_ground", "release_reason"),
        moment="released",
        event="UPDATE",
        only="OLD.released_at IS NULL AND NEW.released_at IS NOT NULL",
    ),
    *changes("cases_limitchange", "limit", "agreement_id", "name", "value", "unit", "valid_from"),
    *changes("cases_holidaychange", "holiday", "state", "deed", "date", "new_date"),
)  # fmt: skip


def rules():
    """Per kind of procedure: the state in which it begins, and of each step from where to where, whose eyes, which duty.

    A target "=" stays where it is; "<" goes back to where the procedure came from. `signed` is how many other people must
    sign; -1 where that depends on the case.
    """
    return {"kinds": {kind: _rules_of(model.workflow) for kind, model in sorted(Procedure.kinds.items())}}


def _rules_of(workflow):
    steps = {name: _rule_of(workflow, way) for name, way in sorted(workflow.transitions.items())}
    return {"begins": workflow.initial.name, "steps": steps}


def _rule_of(workflow, way):
    sources = [state.name for state in workflow.states.values() if way.leaves(state.name)]
    target = {STAY: "=", BACK: "<"}.get(way.target, way.target.name)
    signed = -1 if callable(way.approval) else len(way.approval)
    return {"from": sorted(sources), "to": target, "signed": signed, "duty": way.duty}
