"""What a picture shows, in a sentence that is worked out from its numbers: said only where it is true, else None. Pure.

Each takes the tables of a picture (reports.tables.Counted), and whatever else it is measured by. Shares are compared as they are, not as
they are rounded. So that a single case makes no headline, a State or a wave needs LEAST.
"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reintegration.counting import Standing
from reintegration.measures.choices import Survival
from reports.dashboard.drawing import percent
from reports.dashboard.months import in_words
from reports.dashboard.scores import LEAST, waves_shown

RUN = (Survival.RUNNING, Survival.CHANGED)


def flow(tables, **_how):
    """Applications received and replies, by month."""
    rows = [(row.label, *(number.value for number in row.numbers[:2])) for row in tables[0].rows]
    received, replied = (sum(row[place] for row in rows) for place in (1, 2))
    since = caught_up(rows)
    if since:
        return _("Since %(month)s, replies have kept up with applications") % {"month": in_words(since)}
    if received > replied:
        said = ngettext(
            "%(n)s more application came in than replies went out",
            "%(n)s more applications came in than replies went out",
            received - replied,
        )
        return said % {"n": number_format(received - replied, force_grouping=True)}
    if replied > received:
        said = ngettext(
            "%(n)s more reply went out than applications came in",
            "%(n)s more replies went out than applications came in",
            replied - received,
        )
        return said % {"n": number_format(replied - received, force_grouping=True)}
    return _("As many replies went out as applications came in") if received else None


def caught_up(rows):
    """The first of two or more last months with as many replies as applications, or more, where it was otherwise just before."""
    since = len(rows)
    while since and rows[since - 1][2] >= rows[since - 1][1]:
        since -= 1
    some = any(received for _label, received, _replied in rows[since:])
    return rows[since][0] if 0 < since <= len(rows) - 2 and some else None


def in_time(tables, target=None, **_how):
    """Shares of replies in time, by State."""
    rows = [row for row in tables[0].rows if row.numbers[0].cell.base]
    if not rows:
        return None
    if target is not None:
        return _against(rows, target)
    if all(row.numbers[0].cell.share == 1 for row in rows):
        return _("Every reply was in time")
    worst = only(rows, key=lambda row: -row.numbers[0].cell.share)
    if worst is None or worst.numbers[0].cell.base < LEAST or len(rows) < 2:
        return None
    return _("Replies are late most often: %(state)s") % {"state": worst.label}


def _against(rows, target):
    below = sum(row.numbers[0].cell.share < target for row in rows)
    share = percent(target)
    if not below:
        return _("No State is below the target of %(share)s %%") % {"share": share}
    said = ngettext(
        "%(n)s State is below the target of %(share)s %%", "%(n)s States are below the target of %(share)s %%", below
    )
    return said % {"n": below, "share": share}


def refusals(tables, **_how):
    """Refusals, by their ground."""
    return _largest(tables[0], _("More than half of the refusals: %(row)s"), _("Most frequent ground: %(row)s"))


def still_open(tables, **_how):
    """Open applications, by State."""
    return _largest(
        tables[0], _("More than half of the open applications: %(row)s"), _("Most open applications: %(row)s")
    )


def _largest(table, over_half, most):
    """Of parts of a whole: the one that is more than half of it, or else larger than any other."""
    rows = table.rows
    whole, first = sum(row.numbers[0].value for row in rows), only(rows, key=lambda row: row.numbers[0].value)
    if first is None or len(rows) < 2 or whole < LEAST:
        return None
    return (over_half if first.numbers[0].value * 2 > whole else most) % {"row": first.label}


def lost(tables, **_how):
    """Steps of reintegration: reached, ended after it, still on the way."""
    rows = tables[0].rows
    if not rows[0].numbers[0].value:
        return None
    if not any(row.numbers[1].value for row in rows):
        return _("No case has ended before the last step")
    first = only(rows, key=lambda row: row.numbers[1].value)
    if first is None:
        return None
    is_half = first.numbers[1].value * 2 > sum(row.numbers[1].value for row in rows)
    said = (
        _("More than half of those that ended, ended after: %(step)s")
        if is_half
        else _("After no other step did so many end: %(step)s")
    )
    return said % {"step": first.label}


def scores(tables, **_how):
    """Changes since the baseline, by dimension: those of the wave that is drawn, where each dimension has enough persons."""
    shown, heads = waves_shown(tables[0]), tables[0].heads[1:]
    wave = heads[shown[-1]] if len(shown) > 1 else None
    if wave not in tables[1].heads[1:]:
        return None
    at = tables[1].heads.index(wave) - 1
    if any(row.numbers[at].cell.base < LEAST for row in tables[1].rows):
        return None
    changes = [(row, row.numbers[at].cell.value) for row in tables[1].rows]
    said = {"wave": wave}
    if all(change > 0 for _row, change in changes):
        return _("%(wave)s, scores are higher than at the baseline in every dimension") % said
    if all(change < 0 for _row, change in changes):
        return _("%(wave)s, scores are lower than at the baseline in every dimension") % said
    best = only(changes, key=lambda one: one[1])
    if best is None or best[1] <= 0:
        return None
    return _("%(wave)s, the largest gain: %(dimension)s") % (said | {"dimension": best[0].label})


def businesses(tables, **_how):
    """Businesses, by what became of them and when they were looked at."""
    rows, heads = tables[0].rows, tables[0].heads[1:]
    for at in reversed(range(len(heads))):
        whole = sum(row.numbers[at].value for row in rows)
        run = sum(row.numbers[at].value for row in rows if dict(row.numbers[at].question.where).get("outcome") in RUN)
        if whole >= LEAST:
            share = _("More than half") if run * 2 > whole else _("Half") if run * 2 == whole else _("Fewer than half")
            return _("%(share)s of the businesses were found running: %(wave)s") % {"share": share, "wave": heads[at]}
    return None


def followed(tables, **_how):
    """Follow-ups, by how they went."""
    rows = tables[0].rows
    whole = sum(row.numbers[0].value for row in rows)
    reached = sum(
        row.numbers[0].value for row in rows if dict(row.numbers[0].question.where).get("outcome") == Standing.REACHED
    )
    if whole < LEAST:
        return None
    if reached * 2 > whole:
        return _("More than half of the persons were reached")
    return (
        _("Half of the persons were reached")
        if reached * 2 == whole
        else _("Fewer than half of the persons were reached")
    )


def only(rows, key):
    """The one with the largest key; None where there are several, or none."""
    ranked = sorted(rows, key=key, reverse=True)
    if not ranked or (len(ranked) > 1 and key(ranked[0]) == key(ranked[1])):
        return None
    return ranked[0]
