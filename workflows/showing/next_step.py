"""The next-step panel of a case: what must be done, by when, by whom; the lawful steps, and why others are not at hand."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.policy import Verdict, may
from agencies.roles import INTERNAL_CASE_ROLES
from agencies.words import capacity_names
from audit.dates import day, days_until
from workflows.declare import BACK, STAY
from workflows.perform import apart, may_perform
from workflows.showing.clocks import clock_shown, earliest


def next_step(frame):
    """Headline, clock, what is at hand and what is not with its reasons (workflows/parts/next_step.html)."""
    clock = earliest(frame.pressing)
    acts, unavailable = ways(frame)
    return {
        "title": _headline(frame, clock),
        "text": _explanation(frame),
        "tone": clock_shown(clock)["tone"] if clock else "plain",
        "clock": clock_shown(clock),
        "chain": _chain(frame, acts),
        "acts": _form_of_draft(frame)
        + _proposal_acts(frame)
        + [{k: act[k] for k in ("label", "url", "kind")} for act in acts],
        "unavailable": unavailable,
    }


def ways(frame):
    """The lawful steps from here: those at hand, and those that are not with their reasons."""
    acts, unavailable = [], []
    for transition in frame.procedure.declared.transitions.values():
        if transition.is_automatic or not transition.leaves(frame.procedure.state):
            continue
        verdict = may_perform(frame.capacities, transition, frame.procedure) + _unproposed(frame, transition)
        verdict += apart(frame.actor, transition, frame.procedure)
        if verdict and transition.offered:
            act = {
                "label": str(transition),
                "url": frame.url("take", transition.name),
                "kind": _kind(frame, transition, acts),
            }
            acts.append(act | {"transition": transition})
        elif not verdict and not frame.state.final and _concerns(frame, transition):
            unavailable.append({"label": str(transition), "reason": " ".join(verdict.reasons)})
    return acts, [*unavailable, *_later(frame)]


def _later(frame):
    """The steps into the stages that come, with the status in which they open and whose they are; our own side reads them."""
    order, stage = frame.procedure.declared.stages, frame.state.stage
    if not frame.inside or frame.state.final or stage not in order:
        return
    to_come = order[order.index(stage) + 1 :]
    for transition in frame.procedure.declared.transitions.values():
        is_ahead = _is_usual(transition) and transition.target.stage in to_come and _leads_on(transition, order)
        if is_ahead and not transition.leaves(frame.procedure.state):
            yield {"label": str(transition), "reason": _opens(transition)}


def _is_usual(transition):
    is_way = transition.target not in (STAY, BACK) and not transition.target.final
    return is_way and transition.tone != "grave" and transition.offered and not transition.is_automatic


def _leads_on(transition, order):
    """Neither back to a stage before, nor out of something that should not have happened."""
    before = order[: order.index(transition.target.stage) + 1]
    is_forward = all(source.stage in before for source in transition.sources)
    return is_forward and any(source.tone != "grave" for source in transition.sources)


def _opens(transition):
    states = dict.fromkeys(f"“{source}”" for source in transition.sources)
    facts = {"states": _(" or ").join(states), "who": capacity_names(transition.by)}
    return _("It opens with the status %(states)s, for: %(who)s.") % facts


def _unproposed(frame, transition):
    """One proposal at a time."""
    waits = bool(frame.proposal and transition.approval)
    return Verdict((_("A proposal is already waiting for approval. Withdraw it first."),) if waits else ())


def _concerns(frame, transition):
    """Our own side reads who may do what; others only about steps that can be theirs."""
    parts = {capacity.case_role for capacity in frame.capacities}
    return bool(parts & set(INTERNAL_CASE_ROLES)) or bool(parts & {capacity.case_role for capacity in transition.by})


def _kind(frame, transition, before):
    if transition.tone == "grave":
        return ""
    return "go" if not frame.proposal and not any(act["kind"] == "go" for act in before) else ""


def _headline(frame, clock):
    state = frame.state
    if state.final:
        return str(state)
    if frame.proposal:
        return _("Waiting for approval: %(step)s") % {"step": frame.proposal.transition_declared}
    agency, appointed = frame.procedure.holder_seen(frame.inside), frame.procedure.appointed_on()
    facts = {"step": state.next_step, "day": day(clock.due_on) if clock else "", "agency": agency}
    if not frame.my_turn:
        return _("%(step)s: with %(agency)s") % facts
    if appointed:
        return _("%(step)s on %(day)s") % (facts | {"day": day(appointed)})
    return _("%(step)s by %(day)s") % facts if clock else str(state.next_step)


def _explanation(frame):
    state, days = frame.state, -days_until(frame.in_state_since)
    if state.final:
        return _("Nothing more is to be done.")
    if frame.proposal:
        who = {"name": frame.proposal.proposed_by, "agency": frame.proposal.proposed_for}
        lapses = _("If the case moves on another way, the proposal lapses.")
        return _("Proposed by %(name)s, %(agency)s. Somebody else must decide.") % who + f" {lapses}"
    since = ngettext("since yesterday or today", "for %(days)s days", max(days, 1)) % {"days": days}
    return _("Status “%(state)s” %(since)s.") % {"state": state, "since": since}


def _form_of_draft(frame):
    """The way back to the form of a draft, for those who write it."""
    procedure = frame.procedure
    page, is_draft = procedure.application_page, procedure.state_declared is procedure.declared.initial
    if not (page and is_draft and may(frame.capacities, "application.edit")):
        return []
    return [{"label": _("Open the application form"), "url": frame.url(page), "kind": "go"}]


def _proposal_acts(frame):
    if frame.proposal is None:
        return []
    if frame.proposal.proposed_by_id == frame.actor.user.pk:
        return [
            {
                "label": _("Withdraw the proposal"),
                "url": frame.url("withdraw_proposal", frame.proposal.pk),
                "kind": "",
            }
        ]
    if set(frame.proposal.eyes) & {f"{frame.actor.group_id}:{role}" for role in frame.actor.roles}:
        return [
            {
                "label": _("Decide on the proposal"),
                "url": reverse("approval", args=[frame.proposal.pk]),
                "kind": "go",
            }
        ]
    return []


def _chain(frame, acts):
    if frame.proposal or not acts or not acts[0]["transition"].approval:  # the first act is the usual one
        return []
    return [
        {"initials": "1", "text": _("You prepare"), "current": True},
        {"initials": "2", "text": _("a supervisor approves, never you")},
        {"initials": "3", "text": _("then it takes effect")},
    ]
