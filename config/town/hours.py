"""When people are at work: the hours of an authority in its own time zone, on the working days of its State."""

from datetime import datetime, time, timedelta

from agencies.states import zone
from cases.calendars import calendar_of

OPENS, CLOSES = time(9), time(18)
DAY = timedelta(days=1)
LONGEST_BREAK = 20  # days without a working day that are thought possible


class Hours:
    """The hours of one State's authorities. Its calendar is read once."""

    def __init__(self, state):
        self.zone, self.calendar = zone(state), calendar_of(state)

    def within(self, wanted, after, until):
        """A working moment near `wanted`, later than `after` and not later than `until`; the three are aware.

        Where none lies between, it is done right after what came before, as people do before a holiday.
        """
        for moment in (self._from(wanted), self._before(min(wanted, until))):
            if after < moment <= until:
                return moment
        return after

    def on(self, day, share):
        """The moment of a working day at a share (0 to 1) of its hours."""
        return datetime.combine(day, OPENS, self.zone) + share * (timedelta(hours=CLOSES.hour - OPENS.hour))

    def works(self, day):
        return self.calendar.reason(day) is None

    def _from(self, moment):
        """The moment itself where people are at work, else the same share of the next working day."""
        local, share = moment.astimezone(self.zone), self._share(moment)
        day = local.date() if local.time() < CLOSES else local.date() + DAY
        return local if OPENS <= local.time() < CLOSES and self.works(day) else self.on(self._next(day, DAY), share)

    def _before(self, moment):
        local = moment.astimezone(self.zone)
        day = local.date() if local.time() > CLOSES else local.date() - DAY
        return self.on(self._next(day, -DAY), self._share(moment))

    def _next(self, day, step):
        return next((d for d in (day + step * count for count in range(LONGEST_BREAK)) if self.works(d)), day)

    @staticmethod
    def _share(moment):
        """The minute of the hour decides at which share of the day something is done: any moment has one."""
        return (moment.minute + moment.second / 60) / 60
