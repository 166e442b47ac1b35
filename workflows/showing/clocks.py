"""A clock in a ruler and a few words: how many days of its limit have gone, how many are left."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.roles import OUR_SIDE
from audit.dates import day, due_tone, relative_day
from audit.moment import today
from cases.counting import Unit
from workflows.clocks import prolonged

DAY = timedelta(days=1)
WEEKEND = 5


def days_left(clock, on=None):
    """Days of the limit from tomorrow to its last day; negative when it has passed. Working days leave weekends out."""
    on = on or today()
    if clock.limit.unit != Unit.WORKING_DAYS or clock.due_on <= on:
        return (clock.due_on - on).days
    return sum((on + DAY * n).weekday() < WEEKEND for n in range(1, (clock.due_on - on).days + 1))


def clock_shown(clock, size="large"):
    """For components/clock.html, ruler.html and deadlines.html. None gives None."""
    if clock is None:
        return None
    left = days_left(clock)
    return {
        "label": clock.deadline_declared.label,
        "due_on": clock.due_on,
        "total": clock.days,
        "elapsed": max(clock.days - left, 0),
        "tone": _tone(clock, left),
        "size": size,
        "strong": _strong(clock, left),
        "text": _text(clock, left),
        "words": _words(clock, left),
    }


def _is_shut(clock, left):
    """A window in which something may be claimed is not overdue when it has passed: nobody had to do anything in it."""
    return left < 0 and clock.deadline_declared.presses_in == ()


def _tone(clock, left):
    return "waiting" if clock.paused_at else "" if _is_shut(clock, left) else due_tone(clock.due_on)


def _words(clock, left):
    if clock.paused_at:
        return _("resting")
    return _("the time is over") if _is_shut(clock, left) else relative_day(clock.due_on)


def _strong(clock, left):
    if clock.paused_at:
        return _("The clock rests")
    if _is_shut(clock, left):
        return _("The time is over")
    if left < 0:
        return ngettext("%(days)s day over", "%(days)s days over", -left) % {"days": -left}
    if left == 0:
        return _("Last day today")
    return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}


def _text(clock, left):
    facts = {"label": clock.deadline_declared.label, "day": clock.due_on.strftime("%d.%m.%Y")}
    if left < 0:
        return _("%(label)s: the limit ended %(day)s") % facts
    return _("%(label)s by %(day)s") % facts


def clocks_seen(clocks, capacities):
    """Those of the agreement for everybody; a house rule is nobody's business but the house's."""
    at_home = any(capacity.case_role in OUR_SIDE for capacity in capacities)
    return [clock for clock in clocks if at_home or not clock.limit.is_house_rule]


def earliest(clocks):
    """The running clock that ends first; a resting one only where no other runs."""
    running = sorted(clocks, key=lambda clock: (clock.paused_at is not None, clock.due_at))
    return running[0] if running else None


def last_days(procedure, transition):
    """The last day of the clock that a step would prolong, now and then; nothing where it prolongs none."""
    found = prolonged(procedure, transition)
    if found is None:
        return []
    clock, then = found
    label = _("%(label)s: last day") % {"label": transition.extends}
    return [{"label": label, "old": day(clock.due_on), "new": day(then.due_on)}]
