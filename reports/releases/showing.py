"""Releases as they are read on a page."""

from decimal import Decimal

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reports.declared import REPORTS
from reports.facts.about import BAKU
from reports.figure import AMOUNT, MEDIAN, SHARE
from reports.releases.deciding import is_as_it_was
from reports.releases.drawing import HIDDEN
from reports.releases.files import MARK, content_of, worded
from reports.releases.rows import PublicationRule

PLACES = {AMOUNT: 2, MEDIAN: 1}


def log_table(releases):
    """The release log, the newest first."""
    columns = [
        {"label": _("Report")}, {"label": _("Period")}, {"label": _("Counted as of")}, {"label": _("Status")},
        {"label": _("Proposed by")}, {"label": _("Decided by")}, {"label": "SHA-256"},
    ]  # fmt: skip
    return {"caption": _("Release log"), "columns": columns, "rows": [_row(one) for one in releases], "stacks": True}


def _row(release):
    name = REPORTS[release.report].name if release.report in REPORTS else release.report
    said = (
        f"{release.first:%d.%m.%Y} – {release.last:%d.%m.%Y}",
        moment_said(release.as_of),
        state_of(release),
        release.proposed_by.name,
        "–" if release.is_open else release.decision.decided_by.name,
    )
    link = {"text": name, "url": reverse("release", args=[release.pk])}
    return {"cells": [link, *({"text": text} for text in said), {"text": release.sha256[:12], "mono": True}]}


def moment_said(moment):
    from_baku = moment.astimezone(BAKU)
    return f"{from_baku:%d.%m.%Y %H:%M}"


def state_of(release):
    return _("Waiting for approval") if release.is_open else release.decision.get_outcome_display()


def facts_of_release(release, content):
    """What is said above the tables: components/key_values.html."""
    narrowing = [{"label": worded(one["name"]), "value": worded(one["label"])} for one in content["narrowing"]]
    hash_said = _("unchanged since it was proposed") if is_as_it_was(release) else _("NOT what was proposed")
    decided = [] if release.is_open else [
        {"label": _("Decided by"), "value": f"{release.decision.decided_by.name}, {moment_said(release.decision.decided_at)}"},
        {"label": _("Reason of the decision"), "value": release.decision.comment},
    ]  # fmt: skip
    return [
        {"label": _("Status"), "value": state_of(release)},
        {"label": _("Period"), "value": f"{release.first:%d.%m.%Y} – {release.last:%d.%m.%Y}"},
        *narrowing,
        {"label": _("Counted as of"), "value": moment_said(release.as_of)},
        {"label": _("What it is published for"), "value": release.reason},
        {"label": _("Proposed by"), "value": f"{release.proposed_by.name}, {moment_said(release.proposed_at)}"},
        *decided,
        {"label": "SHA-256", "value": release.sha256, "mono": True, "after": f" – {hash_said}"},
    ]


def release_shown(release):
    content = content_of(release)
    return {
        "title": worded(content["title"]), "statement": worded(content["statement"]),
        "facts": facts_of_release(release, content),
        "tables": [_table(table) for table in content["tables"]],
        "definitions": [{"label": worded(one["name"]), "value": worded(one["definition"])} for one in content["definitions"]],
    }  # fmt: skip


def _table(table):
    heads = [worded(head) for head in table["heads"]]
    columns = [{"label": heads[0]}, *({"label": head, "number": True} for head in heads[1:])]
    rows = [
        {
            "cells": [
                {"text": worded(row["label"])},
                *({"text": written(*one), "number": True} for one in zip(row["values"], table["counts"], strict=True)),
            ]
        }
        for row in table["rows"]
    ]
    name = worded(table["title"])
    return {
        "name": name,
        "table": {"caption": _("Table: %(title)s") % {"title": name}, "columns": columns, "rows": rows},
    }


def written(value, counts):
    """1 284, 93,4 %, – where there is nothing, … where it is not told."""
    if value in (None, HIDDEN):
        return "–" if value is None else MARK
    if counts == SHARE:
        return _("%(share)s %%") % {"share": number_format(Decimal(value) * 100, 1)}
    return number_format(Decimal(value), PLACES.get(counts, 0), force_grouping=True)


def rules_table(rules):
    columns = [
        {"label": _("Valid from")}, {"label": _("Fewest persons"), "number": True},
        {"label": _("By a sensitive dimension"), "number": True}, {"label": _("Under a share or a median"), "number": True},
        {"label": _("Outcome")}, {"label": _("Proposed by")}, {"label": _("Decided by")}, {"label": _("Reason")},
    ]  # fmt: skip
    return {"caption": _("Rules of publication"), "columns": columns, "rows": [_rule_row(rule) for rule in rules]}


def _rule_row(rule):
    numbers = (rule.threshold, rule.sensitive, rule.least_base)
    return {
        "cells": [
            {"text": f"{rule.valid_from:%d.%m.%Y}"},
            *({"text": str(number), "number": True} for number in numbers),
            {"text": PublicationRule.Outcome(rule.outcome).label},
            {"text": rule.proposed_by.name},
            {"text": rule.decided_by.name if rule.decided_by else "–"},
            {"text": rule.reason},
        ]
    }
