"""The revisions of a plan, the last first: what each aimed at, why it was begun, when it was signed, who approved it."""

from collections import defaultdict

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from audit.dates import day, day_and_time

APPROVED, BEGUN = ("approve_plan", "approve_revision"), "review"


def revisions_shown(frame):
    """Each as {number, why, signed, approved, until, goals}, from the steps: one query more, for the goals."""
    found, number = {1: {"number": 1, "why": "", "approved": "", "signed": "", "until": ""}}, 1
    for step in frame.steps:
        if step.transition == BEGUN:
            number += 1
            found[number] = {
                "number": number,
                "why": step.answers.get("review_reason", ""),
                "approved": "",
                "signed": "",
                "until": "",
            }
        elif step.transition in APPROVED:
            found[number] |= _agreed(step)
    goals = _goals(frame.procedure)
    return [one | {"goals": goals[one["number"]]} for one in reversed(found.values())]


def _agreed(step):
    facts = {"day": day_and_time(step.taken_at), "who": ", ".join(step.signers)}
    return {
        "approved": _("%(day)s by %(who)s") % facts,
        "signed": day(parse_date(str(step.answers.get("signed_on", "")))),
        "until": day(parse_date(str(step.answers.get("plan_until", "")))),
    }


def _goals(case):
    found = defaultdict(list)
    for goal in case.goals.filter(dropped_on=None).order_by("pk"):
        reached = _(" (reached %(day)s)") % {"day": day(goal.reached_on)} if goal.reached_on else ""
        found[goal.revision].append(f"{goal.text}{reached}")
    return found
