"""Facts of readmission, in both directions: applications and the persons in them, replies, interviews, documents, transfers."""

from reports.facts.about import day, of_person, of_procedure, spent, subject_of

ABOUT = {
    "readmissionrequest": "own_national", "outgoingrequest": "own_national",
    "thirdcountryrequest": "third_country", "outgoingthirdcountryrequest": "third_country",
}  # fmt: skip
REPLIES = {
    "agree": "agreed", "record_agreement": "agreed", "refuse": "refused", "record_refusal": "refused",
    "record_timely_refusal": "refused", "deem_agreed": "deemed",
}  # fmt: skip
REPLY_CLOCKS = ("reply", "reply_accelerated")
ARRIVALS = ("receive", "record_behind_gate", "confirm_arrival")
NOT_SENT = ("draft", "discarded")


def facts(view):
    for kind, about in ABOUT.items():
        for request in view.rows(kind):
            if request.state not in NOT_SENT and (sent := day(_sent_at(request))):
                told = of_procedure(view, request, sent)
                told |= {"about": about, "procedure_type": "accelerated" if request.is_accelerated else "normal"}
                yield from _of_request(view, request, told)
    for paper in view.rows("traveldocument"):
        yield from _of_document(view, paper)


def _sent_at(request):
    """When the time of the reply begins to matter: the receipt, as it is recorded, by whichever side was asked."""
    return request.received_at or getattr(request, "sent_at", None)


def _of_request(view, request, told):
    steps = view.of("steps", request)
    yield from _applications(view, request, told, steps)
    yield from _replies(view, request, told, steps)
    yield from _interviews(view, told, steps)
    yield from _transfers(view, request, told, steps)
    for step in steps:
        if step.transition == "withdraw":
            yield _of_step("withdrawal", view, told, step, {})


def _of_step(kind, view, told, step, more):
    on = day(step.taken_at)
    about = of_person(view, subject_of(view), on)
    return kind, str(step.id), told | about | {"on": on, "days": spent(told["begun_on"], on)} | more


def _applications(view, request, told, steps):
    """One of each person; the main one stands for the application."""
    said = [REPLIES[step.transition] for step in steps if step.transition in REPLIES]
    withdrawn = request.state == "withdrawn" or (not said and any(step.transition == "withdraw" for step in steps))
    outcome = "withdrawn" if withdrawn else said[-1] if said else "open"
    ended = {"outcome": outcome, "ended_on": day(request.closed_at), "on": told["begun_on"]}
    for member in view.members:
        about = of_person(view, member.person_id, told["begun_on"])
        yield (
            "application",
            f"{request.id}/{member.id}",
            told | about | ended | {"is_main": member.relation == "subject"},
        )


def _replies(view, request, told, steps):
    for step in steps:
        if step.transition in REPLIES:
            outcome = REPLIES[step.transition]
            ground = step.answers.get("refusal_ground", "") if outcome == "refused" else ""
            said = {"outcome": outcome, "ground": ground, "timely": _timely(view, request, step)}
            yield _of_step("reply", view, told, step, said)


def _timely(view, request, step):
    """Whether a reply came before its time was over: that of the clock which it stopped. "" where none ran."""
    clocks = [
        clock
        for clock in view.of("clocks", request)
        if clock.deadline in REPLY_CLOCKS and clock.stopped_at and clock.stopped_at >= step.taken_at
    ]
    if not clocks:
        return ""
    clock = min(clocks, key=lambda one: one.stopped_at)
    return "in_time" if step.taken_at < clock.due_at else "late"


def _interviews(view, told, steps):
    """One a request for one; its outcome is that of the record that follows."""
    results = [step.answers.get("interview_result", "") for step in steps if step.transition == "record_interview"]
    asked = [step for step in steps if step.transition == "order_interview"]
    for place, step in enumerate(asked):
        yield _of_step("interview", view, told, step, {"outcome": results[place] if place < len(results) else "open"})


def _transfers(view, request, told, steps):
    """One of each person who came: of the family, those whom the reply covers and who travelled along."""
    if not (request.arrived_at and any(step.transition in ARRIVALS for step in steps)):
        return
    on = day(request.arrived_at)
    for member in view.members:
        is_main = member.relation == "subject"
        if is_main or (member.travels and member.decision == "covered"):
            said = {"on": on, "is_main": is_main, "days": spent(told["begun_on"], on), "return_type": "readmitted"}
            yield "transfer", f"{request.id}/{member.id}", told | of_person(view, member.person_id, on) | said


def _of_document(view, paper):
    told = of_procedure(view, paper, day(paper.asked_at))
    for step in view.of("steps", paper):
        if step.transition == "issue":
            yield _of_step("document", view, told, step, {})
