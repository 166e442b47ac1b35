"""What the pages of requests are told: the list with who has the next step, and one request with what may be done now."""

import json

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.dates import day, day_and_time, due_tone, relative_day
from cases.subject_access.rows import SubjectAccess
from workflows.subject_access import asking
from workflows.subject_access.forms import DecisionForm, GivenForm

SHOWN = 100
Decision = SubjectAccess.Decision


def listed(actor):
    """The open ones first, the one that is due soonest at the top."""
    found = sorted(asking.own(actor).order_by("-pk")[:SHOWN], key=_urgency)
    return {"table": _table(found) if found else None, "may_make": asking.may_do("make", actor), "empty": _empty()}


def _urgency(one):
    return one.is_closed, one.due_on is None, one.due_on or one.asked_on


def _empty():
    return {
        "title": _("Nobody has asked yet."),
        "text": _("Record a request when somebody asks what is kept about them."),
    }


def _table(found):
    labels = (_("Request"), _("Asked on"), _("To be answered by"), _("Next step"), _("Who has it"))
    return {
        "caption": _("Requests for one’s own data"),
        "columns": [{"label": label} for label in labels],
        "rows": [{"cells": _cells(one)} for one in found],
        "stacks": True,
    }


def _cells(one):
    step, who = next_step(one)
    due = {"text": day(one.due_on)} if one.due_on else {"text": _("no number of days is entered")}
    if one.due_on and not one.is_closed:
        due |= {"sub": relative_day(one.due_on), "tone": due_tone(one.due_on)}
    return [
        {"text": one.reference, "url": reverse("subject_access", args=[one.pk]), "mono": True},
        {"text": day(one.asked_on)},
        due,
        {"text": step},
        {"text": who},
    ]


def next_step(one):
    """(what is to be done, who does it)"""
    if one.given_at:
        return _("Given out"), day(one.given_at)
    if one.decision == Decision.REFUSED:
        return _("Refused"), day(one.decided_at)
    officer = _("a data-protection officer")
    if one.decision == Decision.APPROVED:
        return _("Give it out"), officer
    if one.is_made:
        return _("Look through it"), _("another data-protection officer or a supervisor")
    return _("Make the overview"), officer


def one(found, actor, form=None):
    """`form`: the one with faults in it."""
    step, who = next_step(found)
    opens = may_open(found, actor)
    waits = found.is_made and not found.decision
    context = {
        "access": found, "facts": _facts(found), "next": step, "next_by": who, "held": _held(found) if opens else [],
        "may_make": asking.may_do("make", actor) and not found.is_closed and found.decision != Decision.APPROVED,
        "files": _files(found) if opens else [],
        "prepared": waits and asking.may_decide(found, actor) is False,
    }  # fmt: skip
    if waits and asking.may_decide(found, actor):
        context["decision_form"] = form or DecisionForm()
    if found.may_be_taken and not found.given_at and asking.may_do("make", actor):
        context["given_form"] = form or GivenForm()
    return context


def _files(found):
    return [{"name": name, "url": reverse("subject_access_file", args=[found.pk, name])} for name in ("pdf", "json")]


def may_open(found, actor):
    """The files: for whoever is to look through them, and then for whoever gives them out."""
    if found.is_closed or not found.is_made:
        return False
    if found.may_be_taken:
        return asking.may_do("make", actor) or bool(asking.may_decide(found, actor))
    return bool(asking.may_decide(found, actor))


def _held(found):
    """What the overview holds back, counted: nothing of the person."""
    content = json.loads(asking.content_of(found) or "{}")
    return [(one["about"], one.get("persons", one["count"])) for one in content.get("held_back", ())]


def _facts(found):
    told = [
        (_("Case"), ", ".join(found.case.procedures.filter(parent=None).order_by("pk").values_list("reference", flat=True))),
        (_("Asked on"), day(found.asked_on)),
        (_("Who asks"), found.get_asked_by_display()),
        (_("How it was shown who asks"), found.get_identified_display()),
        (_("What was shown"), found.identified_note),
        (_("Language"), found.get_language_display()),
        (_("Asked through"), found.through.name),
        (_("To be answered by"), day(found.due_on) if found.due_on else _("no number of days is entered")),
        (_("Recorded"), _who(found.recorded_at, found.recorded_by)),
        (_("Made"), found.made_at and _who(found.made_at, found.made_by)),
        (_("Pages"), found.pages and str(found.pages)),
        (_("Looked through"), found.decided_at and f"{found.get_decision_display()}. {_who(found.decided_at, found.decided_by)}"),
        (_("Reason"), found.reason),
        (_("Given out"), found.given_at and f"{found.get_given_how_display()}: {found.given_to}. {_who(found.given_at, found.given_by)}"),
        ("SHA-256 PDF", found.pdf_sha256),
        ("SHA-256 JSON", found.json_sha256),
    ]  # fmt: skip
    return [
        {"label": label, "value": value} | ({"mono": True} if "SHA" in label else {}) for label, value in told if value
    ]


def _who(at, user):
    return f"{day_and_time(at)}, {user.name}"
