"""What there is to count, read from the raw rows as they stand: a dictionary each, with its day and every dimension as text."""

from zoneinfo import ZoneInfo

from reintegration.models import LedgerEntry
from tests.reports.happening_after_all import after_all, businesses
from tests.reports.official_recounting import MEMBERS
from workflows.models import Procedure
from workflows.rows import Grant

BAKU = ZoneInfo("Asia/Baku")
REQUESTS = {
    "readmissionrequest": "own_national", "outgoingrequest": "own_national", "thirdcountryrequest": "third_country",
    "outgoingthirdcountryrequest": "third_country",
}  # fmt: skip
SURE = ("confirmed", "documented", "claimed", "presumed")
STAGES = {"contact": "contacted", "complete_assessment": "assessed", "approve_plan": "planned", "close": "closed"}
UNRECORDED = {"lost_contact": "not_reached", "declined": "declined", "remigrated": "abroad", "deceased": "deceased"}
MET = {"met": "reached"}
ADULT = {"Y_LT14": "Y_LT18", "Y14-17": "Y_LT18", "Y18-34": "Y_GE18", "Y_GE35": "Y_GE18"}
KINDS = {"EUAZ": "union", "CHAZ": "other", "NOAZ": "other", "HOUSE": "none"}


def local(moment):
    return moment.astimezone(BAKU).date() if moment else None


def years(born, on):
    if not born or born.startswith("00"):
        return None
    year, month, day = map(int, born.split("-"))
    had = month == 0 or (on.month, on.day) >= (month, day)
    return on.year - year - (0 if had else 1)


def band(age):
    if age is None:
        return ""
    return "Y_LT14" if age < 14 else "Y14-17" if age < 18 else "Y18-34" if age < 35 else "Y_GE35"


def happened(groups):
    """Everything of procedures that the agency of this group leads: (kind, told)."""
    mine = set(
        Grant.objects.filter(
            group_id=groups, permission__codename__in=("play_lead", "play_case_management")
        ).values_list("content_object_id", flat=True)
    )
    for row in Procedure.objects.filter(pk__in=mine).select_related("case__agreement").order_by("pk"):
        procedure = row.as_kind()
        for kind, told in _of(procedure):
            yield kind, _whole(procedure, told)


def _whole(procedure, told):
    case = procedure.case
    inwards = case.requested_state == "AZ"
    base = {
        "direction": "in" if inwards else "out", "state": case.requesting_state if inwards else case.requested_state,
        "agreement": case.agreement.code if case.agreement else "", "ended": None, "main": True, "amount": None,
    }  # fmt: skip
    told = base | told
    person = told.get("who")
    if person is not None:
        on = told["on"]
        held = sorted(person.nationalities.all(), key=lambda n: (SURE.index(n.basis), n.state != "AZ", n.state))
        told |= {
            "sex": person.sex,
            "age": band(years(person.born, told.get("aged_on", on))),
            "citizenship": held[0].state if held else "UNK",
        }
    told |= {"adult": ADULT.get(told.get("age"), ""), "agreement_kind": KINDS.get(told["agreement"], "")}
    told["union"] = _union(told.get("citizenship"))
    told["member"] = "main" if told["main"] else "family"
    day = told["by"] if "by" in told else told["on"]
    told |= {"month": f"{day:%Y-%m}", "year": f"{day:%Y}", "quarter": f"{day.year}-Q{(day.month + 2) // 3}", "day": day}
    return told


def _union(citizenship):
    if citizenship in (None, "", "UNK", "XXX"):
        return ""
    return "inside" if citizenship in MEMBERS else "outside"


def _of(procedure):
    name = procedure.kind
    if name in REQUESTS:
        yield from _request(procedure)
    elif name == "traveldocument":
        yield from (
            ("document", {"on": local(s.taken_at), "who": _subject(procedure)})
            for s in procedure.steps.filter(transition="issue")
        )
    else:
        yield from {
            "voluntaryreturn": _return, "reintegrationcase": _reintegration, "measure": _measure, "referral": _referral,
        }.get(name, lambda _p: ())(procedure)  # fmt: skip


def _subject(procedure):
    member = procedure.case.members.filter(relation="subject").first()
    return member and member.person


def _request(request):
    received = local(request.received_at or getattr(request, "sent_at", None))
    if received is None or request.state in ("draft", "discarded"):
        return
    steps = list(request.steps.order_by("taken_at", "pk"))
    about = {"about": REQUESTS[request.kind], "procedure_type": "accelerated" if request.is_accelerated else "normal"}
    replies = [(s, _replied(s)) for s in steps if _replied(s)]
    yield from _people_of(request, steps, about, received, replies)
    subject = _subject(request)
    for step, said in replies:
        ground = step.answers.get("refusal_ground", "") if said == "refused" else ""
        on = local(step.taken_at)
        yield "reply", about | {
            "on": on, "who": subject, "outcome": said, "ground": ground, "timely": _timely(request, step), "days": (on - received).days
        }  # fmt: skip
    yield from (("withdrawal", about | {"on": local(s.taken_at), "who": subject}) for s in _withdrawn(steps))
    results = [s.answers.get("interview_result", "") for s in steps if s.transition == "record_interview"]
    for step in (s for s in steps if s.transition == "order_interview"):
        yield (
            "interview",
            about | {"on": local(step.taken_at), "who": subject, "outcome": results.pop(0) if results else "open"},
        )


def _withdrawn(steps):
    return [step for step in steps if step.transition == "withdraw"]


def _people_of(request, steps, about, received, replies):
    outcome = replies[-1][1] if replies else "withdrawn" if _withdrawn(steps) else "open"
    outcome = "withdrawn" if request.state == "withdrawn" else outcome
    came = request.arrived_at and {s.transition for s in steps} & {"receive", "record_behind_gate", "confirm_arrival"}
    for member in request.case.members.all():
        is_main = member.relation == "subject"
        told = about | {"who": member.person, "main": is_main}
        yield "application", told | {"on": received, "outcome": outcome, "ended": local(request.closed_at)}
        if came and (is_main or (member.decision == "covered" and member.travels)):
            yield "transfer", told | {"on": local(request.arrived_at), "return_type": "readmitted"}


def _replied(step):
    if step.transition in ("agree", "record_agreement"):
        return "agreed"
    if step.transition in ("refuse", "record_refusal", "record_timely_refusal"):
        return "refused"
    return "deemed" if step.transition == "deem_agreed" else None


def _timely(request, step):
    ran = (
        request.clocks.filter(deadline__in=("reply", "reply_accelerated"), stopped_at__gte=step.taken_at)
        .order_by("stopped_at")
        .first()
    )
    return "" if ran is None else "in_time" if step.taken_at < ran.due_at else "late"


def _return(procedure):
    programme = procedure.programme.code if procedure.programme else ""
    for session in procedure.case.counselling.all():
        told = {"who": _subject(procedure), "programme": programme, "outcome": session.outcome}
        yield "counselling", told | {"on": session.on}
    for member in procedure.case.members.all():
        is_main = member.relation == "subject"
        told = {"who": member.person, "main": is_main, "programme": programme}
        if procedure.applied_on:
            outcome = "returned" if procedure.state == "closed" else procedure.state
            yield "return", told | {"on": procedure.applied_on, "outcome": outcome, "ended": local(procedure.closed_at)}
        if procedure.departed_at and (is_main or member.travels):
            yield "departure", told | {"on": local(procedure.departed_at), "return_type": "assisted"}


def _supported(case):
    return {
        "return_type": case.return_type, "region": case.region, "programme": case.programme.code if case.programme else "",
        "who": _subject(case), "aged_on": local(case.referred_at),
    }  # fmt: skip


def _reintegration(case):
    told, begun = _supported(case), local(case.referred_at)
    yield "reintegration", told | {"on": begun, "outcome": case.outcome or "open", "ended": local(case.closed_at)}
    seen = set()
    for step in case.steps.order_by("taken_at", "pk"):
        stage = STAGES.get(step.transition)
        if stage and stage not in seen:
            seen.add(stage)
            on = local(step.taken_at)
            yield "stage", told | {"on": on, "by": begun, "outcome": stage, "days": (on - begun).days}
    kept = {row.wave: row for row in case.follow_ups.all()}
    for wave in ("3", "6", "12"):
        clock, row = case.clocks.filter(deadline=f"follow_up_{wave}").last(), kept.get(wave)
        if row or clock:
            outcome = (
                MET.get(row.result, row.result)
                if row
                else UNRECORDED.get(case.outcome, "ended" if case.outcome else "overdue")
            )
            days = [row.on] if row else []
            yield (
                "follow_up",
                told | {"on": min([*days, *([clock.due_on] if clock else [])]), "wave": wave, "outcome": outcome},
            )
    for survey in case.surveys.exclude(finished_at=None):
        yield "survey", told | {"on": survey.on, "wave": survey.wave, "outcome": survey.result}
    yield from after_all(case, told)


def _measure(measure):
    case = measure.parent.as_kind() if measure.parent else None
    told = {
        "who": measure.beneficiary, "programme": measure.programme.code, "measure_kind": measure.measure_kind.code,
        "dimension": measure.measure_kind.dimension, "partner": measure.provider.code if measure.provider else "",
        "return_type": case.return_type if case else "", "region": case.region if case else "",
        "aged_on": local(measure.approved_at) or local(measure.opened_at), "outcome": measure.state,
    }  # fmt: skip
    if measure.approved_at:
        yield "measure", told | {"on": local(measure.approved_at), "ended": local(measure.closed_at)}
    if measure.handed_over_on:
        yield "hand_over", told | {"on": measure.handed_over_on}
    yield from businesses(measure, told)
    for entry in LedgerEntry.objects.filter(measure=measure).select_related("programme", "reverses"):
        done = entry.reverses or entry
        sign = {"commit": 1, "release": -1, "pay": 1, "recover": -1}[done.what] * (-1 if entry.reverses else 1)
        outcome = "committed" if done.what in ("commit", "release") else "spent"
        yield "money", told | {
            "on": local(entry.entered_at), "outcome": outcome, "amount": sign * entry.booked, "currency": entry.programme.currency
        }  # fmt: skip


def _referral(referral):
    case = referral.parent.as_kind() if referral.parent else None
    clock = referral.clocks.filter(deadline="answer").first()
    answer = referral.steps.filter(transition__in=("accept", "decline")).order_by("taken_at").first()
    timely = "" if not (clock and answer) else "in_time" if answer.taken_at < clock.due_at else "late"
    yield "referral", {
        "on": local(referral.sent_at), "who": referral.person, "ground": referral.need, "partner": referral.agency.code, "timely": timely,
        "outcome": "open" if referral.state in ("sent", "accepted") else referral.state, "region": case.region if case else "",
        "return_type": case.return_type if case else "",
    }  # fmt: skip
