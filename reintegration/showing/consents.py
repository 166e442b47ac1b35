"""The consents of a case with their six contents, those in force first; a withdrawn one stays to be read."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.policy import may
from audit.dates import day, day_and_time
from audit.moment import today
from cases.naming import languages_said

WITH = ("person", "operator", "recipient", "document", "recorded_by", "withdrawn_recorded_by")


def consents_shown(frame):
    """Each as {id, title, tag, facts, withdraw_url}: two queries."""
    found = frame.procedure.case.consents.select_related(*WITH).prefetch_related("person__names").order_by("-pk")
    records = bool(may(frame.capacities, "consent.record"))
    return sorted((_shown(frame, one, records) for one in found), key=lambda one: not one["holds"])


def _shown(frame, one, records):
    return {
        "id": f"consent-{one.pk}",
        "title": f"{one.get_purpose_display()}: {one.recipient.name}" if one.recipient else one.get_purpose_display(),
        "holds": one.holds(today()),
        "tag": _tag(one),
        "facts": [{"label": label, "value": value, **more} for label, value, more in _facts(frame, one)],
        "withdraw_url": frame.url("end_consent", one.pk) if records and not one.withdrawn_at else "",
    }


def _tag(one):
    if one.withdrawn_at:
        return {"label": _("Consent withdrawn"), "tone": "info"}
    if one.holds(today()):
        return {"label": _("In force"), "tone": "ok", "icon": "check"}
    return {"label": _("Not in force today"), "tone": "warn"}


def _facts(frame, one):
    yield _("Who agrees"), str(one.person), {}
    yield _("Who uses the data"), one.operator.name, {}
    if one.recipient:
        yield _("Shared with"), one.recipient.name, {}
    yield _("Data, and what is done with them"), one.data, {}
    yield _("Valid"), _valid(one), {}
    yield _("How it is withdrawn"), one.how_to_withdraw, {}
    yield _("Deleted or archived"), one.kept_until, {}
    given = {"how": one.get_how_display(), "language": languages_said([one.language]), "day": day(one.given_on)}
    yield _("Given"), _("%(day)s, %(how)s, explained in %(language)s") % given, {}
    if one.document:
        yield _("Signed file"), one.document.title, {"url": frame.url("document", one.document_id)}
    yield _("Recorded by"), f"{one.recorded_by.name}, {day_and_time(one.recorded_at)}", {}
    if one.withdrawn_at:
        yield _("Withdrawn"), f"{day_and_time(one.withdrawn_at)}, {one.withdrawn_recorded_by.name}", {}


def _valid(one):
    if one.valid_until:
        return _("from %(first)s until %(last)s") % {"first": day(one.given_on), "last": day(one.valid_until)}
    return _("from %(first)s until it is withdrawn") % {"first": day(one.given_on)}


def consent_notices(frame):
    """That no consent to the support is in force any more although one was, above every page of the case."""
    if frame.procedure.is_closed or not frame.sees(FieldGroup.SUPPORT):
        return []
    purposes = {"reintegrationcase": "reintegration", "voluntaryreturn": "return"}
    purpose = purposes.get(frame.procedure.kind)
    given = list(frame.procedure.case.consents.filter(purpose=purpose)) if purpose else []
    if not given or any(one.holds(today()) for one in given):
        return []
    said = _(
        "Nothing further is planned, asked or shared. The case can be closed, or go on when the person agrees again."
    )
    return [{"title": _("The consent of the person is no longer in force."), "text": said, "tone": "info"}]
