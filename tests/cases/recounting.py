"""Finds due dates in another way than the product does: by lists and sets of all days around, for the tests to compare."""

from datetime import UTC, date, datetime, timedelta

LONG = 2500  # days around the event that are looked at


def recounted(start: datetime, terms, pauses=(), extensions=()) -> date:
    """The last day of a limit with closed pauses [(since, until)] and extensions [span]."""
    resting = {day for pause in pauses for day in days_of(pause, terms.zone)}
    end = local_day(start, terms.zone)
    for span in [terms.span, *extensions]:
        end = end_of(end, span, terms, resting)
    return rolled(end, terms, resting)


def local_day(moment, zone):
    offset = moment.astimezone(zone).utcoffset()
    return (moment.astimezone(UTC).replace(tzinfo=None) + offset).date()


def days_of(pause, zone):
    since, until = (local_day(moment, zone) for moment in pause)
    return {since + timedelta(number) for number in range((until - since).days)}


def end_of(first, span, terms, resting):
    if span.unit == "months":
        return end_of_months(first, -span.value if terms.back else span.value, resting)
    around = ahead(first, backwards=terms.back)
    usable = [day for day in around if day not in resting and (span.unit == "calendar_days" or is_worked(day, terms))]
    return usable[span.value - 1]


def end_of_months(first, months, resting):
    """Moves the end by the paused days before it, again and again until it stays."""
    nominal = end = same_day_number(first, months)
    while True:
        low, high = min(first, end), max(first, end)
        inside = sum(low < day <= high if months > 0 else low <= day < high for day in resting)
        moved = nominal + timedelta(inside if months > 0 else -inside)
        if moved == end:
            return end
        end = moved


def same_day_number(day, months):
    year, month = day.year, day.month
    for _step in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year + 1, 1) if month == 13 else (year - 1, 12)
    for number in (day.day, 30, 29, 28):
        if number <= day.day:
            try:
                return date(year, month, number)
            except ValueError:
                continue
    raise AssertionError


def rolled(end, terms, resting):
    if terms.rollover == "none" or is_worked(end, terms):
        return end
    around = ahead(end, backwards=terms.rollover == "previous_working_day")
    return next(day for day in around if is_worked(day, terms) and day not in resting)


def ahead(day, backwards):
    return [day + timedelta(-number if backwards else number) for number in range(1, LONG)]


def is_worked(day, terms):
    calendar = terms.calendar
    return day in calendar.worked or (day.isoweekday() - 1 not in calendar.weekend and day not in calendar.non_working)
