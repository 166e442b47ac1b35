"""Submits or registers a draft: checked again under its lock, its files made documents, then through the door."""

from audit.moment import now
from cases.agreements import NoLimit, due, limit, sentences
from cases.terms import StartEvent
from workflows.application.checking import examine
from workflows.application.drafting import DRAFT, about, locked
from workflows.application.uploads import file_documents
from workflows.perform import MovedOn, Refused, perform
from workflows.rows import Step


def step_of(known):
    """The step by which this draft goes: its writer's authority sends it, or it came on paper."""
    return "register" if known.on_paper else "submit"


def send(procedure, by, answers, **slip):
    """Takes the step, or proposes it where a supervisor signs; twice with one token is once. `slip` as in `perform`.

    Raises Refused, Changed, MovedOn, Unacceptable.
    """
    with locked(procedure) as fresh:
        if fresh.state != DRAFT:
            if slip["token"] and Step.objects.filter(token=slip["token"], procedure=fresh.pk).exists():
                return None
            raise MovedOn(str(fresh.state_declared))
        known = about(fresh, by)
        examined = examine(fresh, known)
        if examined.faults:
            raise Refused()
        fresh.application = _as_filed(examined.application)
        fresh.save(update_fields=["application"])
        file_documents(fresh.case, fresh.application, by)
        return perform(fresh, step_of(known), by, answers, **slip)


def _as_filed(application):
    """What a paper form does not say was not said: nothing is filed about it."""
    unsaid = application["voluntary_return"]["offered"] is None
    return application | ({"voluntary_return": {}} if unsaid else {})


def reply_expected(case, procedure="normal"):
    """The reply period as it would run from now: {due_on, sentences, waits}, or {refusal} where there is none."""
    try:
        rule = limit(case.agreement, "reply_accelerated" if procedure == "accelerated" else "reply")
        counted = due(rule, now(), requesting_state=case.requesting_state, requested_state=case.requested_state)
    except NoLimit as none:
        return {"refusal": str(none)}
    return {
        "due_on": counted.due_on,
        "sentences": sentences(counted),
        "waits": rule.start_event == StartEvent.CONFIRMED_RECEIPT,
    }


def recipient(procedure):
    """The authority that is asked."""
    return procedure.case.requested_agency
