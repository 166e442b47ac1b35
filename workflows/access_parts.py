"""What this floor tells somebody who asks for their own data: who was told what, and how the deadlines of their cases are counted."""

from django.utils.translation import gettext as _

from agencies.words import CASE_ROLE_NAMES, GROUP_NAMES
from audit.dates import day, day_and_time
from cases.about.walking import rows_about
from cases.agreements import NoLimit, sentences
from cases.terms import Confidence
from workflows.about import is_weighed
from workflows.clocks import recount
from workflows.rows import Carried, Clock, Communication, Grant, Letter, Procedure


def open_cases(cases):
    """Those with a procedure of their own that has not ended."""
    return Procedure.objects.filter(case__in=cases, parent=None, closed_at=None).values_list("case", flat=True)


def name_of_case(key):
    """The numbers of its own procedures."""
    return ", ".join(Procedure.objects.filter(case=key, parent=None).order_by("pk").values_list("reference", flat=True))


def recipients(teller):
    """[{agency, what, at, groups, …}]: agencies with a part, what crossed the border, letters between agencies of ours."""
    yield from _parts(teller)
    yield from _communications(teller)
    yield from _letters(teller)


def _about(teller, model, *related):
    return rows_about(model, teller.subject.persons, teller.subject.cases).select_related(*related).order_by("pk")


def _is_held(teller, procedure, model):
    """What is weighed in an open case is counted as held back."""
    if procedure.case_id in teller.open_cases and is_weighed(procedure):
        teller.held.add("deliberation", model)
        return True
    return False


def _parts(teller):
    for grant in _about(teller, Grant, "content_object", "group__agency"):
        if not _is_held(teller, grant.content_object, Grant):
            first = grant.history.order_by("history_date", "history_id").first()
            what = _("has a part in %(procedure)s: %(part)s") % {
                "procedure": grant.content_object.reference, "part": CASE_ROLE_NAMES[grant.case_role],
            }  # fmt: skip
            yield _told(grant.group.agency, what, first.history_date if first else None, "")


def _communications(teller):
    sent = _about(teller, Communication, "recipient", "sender", "receipt", "letter", "procedure")
    for one in sent.filter(direction=Communication.Direction.SENT):
        told = _told(one.recipient, one.name, one.at, one.ground)
        receipt = getattr(one, "receipt", None)
        yield told | {
            "groups": sorted(str(GROUP_NAMES[group]) for group in one.groups),
            "confirmed": receipt and f"{receipt.get_how_display()}, {day_and_time(receipt.at)}",
            "bundles": [
                item.bundle.number for item in Carried.objects.filter(communication=one).select_related("bundle")
            ],
        }


def _letters(teller):
    """Those that crossed no border; the others stand among the communications."""
    for letter in _about(teller, Letter, "recipient", "procedure").filter(communication=None):
        if not _is_held(teller, letter.procedure, Letter):
            yield _told(letter.recipient, letter.kind_name, letter.made_at, letter.procedure.reference)


def _told(agency, what, at, ground):
    return {"agency": agency.name, "what": str(what), "at": day_and_time(at) if at else "", "ground": ground}


def deadlines(teller):
    """[{label, procedure, counted_from, last_day, rule, steps}]: each clock, and how it comes to its last day."""
    for clock in _about(teller, Clock, "procedure__case", "limit__agreement"):
        if not _is_held(teller, clock.procedure, Clock):
            yield {
                "label": str(clock.deadline_declared.label),
                "procedure": clock.procedure.reference,
                "counted_from": day_and_time(clock.started_at),
                "last_day": day(clock.due_on),
                "rule": _rule(clock.limit),
                "steps": _explained(clock),
            }


def _rule(limit):
    sure = Confidence(limit.confidence).label
    return ", ".join(map(str, filter(None, (limit.agreement.name, limit.article, limit.source, sure))))


def _explained(clock):
    try:
        return sentences(recount(clock))
    except NoLimit as none:
        return [str(none)]
