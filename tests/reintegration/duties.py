"""A measure in two payments on which every duty comes round twice, and the ways in which somebody can try to do one."""

from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from agencies.roles import CASEWORKER, FINANCE_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import today
from tests import a
from tests.reintegration.measuring import paper, visited
from workflows.perform import Refused, decide, perform

DUTIES = ("propose", "approve", "verify", "pay")
VERIFIED = {"verified_by_means": "visit", "verification_note": "All there."}
# The acts in their order: what, which duty, what is answered.
ACTS = (
    ("submit", "propose"), ("submit", "approve"), ("verify", "verify"), ("pay_part", "pay"),
    ("verify", "verify"), ("explain_double", "propose"), ("explain_double", "approve"), ("pay", "pay"),
)  # fmt: skip
USUALLY = {"propose": "manager", "approve": "chief", "verify": "visitor", "pay": "payer"}
BEFORE = {2: ("accept", "start", "deliver"), 4: ("deliver",)}  # what the provider does in between

STEP = """
    INSERT INTO workflows_step (procedure_id, transition, source, target, taken_at, taken_by_id, taken_for_id, taken_as, answers, comment, act_roles)
    VALUES (%s, %s, %s, %s, now(), %s, %s, 'somebody', '{}', '', '')
"""
SIGNATURE = """
    INSERT INTO workflows_signature (approval_id, proposed_by_id, signed_by_id, signed_for_id, signed_as, signed_at, decision, comment, act_roles)
    VALUES (%s, %s, %s, %s, 'somebody', now(), 'granted', '', '')
"""


def somebody_with_every_role():
    return a.person(CASEWORKER, SUPERVISOR, FINANCE_OFFICER, at="AZ-MLSP")


def answers(name):
    on = {"verify": "verified_on", "pay": "paid_on", "pay_part": "paid_on"}.get(name)
    told = {"verify": VERIFIED, "explain_double": {"double_reason": "Two needs."}}.get(
        name, {"payment_reference": "P-1"} if on else {}
    )
    return told | ({on: today()} if on else {})


def places(first, second):
    """Where in the road the first of two duties is done, and where the other could be, later."""
    start = next(place for place, (_name, duty) in enumerate(ACTS) if duty == first)
    return start, next(place for place, (_name, duty) in enumerate(ACTS) if duty == second and place > start)


def walk_to(measure, people, end, by_place):
    """Every act before one, by whom it is for, or by somebody named for its place."""
    for place in range(end):
        measure = act(
            prepare(measure, people, place), place, by_place.get(place) or getattr(people, USUALLY[ACTS[place][1]])
        )
    return prepare(measure, people, end)


def prepare(measure, people, place):
    for name in BEFORE.get(place, ()):
        more = {"handed_over_on": today()} if name == "deliver" else {}
        measure = a.step(measure, name, people.deliverer, **more)
        if name == "deliver":
            paper(measure, people.manager, "receipt")
            measure = visited(measure, a.person(CASEWORKER, at="AZ-MLSP"))
    return measure


def act(measure, place, by):
    """Through the door."""
    name, duty = ACTS[place]
    with acting(by):
        if duty == "approve":
            decide(measure.approvals.get(outcome="open"), by, "granted")
        else:
            perform(measure, name, by, answers(name), comment="So it is.")
    return a.again(measure)


def at_the_door(measure, place, by):
    try:
        act(measure, place, by)
    except Refused as refused:
        return str(refused)
    return ""


def on_the_page(measure, place, by):
    """What the page says; empty where it was done."""
    name, duty = ACTS[place]
    client = Client()
    client.force_login(by.user, "django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["agency"] = by.agency.pk
    session.save()
    if duty == "approve":
        url, data = (
            reverse("judge", args=[measure.approvals.get(outcome="open").pk]),
            {"decision": "approve", "reason": ""},
        )
    else:
        written = {
            field: f"{told:%d.%m.%Y}" if hasattr(told, "year") else told for field, told in answers(name).items()
        }
        url, data = (
            reverse("take", args=[measure.reference, name]),
            written | {"comment": "So it is.", "token": f"t-{place}"},
        )
    answer = client.post(url, data)
    return answer.content.decode() if answer.status_code != 302 else ""


def by_command(measure, place, by):
    name, duty = ACTS[place]
    told = [
        f"{field}={told:%d.%m.%Y}" if hasattr(told, "year") else f"{field}={told}"
        for field, told in answers(name).items()
    ]
    how = {"by": by.user.email, "at": by.agency.code, "because": "No network.", "sign": duty == "approve"}
    try:
        call_command("take_step", measure.reference, name, answer=[] if duty == "approve" else told, **how)
    except CommandError as refused:
        return str(refused)
    return ""


def by_sql(measure, place, by):
    """What the database says to a row written beneath the door; empty where it took it."""
    name, duty = ACTS[place]
    way = measure.workflow.transitions[name]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if duty == "approve":
                approval = measure.approvals.get(outcome="open")
                cursor.execute(SIGNATURE, [approval.pk, approval.proposed_by_id, by.user.pk, by.agency.pk])
            else:
                target = measure.state if way.target.name == "stay" else way.target.name
                cursor.execute(STEP, [measure.pk, name, measure.state, target, by.user.pk, by.agency.pk])
            transaction.set_rollback(True)
    except IntegrityError as refused:
        return str(refused)
    return ""


CHANNELS = {"door": at_the_door, "page": on_the_page, "command": by_command, "sql": by_sql}
__all__ = ["ACTS", "CHANNELS", "DUTIES"]
