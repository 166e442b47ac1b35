"""Agreements, limits, calendars and their changes as facts and rows of tables."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agencies.languages import capital
from agencies.states import state_name
from audit.dates import day, day_and_time
from audit.moment import today
from cases.changes import Change
from cases.explaining import in_words
from cases.terms import ExtensionGround

TONES = {Change.Outcome.OPEN: "four", Change.Outcome.GRANTED: "ok"}
WRITTEN_IN = "en"  # what lawyers noted beside a rule is data: not translated, and marked as what it is


def yes(answer):
    return _("Yes") if answer else _("No")


def headed(caption, *labels, rows):
    columns = [{"label": label} for label in labels]
    return {"caption": caption, "columns": columns, "rows": [{"cells": cells} for cells in rows], "stacks": True}


def use_tag(agreement):
    if agreement.live:
        return {"label": _("In use"), "tone": "ok", "icon": "check"}
    return {"label": _("Reference only")}


def sure_tag(limit):
    if limit.is_house_rule:
        return {"label": _("House rule")}
    return (
        {"label": _("Verified"), "tone": "ok", "icon": "check"}
        if limit.verified
        else {
            "label": _("Not verified"),
            "tone": "warn",
        }
    )


def length(limit):
    return in_words(limit.span).translated(_) if limit.value else _("no number")


def agreement_facts(agreement):
    return [
        {"label": _("Use"), "value": " ", "tag": use_tag(agreement)},
        {"label": _("Requested State"), "value": state_name(agreement.requested_state)},
        {"label": _("Other States bound by it"), "value": ", ".join(state_name(code) for code in agreement.covers)},
        {"label": _("Silence is consent"), "value": yes(agreement.silence_is_consent), "after": _sure(agreement)},
        {"label": _("The reply clock can pause"), "value": yes(agreement.reply_pauses)},
        {"label": _("Published in"), "value": agreement.official_journal},
        {"label": _("In force on"), "value": day(agreement.in_force_on)},
        {"label": _("Checked by a lawyer"), "value": yes(agreement.verified)},
        {"label": _("Note"), "value": agreement.note, "language": WRITTEN_IN},
    ]


def _sure(agreement):
    return f" ({agreement.get_silence_confidence_display()})"


def agreements_table(agreements):
    labels = (_("Agreement"), _("Code"), _("Use"), _("Silence is consent"), _("Limits"))
    rows = [
        [
            {"text": agreement.name, "url": reverse("agreement", args=[agreement.code])},
            {"text": agreement.code, "mono": True},
            {"tag": use_tag(agreement)},
            {"text": yes(agreement.silence_is_consent)},
            {"text": agreement.names},
        ]
        for agreement in agreements
    ]
    return headed(_("All agreements"), *labels, rows=rows)


def limits_table(agreement, limits):
    labels = (
        _("Limit"),
        _("Length"),
        _("Counted from"),
        _("Who must act"),
        _("Article"),
        _("How sure it is"),
        _("Valid"),
    )
    rows = [
        [
            {"text": limit.get_name_display(), "url": reverse("limit", args=[agreement.code, limit.name])},
            {"text": length(limit)},
            {"text": limit.get_start_event_display()},
            {"text": limit.get_acts_display()},
            {"text": limit.article},
            {"tag": sure_tag(limit)},
            {"text": valid(limit)},
        ]
        for limit in limits
    ]
    return headed(_("Limits of this agreement"), *labels, rows=rows)


def valid(limit):
    """From when until when, in words where an end is open."""
    since, until = limit.valid_from, limit.valid_until
    if since and until:
        return f"{day(since)} – {day(until)}"
    if since:
        return _("from %(day)s") % {"day": day(since)}
    return _("until %(day)s") % {"day": day(until)} if until else _("always")


def limit_facts(limit):
    return [
        {"label": _("Length"), "value": length(limit), "tag": sure_tag(limit)},
        {"label": _("Counted from"), "value": limit.get_start_event_display()},
        {"label": _("Who must act"), "value": capital(limit.get_acts_display())},
        {"label": _("Whose calendar"), "value": capital(limit.get_calendar_of_display())},
        {"label": _("If it ends on a non-working day"), "value": limit.get_rollover_display()},
        {"label": _("That is verified"), "value": yes(limit.rollover_verified)},
        {"label": _("Extension"), "value": _extension(limit)},
        {"label": _("What expiry means"), "value": capital(limit.get_on_expiry_display())},
        {"label": _("Article"), "value": limit.article},
        {"label": _("Source"), "value": limit.source, "language": WRITTEN_IN},
        {"label": _("How sure it is"), "value": limit.get_confidence_display()},
        {"label": _("Checked by a lawyer on"), "value": _checked(limit)},
        {"label": _("Valid"), "value": valid(limit)},
        {"label": _("Note"), "value": limit.note, "language": WRITTEN_IN},
    ]


def _extension(limit):
    said = [in_words(limit.extension_span).translated(_)] if limit.extension_span else []
    if limit.extension_ground != ExtensionGround.NONE:
        said.append(limit.get_extension_ground_display())
    return ", ".join(said)


def _checked(limit):
    return ", ".join(filter(None, (day(limit.checked_on), limit.checked_by)))


def versions_table(limits):
    """The history of a limit, newest first."""
    labels = (_("Valid"), _("Length"), _("Article"), _("Source"), _("How sure it is"), _("Checked by a lawyer on"))
    rows = [
        [
            {"text": valid(limit), "tag": {"label": _("Now"), "tone": "ok"} if limit.is_in_force(today()) else None},
            {"text": length(limit)},
            {"text": limit.article},
            {"text": limit.source},
            {"text": limit.get_confidence_display()},
            {"text": _checked(limit)},
        ]
        for limit in limits
    ]
    return headed(_("Versions of this limit"), *labels, rows=rows)


def days_table(state, days):
    rows = [
        [
            {"text": day(row.date), "sub": date_format(row.date, "l")},
            {"text": row.name_az, "sub": row.name_en, "sub_language": "en"} if row.name_az else {"text": row.name_en},
            {"tag": {"label": _("Worked after all"), "tone": "info"} if row.works else {"label": _("Not worked")}},
        ]
        for row in days
    ]
    return headed(_("Days of the calendar"), _("Date"), pgettext("of a thing", "Name"), _("Work"), rows=rows)


def changes_table(changes):
    labels = (_("Change"), _("Proposed"), _("Outcome"), _("Decided"), _("Dates moved"))
    rows = [
        [
            {"text": str(change), "url": reverse("rule_change", args=[change.kind, change.pk])},
            {"text": day_and_time(change.proposed_at), "sub": change.proposed_by.name},
            {"tag": outcome_tag(change)},
            {"text": day_and_time(change.decided_at), "sub": change.decided_by.name if change.decided_by else ""},
            {"text": "" if change.moved is None else change.moved},
        ]
        for change in changes
    ]
    return headed(_("Changes of limits and calendars"), *labels, rows=rows)


def outcome_tag(change):
    return {"label": change.get_outcome_display(), "tone": TONES.get(change.outcome, "plain")}
