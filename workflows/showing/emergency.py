"""Emergency accesses for those who review them: which wait, what somebody opened and read, and what was found."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.emergency import EmergencyAccess
from agencies.words import GROUP_NAMES
from audit.dates import day, day_and_time, due_tone
from audit.latest_first import page_of
from audit.models import Viewing
from audit.moment import today
from workflows.rows import Procedure

PAGE = 50
MOST_READ = 200


def accesses_of(actor, after=None):
    """(those that wait for a review, a page of those reviewed, Place of the next page) of an agency. Two queries."""
    own = EmergencyAccess.objects.filter(agency=actor.agency).select_related("user", "unit", "reviewed_by")
    waiting = [] if after else list(own.unreviewed().order_by("review_due_on", "pk"))
    rows, following = page_of(own.exclude(reviewed_at=None).annotate(at=F("opened_at")), PAGE, after)
    return waiting, rows, following


def table_of(accesses, title):
    references = _references(access.case_id for access in accesses)
    labels = (_("Opened"), _("Who"), _("Case"), _("What kind of emergency"), _("Review"))
    return {
        "caption": _("Table: %(title)s") % {"title": title},
        "columns": [{"label": label} for label in labels],
        "rows": [{"cells": _cells(access, references.get(access.case_id, ""))} for access in accesses],
        "stacks": True,
    }


def _cells(access, reference):
    url = reverse("review_emergency", args=[access.pk])
    return [
        {"text": day_and_time(access.opened_at), "url": url, "mono": True},
        {"text": access.user.name, "sub": str(access.unit or "")},
        {"text": reference, "mono": True},
        {"text": access.get_category_display()},
        _review_of(access),
    ]


def _review_of(access):
    if access.reviewed_at:
        return {"text": access.get_outcome_display(), "sub": access.reviewed_by.name}
    due = access.review_due_on
    return {"tag": {"label": _("by %(day)s") % {"day": day(due)}, "tone": due_tone(due, today())}}


def _references(cases):
    """{case: the reference of what it began with}: a reference says nothing of a person. One query."""
    found = Procedure.objects.filter(case__in=list(cases), parent=None).order_by("-pk")
    return dict(found.values_list("case", "reference"))


def facts_of(access):
    """What is known of one (components/key_values.html)."""
    facts = [
        (_("Who"), access.user.name),
        (_("Unit"), str(access.unit or "")),
        (_("Case"), _references([access.case_id]).get(access.case_id, "")),
        (_("What kind of emergency"), access.get_category_display()),
        (_("Reason"), access.reason),
        (_("Open"), f"{day_and_time(access.opened_at)} – {day_and_time(access.until)}"),
        (_("To be reviewed by"), day(access.review_due_on)),
    ]
    if access.reviewed_at:
        facts += [
            (_("Finding"), access.get_outcome_display()),
            (_("Why"), access.finding),
            (_("Reviewed"), f"{access.reviewed_by.name}, {day_and_time(access.reviewed_at)}"),
        ]
    return [{"label": label, "value": value} for label, value in facts]


def read_during(access):
    """What whoever opened the case read of it meanwhile, as the table component has it; None of nothing. One query."""
    rows = Viewing.objects.filter(
        user=access.user, cases__contains=[access.case_id], at__gte=access.opened_at, at__lte=access.until
    )
    cells = [
        [
            {"text": day_and_time(row.at), "mono": True},
            {"text": Viewing.How(row.how).label},
            {"text": ", ".join(str(GROUP_NAMES[group]) for group in row.groups if group in GROUP_NAMES)},
        ]
        for row in rows.order_by("at", "pk")[:MOST_READ]
    ]
    if not cells:
        return None
    labels = (_("When"), _("What"), _("Open to them"))
    return {
        "caption": _("Table: %(title)s") % {"title": _("What was read")},
        "columns": [{"label": label} for label in labels],
        "rows": [{"cells": some} for some in cells],
        "stacks": True,
    }
