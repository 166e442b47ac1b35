"""An independent recount: every figure in plain Python over what tests/reports/happening.py found, without a line of reports/.

Written from the definitions that a reader of the figures is given, not from the code that counts.
"""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from statistics import median


def _is(kind, **said):
    """A figure in words: facts of a kind in which each of these holds."""
    return kind, lambda told: all(
        test(told.get(name)) if callable(test) else told.get(name) == test for name, test in said.items()
    )


def _not(value):
    return lambda found: found != value


COUNTED = {
    "received": _is("application", main=True), "persons": _is("application"), "open": _is("application", main=True),
    "replies": _is("reply"), "in_time": _is("reply", timely="in_time", outcome=_not("deemed")),
    "late": _is("reply", timely="late", outcome=_not("deemed")), "in_time_share": _is("reply", timely=_not("")),
    "deemed": _is("reply", outcome="deemed"), "refused": _is("reply", outcome="refused"), "days_to_reply": _is("reply"),
    "interviews": _is("interview"), "documents": _is("document"), "transfers": _is("transfer", main=True),
    "persons_transferred": _is("transfer"), "came_back": _is(("transfer", "departure")), "withdrawn": _is("withdrawal"),
    "counselled": _is("counselling"), "returns_applied": _is("return"),
    "returned": _is("departure"), "referred": _is("reintegration"), "supported": _is("reintegration"), "stages": _is("stage"),
    "days_to_stage": _is("stage"), "follow_ups": _is("follow_up"), "reached_share": _is("follow_up"), "surveys": _is("survey"),
    "measures": _is("measure"), "persons_supported": _is("measure"), "delivered": _is("hand_over"),
    "committed": _is("money", outcome="committed"), "spent": _is("money", outcome="spent"), "referrals": _is("referral"),
    "service_share": _is("referral"), "steps": _is("step"), "stopped": _is("step", ground=lambda found: found not in ("", "open")),
    "under_way": _is("step", ground="open"), "surveys_scored": _is("score", outcome="scored", dimension=_not("composite")),
    "survey_score": _is("score", outcome="scored", dimension=_not("composite")),
    "survey_change": _is("score", change=_not(None), dimension=_not("composite")),
    "survey_whole": _is("score", outcome="scored", dimension="composite"),
    "surveys_unscored": _is("score", outcome=_not("scored"), dimension=_not("composite")),
    "businesses": _is("business"), "running_share": _is("business"),
}  # fmt: skip
STOCKS = ("open", "supported")
OF_PERSONS = (
    "counselled", "persons", "persons_transferred", "came_back", "returns_applied", "returned", "persons_supported",
)  # fmt: skip
MEDIANS = ("days_to_reply", "days_to_stage")
MEANS = {"survey_score": "score", "survey_change": "change", "survey_whole": "score"}
MONEY = ("committed", "spent")
PARTS = {
    "in_time_share": lambda told: told["timely"] == "in_time" and told["outcome"] != "deemed",
    "reached_share": lambda told: told["outcome"] == "reached",
    "service_share": lambda told: told["outcome"] == "service_given",
    "running_share": lambda told: told["outcome"] in ("running", "changed"),
}


def recount(everything, code, first: date, last: date, rows="", columns="", where=()):
    """{(row, column): value}, the totals under None; a share as (part, whole)."""
    kind, holds = COUNTED[code]
    cells = defaultdict(list)
    for what, told in everything:
        inside = (
            told["day"] <= last and (told["ended"] is None or told["ended"] > last)
            if code in STOCKS
            else first <= told["day"] <= last
        )
        if (
            what not in ((kind,) if isinstance(kind, str) else kind)
            or not inside
            or not holds(told)
            or any(told.get(dim, "") != value for dim, value in where)
        ):
            continue
        row, column = (told.get(rows) or "") if rows else None, (told.get(columns) or "") if columns else None
        for key in {(row, column), (row, None), (None, column), (None, None)}:
            cells[key].append(told)
    return {key: _worth(code, found) for key, found in cells.items()}


def mean_of(values):
    """To the ninth place, beyond which two ways of dividing may differ."""
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("1e-9"))


def _worth(code, found):
    if code in OF_PERSONS:
        return len({told["who"].pk for told in found})
    if code in MEDIANS:
        return median(told["days"] for told in found)
    if code in MEANS:
        return mean_of([told[MEANS[code]] for told in found])
    if code in MONEY:
        return sum((told["amount"] for told in found), Decimal(0))
    if code in PARTS:
        return Counter(PARTS[code](told) for told in found)[True], len(found)
    return len(found)
