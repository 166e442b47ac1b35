"""The follow-ups of one case: which is due, until when, and how those before went."""

from django.utils.translation import gettext as _

from audit.dates import day, relative_day
from audit.moment import today
from reintegration.choices import FOLLOW_UPS
from reintegration.counting import Standing, standing
from reintegration.plan.follow_ups import followed
from workflows.perform import may_perform

TONES = {Standing.REACHED: "ok", Standing.OVERDUE: "danger", Standing.NOT_DUE: "", Standing.NOT_REACHED: "warn"}


def follow_ups_shown(frame):
    """Each wave as {title, tag, due, when, recorded, note, url}; url where it can be recorded now."""
    case = frame.procedure
    counted = followed([case])[case]
    recorded = {row.wave: row for row in case.follow_ups.select_related("recorded_by")}
    may_record = may_perform(frame.capacities, case.workflow.transitions["follow_up"], case)
    shown = [_shown(wave, counted, recorded.get(wave.value)) for wave in FOLLOW_UPS]
    open_ones = [one for one in shown if not one["recorded"]]
    if may_record and open_ones:
        open_ones[0]["url"] = frame.url("take", "follow_up")
    return shown


def _shown(wave, counted, row):
    stands, due = standing(counted, wave.value, today()), counted.due.get(wave.value)
    return {
        "title": wave.label,
        "tag": {"label": row.get_result_display() if row else stands.label, "tone": TONES.get(stands, "info")},
        "due": day(due),
        "when": "" if row or not due else relative_day(due),
        "recorded": _("%(day)s, recorded by %(who)s") % {"day": day(row.on), "who": row.recorded_by.name}
        if row
        else "",
        "note": row.note if row else "",
        "url": "",
    }
