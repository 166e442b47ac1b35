"""What a notice of a case says: references and steps, never a name."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.emergency import EmergencyAccess
from audit.dates import day
from cases.corrections import LABELS
from workflows.declare import STAY
from workflows.rows import LETTER_NAMES, Approval


def sentence(notice):
    """One notice of a procedure in words: references and steps, never a name."""
    said = SAID[notice.kind](notice.procedure.declared, notice.about)
    return _("%(news)s You stand in for a colleague.") % {"news": said} if notice.about.get("as_deputy") else said


def _proposal(declared, about):
    return _("A colleague asks you to approve: %(step)s.") % {"step": declared.transitions[about["transition"]]}


def _decision(declared, about):
    facts = {"step": declared.transitions[about["transition"]], "outcome": Approval.Outcome(about["outcome"]).label}
    return _("Your proposal “%(step)s”: %(outcome)s.") % facts


def _letter(declared, about):
    return _("A letter has come: %(letter)s.") % {"letter": LETTER_NAMES[about["letter"]]}


def _turn(declared, about):
    return _("The next step is yours: %(step)s.") % {"step": declared.states[about["state"]].next_step}


def _reminder(declared, about):
    return _("You are reminded of the next step: %(step)s.") % {"step": declared.states[about["state"]].next_step}


def _step(declared, about):
    """What time did, or what was only recorded, by its name; of any other step what has come of it."""
    way = declared.transitions[about["transition"]]
    return _("%(step)s.") % {"step": way if way.is_automatic or way.target is STAY else way.target}


def _gate(declared, about):
    return _("A protection gate was set.")


def _conflict(declared, about):
    return _("A colleague must not work on this case: see who does.")


def _handed_over(declared, about):
    return _("You work on this case now: a colleague handed it over.")


def _given_back(declared, about):
    return _("Nobody works on this case any more: see who does.")


def _emergency(declared, about):
    said = {"category": EmergencyAccess.Category(about["category"]).label}
    return _("Somebody of another agency opened this case in an emergency: %(category)s.") % said


def _clock(declared, about):
    """How near the last day is; of a share how much has gone."""
    due_on = date.fromisoformat(about["due_on"])
    facts = {"label": declared.deadlines[about["deadline"]], "day": day(due_on)}
    if about.get("share"):
        facts |= {"share": int(about["share"] * 100)}
        return _("%(share)s %% of the limit “%(label)s” has run; it ends on %(day)s.") % facts
    return _ends(about["left"]) % facts


def _ends(left):
    """`left`: days to the last day, negative after it. The label and the day are still to be filled in."""
    if left < 0:
        said = ngettext(
            "The limit “%%(label)s” ended %(days)s day ago, on %%(day)s. Nothing was recorded.",
            "The limit “%%(label)s” ended %(days)s days ago, on %%(day)s. Nothing was recorded.",
            -left,
        )
        return said % {"days": -left}
    if left == 0:
        return _("Today, %(day)s, is the last day of the limit “%(label)s”.")
    if left == 1:
        return _("The limit “%(label)s” ends tomorrow, %(day)s. If nothing is recorded, your supervisors are told.")
    return _("The limit “%%(label)s” ends in %(days)s days, on %%(day)s.") % {"days": left}


def _correction(declared, about):
    """Which data, and never what they say."""
    return _("Data of the person were corrected: %(data)s. What you wrote down or passed on before is out of date.") % {
        "data": ", ".join(str(LABELS[name]) for name in about["data"])
    }


SAID = {
    "correction": _correction,
    "proposal": _proposal,
    "decision": _decision,
    "letter": _letter,
    "turn": _turn,
    "step": _step,
    "reminder": _reminder,
    "gate": _gate,
    "clock": _clock,
    "escalation": _clock,
    "conflict": _conflict,
    "emergency": _emergency,
    "handed_over": _handed_over,
    "given_back": _given_back,
}
