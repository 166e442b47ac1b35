"""What case managers do in the reintegration cases of the demo town, from the first contact to the outcome."""

from datetime import timedelta

from agencies.disclosure import FieldGroup
from audit.moment import today
from cases.documents import Document
from cases.filing import keep_document
from cases.packages.samples.specimens import paper_pdf
from config.town.name_lists import PLACES
from config.town.returning import CONSENT
from config.town.texts_of_support import GOALS, VISITED
from reintegration.consenting import give_consent
from reintegration.models import Visit
from reintegration.plan.goals import add_goal, reach_goal
from reintegration.plan.visiting import plan_visit, record_visit
from reintegration.skills.profiling import add, describe
from reintegration.skills.terms import Occupation, Skill

WORDS = {name: CONSENT[name] for name in ("language", "how_to_withdraw", "kept_until")}
DATA = "Names, telephone, address, needs and what was given; to plan the support, give it and see what came of it."
PURPOSES = ("reintegration", "survey")
SHARED = {"kind": Document.Kind.OTHER, "group": FieldGroup.SUPPORT}
A_YEAR = timedelta(days=365)


def subject(walk):
    return walk.procedure.case.members.select_related("person").get(relation="subject").person


def contact(walk, by):
    region = walk.chance.choice(PLACES)
    said = {
        "contacted_on": today(),
        "contact_means": walk.chance.choice(("phone", "phone", "office", "visit")),
        "region": region,
    }
    said |= {
        "phone": f"+994 50 {walk.plan.number % 1000:03d} 00 00",
        "address": f"{region}, Invented street {walk.plan.number % 90 + 1}",
    }
    walk.step("contact", by, said)


def attempt(walk, by):
    note = "The telephone is switched off; a message was left."
    walk.step("record_attempt", by, {"attempted_on": today(), "attempt_means": "phone", "attempt_note": note})


def agree(walk, by):
    """The written consents: to the support, and to be asked."""
    for purpose in PURPOSES:
        said = {"person": subject(walk), "purpose": purpose, "given_on": today(), "data": DATA}
        give_consent(walk.procedure, by, **said | WORDS)


def profile(walk, by):
    who, chance, case = subject(walk), walk.chance, walk.procedure
    wishes = "Work near the family; open to a short course."
    describe(case, who, by, education=chance.choice("2333446"), wishes=wishes)
    job = chance.choice(list(Occupation.objects.order_by("pk")[:40]))
    add(case, who, "worked", by, occupation=job, years=chance.randint(1, 12), abroad=chance.random() < 0.6)
    skill = chance.choice(list(Skill.objects.order_by("pk")[:20]))
    add(case, who, "able", by, skill=skill, level=chance.choice(("basic", "good", "expert")))
    add(case, who, "spoken", by, language="az", level="mt")


def set_goals(walk, by):
    for dimension, texts in GOALS.items():
        add_goal(walk.procedure, by, dimension, walk.chance.choice(texts))


def reach_one(walk, by):
    current = type(walk.procedure).objects.get(pk=walk.procedure.pk)
    goals = current.goals.filter(revision=current.plan_revision, reached_on=None, dropped_on=None).order_by("pk")
    reach_goal(current, goals.first(), by, today())


def propose_plan(walk, by):
    answers = {"programme": programme_of(walk), "plan_from": today(), "plan_until": today() + A_YEAR}
    walk.step("approve_plan", by, answers | _signed(walk, by, 1))


def propose_revision(walk, by):
    """What was reached is no goal any more: a new one stands in its place."""
    current = type(walk.procedure).objects.get(pk=walk.procedure.pk)
    there = set(
        current.goals.filter(revision=current.plan_revision, dropped_on=None).values_list("dimension", flat=True)
    )
    for dimension, texts in GOALS.items():
        if dimension not in there:
            add_goal(current, by, dimension, walk.chance.choice(texts))
    walk.step("approve_revision", by, {"plan_until": today() + A_YEAR} | _signed(walk, by, 2))


def programme_of(walk):
    return type(walk.procedure).objects.select_related("programme").get(pk=walk.procedure.pk).programme


def _signed(walk, by, revision):
    words = [walk.procedure.reference, f"Revision {revision}", f"{today():%d.%m.%Y}"]
    title = f"Plan, revision {revision}, signed"
    return {
        "signed_plan": keep_document(walk.procedure.case, paper_pdf("PLAN", words), title=title, by=by, **SHARED),
        "signed_on": today(),
    }


def plan_a_visit(days):
    def act(walk, by):
        plan_visit(
            walk.procedure,
            by,
            {"planned_on": today() + timedelta(days=days), "visitor": by.user, "is_independent": False},
        )

    return act


def visit(walk, by):
    """What was planned first and has not been made."""
    planned = Visit.objects.open().filter(procedure=walk.procedure.pk, measure=None).order_by("pk").first()
    record_visit(walk.procedure, planned, by, seen(walk))


def seen(walk):
    """What came of a visit: one in ten finds nobody."""
    if walk.chance.random() < 0.1:
        said = dict.fromkeys(
            ("place", "lives_here", "support_used", "means_enough", "school", "care", "safe", "risk"), ""
        )
        return said | {"result": "nobody", "done_on": today(), "met": [], "note": "Nobody opened; a card was left."}
    return met(walk)


def met(walk, place="At home"):
    chance = walk.chance
    said = {
        name: chance.choice(("yes", "yes", "yes", "partly", "no"))
        for name in ("support_used", "means_enough", "care", "safe")
    }
    said |= {
        "lives_here": "yes",
        "school": chance.choice(("yes", "not_applicable")),
        "risk": chance.choice(("none", "none", "low", "medium")),
    }
    return said | {
        "result": "made",
        "done_on": today(),
        "place": place,
        "met": ["person", "family"],
        "note": chance.choice(VISITED),
    }
