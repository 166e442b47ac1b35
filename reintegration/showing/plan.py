"""The plan page: summary strip, goals in three dimensions, measures and budget, visits, follow-ups, survey, revisions."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.disclosure import FieldGroup
from agencies.policy import may
from audit.dates import day
from cases.naming import state_said
from reintegration.choices import Dimension
from reintegration.plan.goals import may_add_goal
from reintegration.plan.visiting import manager_of
from reintegration.showing.amounts import written
from reintegration.showing.measure_tables import budget_bar, measures_table
from reintegration.showing.plan_follow_ups import follow_ups_shown
from reintegration.showing.plan_measures import budget_shown, measures_shown
from reintegration.showing.plan_revisions import revisions_shown
from reintegration.showing.plan_visits import visits_shown


def plan_shown(frame):
    """Everything that templates/reintegration/plan.html is told, beside the frame."""
    sees_money = frame.sees(FieldGroup.MONEY)
    shown = measures_shown(frame)
    budget = budget_shown(frame, shown) if sees_money else None
    return {
        "strip": strip(frame, budget),
        "goals": goals_shown(frame),
        "may_add_goal": bool(may_add_goal(frame.procedure, frame.capacities)),
        "why_no_goal": " ".join(map(str, may_add_goal(frame.procedure, frame.capacities).reasons)),
        "measures": measures_table(shown, budget["currency"] if budget else "") if shown else None,
        "budget": budget_bar(budget),
        "visits": visits_shown(frame),
        "may_record": bool(may(frame.capacities, "support.record")) and not frame.procedure.is_closed,
        "follow_ups": follow_ups_shown(frame),
        "revisions": revisions_shown(frame),
    }


def strip(frame, budget):
    """Facts above the plan: (label, value, remark)."""
    case, manager = frame.procedure, manager_of(frame.procedure)
    until = _("until %(day)s") % {"day": day(case.plan_until)} if case.plan_until else _("not agreed yet")
    came = f"{case.get_return_type_display()}, {state_said(case.case.requesting_state)}"
    yield {"label": _("Plan"), "value": day(case.plan_from) or "–", "remark": until}
    yield {
        "label": _("Case manager"),
        "value": manager.name if manager else "–",
        "remark": "" if manager else _("nobody has taken the case"),
    }
    yield {"label": _("Programme"), "value": case.programme.name if case.programme else "–", "remark": ""}
    yield {"label": _("Came back"), "value": day(case.arrived_at), "remark": came}
    yield {"label": _("Budget used"), **_used(budget)}


def _used(budget):
    if not budget:
        return {"value": "–", "remark": _("no budget is known")}
    used = (budget["committed"] or 0) + (budget["paid"] or 0)
    if budget["cap"] is None:
        return {"value": written(used, budget["currency"]), "remark": _("no limit is known")}
    return {
        "value": written(used, budget["currency"]),
        "remark": _("of %(cap)s") % {"cap": written(budget["cap"], budget["currency"])},
    }


def goals_shown(frame):
    """The goals of the plan as it stands, by dimension: each dimension, also where it has none yet."""
    case = frame.procedure
    found = list(case.goals.filter(revision=case.plan_revision, dropped_on=None).order_by("pk"))
    writes = bool(may_add_goal(case, frame.capacities))
    records = bool(may(frame.capacities, "support.record")) and case.state in ("active", "reviewing", "suspended")
    return [
        {
            "dimension": dimension.value,
            "title": dimension.label,
            "goals": [_goal(frame, goal, writes, records) for goal in found if goal.dimension == dimension],
        }
        for dimension in Dimension
    ]


def _goal(frame, goal, writes, records):
    return {
        "text": goal.text,
        "reached": _("Reached on %(day)s") % {"day": day(goal.reached_on)} if goal.reached_on else "",
        "reach_url": frame.url("reach_goal", goal.pk) if records and not goal.reached_on else "",
        "drop_url": frame.url("drop_goal", goal.pk) if writes else "",
    }


def reached_words(goals):
    """2 of 5 goals reached."""
    every = [goal for part in goals for goal in part["goals"]]
    reached = sum(bool(goal["reached"]) for goal in every)
    return ngettext("%(reached)s of %(all)s goal reached", "%(reached)s of %(all)s goals reached", len(every)) % {
        "reached": reached,
        "all": len(every),
    }
