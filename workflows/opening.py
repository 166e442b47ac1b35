"""Opens a procedure: its reference, its grants, its opening step."""

from django.db import connection
from django.db import transaction as db

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, CLOCK, Capacity, Role
from agencies.states import AZERBAIJAN
from audit.moment import now
from cases.filing import next_reference
from workflows.clocks import turn_clocks
from workflows.notices import post, tell_of_turn
from workflows.rows import Procedure, Step
from workflows.taking import author


@db.atomic
def open_(model, case, by, agencies, **fields):
    """Opens a procedure: `agencies` maps each CaseRole to its Agency. Its opening is its first step.

    `fields` are those of the model; among them may be `parent`, and `token`, which makes it happen once.
    """
    parent, token = fields.get("parent"), fields.pop("token", None)
    if token and (done := _opened_already(token)):
        return model.objects.get(pk=done.procedure_id)
    workflow = model.workflow
    fields["parent"] = parent and Procedure(pk=parent.pk)  # a child knows its parent as a Procedure, whatever its kind
    fields |= {"from_state": case.requesting_state, "to_state": case.requested_state}
    procedure = model(case=case, opened_at=now(), entered_at=now(), **fields)
    procedure.reference = next_reference(workflow.prefix, _series(workflow, case))
    procedure.title = procedure.title or (parent.title if parent else "")
    procedure.held_by = _first_holder(workflow, agencies)
    procedure.save()
    procedure.bring_in(agencies, by if by and CASEWORKER in by.roles else None)
    step = Step.objects.create(
        procedure=procedure,
        transition=Step.OPENING,
        target=procedure.state,
        token=token,
        **author(by, _opened_as(by, agencies)),
    )
    turn_clocks(procedure)
    tell_of_turn(procedure, step)
    post(procedure.case)
    return procedure


def _series(workflow, case):
    """Each State reads a series of its own; what is led after the return is ours alone, and tells nobody where from."""
    return AZERBAIJAN if workflow.led_by == CASE_MANAGEMENT else case.other_state


def _opened_already(token):
    """The opening that bears this token; a second click at the same moment waits here until the first has come through."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [token])
    return Step.objects.filter(token=token).first()


def _first_holder(workflow, agencies):
    wanted = workflow.initial.held_by
    wanted = wanted if isinstance(wanted, tuple) else (wanted,)
    return next((agencies[role] for role in wanted if role in agencies), next(iter(agencies.values())))


def _opened_as(by, agencies):
    """The capacity in which somebody opens: their working role at their agency's part in the new procedure."""
    if by is None:
        return str(CLOCK)
    role = next(role for role in (Role.INTAKE, Role.CASEWORKER, *sorted(by.roles)) if role in by.roles)
    part = next((case_role for case_role, agency in agencies.items() if agency.pk == by.agency.pk), None)
    return str(Capacity(role, part))
