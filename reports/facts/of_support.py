"""Facts after the decision to return: voluntary returns, reintegration with its stages and follow-ups, measures, money, referrals."""

from reintegration.choices import FOLLOW_UPS, FollowUpResult, Outcome
from reintegration.counting import BY_OUTCOME, BY_RESULT, Standing
from reports.facts.about import day, of_person, of_procedure, spent, subject_of
from reports.facts.naming import codes

STAGES = {"contact": "contacted", "complete_assessment": "assessed", "approve_plan": "planned", "close": "closed"}
SIGNS = {"commit": ("committed", 1), "release": ("committed", -1), "pay": ("spent", 1), "recover": ("spent", -1)}


def facts(view):
    returns = view.rows("voluntaryreturn")
    for procedure in returns:
        yield from _of_return(view, procedure)
    for session in view.rows("sessions") if returns else ():
        yield _of_session(view, returns[0], session)
    for case in view.rows("reintegrationcase"):
        yield from _of_reintegration(view, case)
    for measure in view.rows("measure"):
        yield from _of_measure(view, measure)
    for referral in view.rows("referral"):
        yield from _of_referral(view, referral)


def _of_return(view, procedure):
    applied = procedure.applied_on
    told = of_procedure(view, procedure, applied) | {
        "return_type": "assisted",
        "programme": codes().programme(procedure.programme_id),
    }
    outcome = {"closed": "returned", "ended": "ended"}.get(procedure.state, procedure.state)
    for member in view.members:
        is_main = member.relation == "subject"
        source, along = f"{procedure.id}/{member.id}", is_main or member.travels
        if applied:
            said = {"on": applied, "is_main": is_main, "outcome": outcome, "ended_on": day(procedure.closed_at)}
            yield "return", source, told | of_person(view, member.person_id, applied) | said
        if procedure.departed_at and along:
            on = day(procedure.departed_at)
            said = {"on": on, "is_main": is_main, "days": spent(applied, on)}
            yield "departure", source, told | of_person(view, member.person_id, on) | said


def _of_session(view, procedure, session):
    """A talk with the person, whether they apply afterwards or not."""
    told = of_procedure(view, procedure, procedure.applied_on) | of_person(view, subject_of(view), session.on)
    said = {"on": session.on, "outcome": session.outcome, "programme": codes().programme(procedure.programme_id)}
    return "counselling", str(session.id), told | said | {"return_type": "assisted"}


def of_reintegration(view, case):
    """What every fact of a reintegration case says."""
    begun = day(case.referred_at)
    told = of_procedure(view, case, begun) | {
        "return_type": case.return_type, "region": case.region, "programme": codes().programme(case.programme_id),
    }  # fmt: skip
    return told | of_person(view, subject_of(view), begun)


def _of_reintegration(view, case):
    told = of_reintegration(view, case)
    ended = {"outcome": case.outcome or "open", "ended_on": day(case.closed_at)}
    yield "reintegration", str(case.id), told | ended | {"on": told["begun_on"]}
    yield from _stages(view, case, told)
    yield from _follow_ups(view, case, told)
    for survey in view.of("surveys", case):
        if survey.finished_at:
            yield (
                "survey",
                str(survey.id),
                told | {"on": survey.on, "wave": survey.wave, "outcome": survey.result},
            )


def _stages(view, case, told):
    """Each stage of the plan, the first time that it was reached."""
    reached = {}
    for step in view.of("steps", case):
        if step.transition in STAGES:
            reached.setdefault(STAGES[step.transition], step)
    for stage, step in reached.items():
        on = day(step.taken_at)
        yield "stage", f"{case.id}/{stage}", told | {"on": on, "outcome": stage, "days": spent(told["begun_on"], on)}


def _follow_ups(view, case, told):
    """One a wave as soon as it is due or recorded: whoever was not reached stands in it by name (reintegration.counting)."""
    results = {row.wave: row for row in view.of("follow_ups", case)}
    due = {clock.deadline: clock.due_on for clock in view.of("clocks", case)}
    for wave in FOLLOW_UPS:
        kept, last = results.get(wave.value), due.get(f"follow_up_{wave.value}")
        if kept or last:
            standing = BY_RESULT[FollowUpResult(kept.result)] if kept else _unrecorded(case)
            on = min(filter(None, (kept and kept.on, last)))
            yield (
                "follow_up",
                f"{case.id}/{wave.value}",
                told | {"on": on, "wave": wave.value, "outcome": standing.value},
            )


def _unrecorded(case):
    return BY_OUTCOME.get(Outcome(case.outcome), Standing.ENDED) if case.outcome else Standing.OVERDUE


def of_measure(view, measure):
    """What every fact of a measure says."""
    told = of_procedure(view, measure, day(measure.approved_at) or day(measure.opened_at))
    told |= of_person(view, measure.beneficiary_id, told["begun_on"]) | codes().measure(measure)
    return told | {"return_type": _return_type(view), "region": _region(view)}


def _of_measure(view, measure):
    told = of_measure(view, measure)
    if measure.approved_at:
        said = {"on": day(measure.approved_at), "outcome": measure.state, "ended_on": day(measure.closed_at)}
        yield "measure", str(measure.id), told | said
    if measure.handed_over_on:
        yield "hand_over", str(measure.id), told | {"on": measure.handed_over_on, "outcome": measure.state}
    for entry in view.rows("entries"):
        if entry.measure_id == measure.id:
            yield _of_entry(entry, told)


def _of_entry(entry, told):
    """What an entry of the ledger does to what is committed or spent, in the programme's currency."""
    outcome, sign = SIGNS[(entry.reverses or entry).what]
    if entry.reverses:
        sign = -sign
    said = {
        "on": day(entry.entered_at),
        "outcome": outcome,
        "amount": sign * entry.booked,
        "currency": entry.programme.currency,
    }
    return "money", str(entry.id), told | said


def _return_type(view):
    return next((case.return_type for case in view.rows("reintegrationcase")), "")


def _region(view):
    return next((case.region for case in view.rows("reintegrationcase")), "")


REFERRED = {"sent": "open", "accepted": "open"}


def _of_referral(view, referral):
    if not referral.sent_at:
        return
    on = day(referral.sent_at)
    told = of_procedure(view, referral, on) | of_person(view, referral.person_id, on)
    said = {
        "on": on, "ended_on": day(referral.closed_at), "outcome": REFERRED.get(referral.state, referral.state),
        "ground": referral.need, "partner": codes().agency(referral.agency_id), "region": _region(view),
        "return_type": _return_type(view), "timely": _answered(view, referral),
    }  # fmt: skip
    yield "referral", str(referral.id), told | said


def _answered(view, referral):
    """Whether the agency answered in its time; "" while it has not."""
    clock = next((clock for clock in view.of("clocks", referral) if clock.deadline == "answer"), None)
    answer = next((s for s in view.of("steps", referral) if s.transition in ("accept", "decline")), None)
    return ("in_time" if answer.taken_at < clock.due_at else "late") if clock and answer else ""
