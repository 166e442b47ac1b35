"""Verifications and checkpoints as the page shows them: sentences for people, and the verifier's own words beside them."""

import re

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audit.dates import day, day_and_time
from audit.jobs.rows import OPEN, State
from audit.ledger.rows import Checkpoint
from audit.verifying.outside import outside_notice
from audit.verifying.packing import is_there
from audit.verifying.rows import Outcome, Verification

SHOWN = 20
WITNESSES = {
    "folder": gettext_lazy("a folder"), "mail": gettext_lazy("a mailbox"), "page": gettext_lazy("a printed page"),
    "host": gettext_lazy("a second host"),
}  # fmt: skip
TONES = {Outcome.WHOLE: "ok", Outcome.BROKEN: "danger", Outcome.UNREADABLE: "danger"}
LINKS = ("it does not follow the record before it in its chain", "its chain has a gap, or a record twice")
_RECORD = re.compile(r"^FAULT +record (\d+): (.*)$")
_AMONG = re.compile(r"^FAULT .*\bamong records (\d+) to (\d+)\b")
_MISSING = re.compile(r"^FAULT .*\brecords (\d+) to (\d+) are missing\b")
CHECKPOINTS = (gettext_lazy("Signed"), gettext_lazy("Records"), gettext_lazy("Held outside by"), gettext_lazy("Ledger"))


def latest():
    return Verification.objects.exclude(outcome="").order_by("-pk").first()


def page_of(actor):
    """All that the page tells somebody. The ledger is one for all agencies, so all see what came of it."""
    found = list(Verification.objects.select_related("asked_by", "asked_for").order_by("-pk")[:SHOWN])
    last = next((one for one in found if one.outcome), None)
    return {
        "notice": last and notice_of(last), "outside": outside_notice(), "words": last and words_of(last),
        "rows": [shown(one, actor) for one in found],
        "runs": any(one.state in OPEN for one in found),
        "own_runs": any(one.state in OPEN and one.asked_for_id == actor.agency.pk for one in found),
        "checkpoints": checkpoints_table(),
    }  # fmt: skip


def notice_of(verification):
    """components/notice.html: what came of it, in a sentence or two."""
    tone = TONES[Outcome(verification.outcome)]
    title = _("Verified on %(at)s") if tone == "ok" else _("The history does not hold: verified on %(at)s")
    text = _whole(verification) if tone == "ok" else _broken(verification)
    return {
        "title": title % {"at": day_and_time(verification.ended_at)},
        "text": text,
        "tone": tone,
        "urgent": tone != "ok",
    }


def _whole(verification):
    said = ngettext(
        "%(n)s record from %(first)s to %(last)s, no gap, no change. Last checkpoint: %(signed)s.",
        "%(n)s records from %(first)s to %(last)s, no gap, no change. Last checkpoint: %(signed)s.",
        verification.records,
    ) % {
        "n": _number(verification.records), "first": day(verification.first_at), "last": day(verification.last_at),
        "signed": day_and_time(verification.signed_at),
    }  # fmt: skip
    return f"{said} {_outside(verification)}"


def _number(value):
    return number_format(value, force_grouping=True)


def _outside(verification):
    if not verification.outside:
        return _("No copy from outside could be read: this trusts the checkpoints that are kept here.")
    return ngettext(
        "It was held against %(n)s copy of a witness.", "It was held against %(n)s copies of witnesses.",
        verification.outside,
    ) % {"n": verification.outside}  # fmt: skip


def _broken(verification):
    recorded = _("This result is recorded. Nothing is repaired. Inform the security officer.")
    return f"{_where(verification)} {recorded}"


def _where(verification):
    """Where the verifier shows it first."""
    if verification.outcome == Outcome.UNREADABLE:
        return _("The ledger cannot be read as it is written down.")
    if found := _first(_RECORD, verification):
        return " ".join([_at_record(found), *_interval(verification)])
    if found := _first(_MISSING, verification):
        return _("Records %(first)s to %(last)s are missing.") % {"first": found[1], "last": found[2]}
    if said := _interval(verification):
        return said[0]
    if verification.live and not any(line.startswith("FAULT") for line in verification.findings):
        return _(
            "The records hold, but what people work with, or the log of who read what, is not what was recorded of it."
        )
    return _("A checkpoint, the key or the rules are not what they were.")


def _at_record(found):
    """A broken link shows that one of two records was changed, and not which."""
    if found[2] in LINKS:
        said = _("The chain breaks at record %(n)s: it, or the record before it in its chain, is not what it was.")
    else:
        said = _("Record %(n)s is not as it must be.")
    return said % {"n": found[1]}


def _interval(verification):
    """Between which checkpoints a change lies, where they show it."""
    if found := _first(_AMONG, verification):
        said = _("By the checkpoints, something was changed among records %(first)s to %(last)s.")
        return [said % {"first": found[1], "last": found[2]}]
    return []


def _first(pattern, verification):
    found = [match for line in verification.findings if (match := pattern.match(line))]
    return min(found, key=lambda match: int(match[1]), default=None)


def words_of(verification):
    """The verifier's own words, in the language in which it speaks."""
    return "\n".join([*verification.findings, *(f"LIVE    {one}" for one in verification.live)])


def shown(verification, actor):
    """One line of the table. Colleagues stand there by name."""
    own = verification.asked_for_id == actor.agency.pk
    return {
        "verification": verification, "state": _state(verification), "percent": verification.percent,
        "far": _far(verification), "by": verification.asked_by.name if own else "", "agency": verification.asked_for.name,
        "file": is_there(verification),
    }  # fmt: skip


def _state(verification):
    if verification.outcome:
        return {"label": verification.get_outcome_display(), "tone": TONES[Outcome(verification.outcome)]}
    tone = "danger" if verification.state == State.FAILED else "info"
    return {"label": verification.get_state_display(), "tone": tone}


def _far(verification):
    if verification.percent is None:
        return ""
    return _("%(done)s of %(total)s records") % {
        "done": _number(verification.done),
        "total": _number(verification.total),
    }


def checkpoints_table():
    """components/table.html: the latest, and who outside holds them."""
    found = Checkpoint.objects.prefetch_related("witnessed").order_by("-pk")[:SHOWN]
    rows = [
        [
            {"text": day_and_time(one.made_at), "mono": True},
            {"text": _number(one.size), "number": True},
            _held_by(one),
            {"text": one.origin, "mono": True},
        ]
        for one in found
    ]
    columns = [{"label": label, "number": label == CHECKPOINTS[1]} for label in CHECKPOINTS]
    caption = _("Table: %(title)s") % {"title": _("Signed checkpoints")}
    return {
        "caption": caption,
        "columns": columns,
        "rows": [{"cells": cells} for cells in rows],
        "stacks": True,
        "moves": True,
    }


def _held_by(checkpoint):
    kinds = dict.fromkeys(one.witness.partition(":")[0] for one in checkpoint.witnessed.all())
    if not kinds:
        return {"text": _("nobody yet"), "tag": {"label": _("not outside yet"), "tone": "warn"}}
    return {"text": ", ".join(str(WITNESSES.get(kind, kind)) for kind in kinds)}
