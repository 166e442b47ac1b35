"""What the counting of days says of itself: one sentence for each thing it passes, translated where it is read."""

from cases.sentences import Sentence as _

WEEKDAYS = _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")
WEEKEND = _("weekend")


def named(day):
    """Friday 20.03.2026"""
    return _("{weekday} {date}", weekday=WEEKDAYS[day.weekday()], date=f"{day:%d.%m.%Y}")


def in_words(span):
    """15 calendar days"""
    one = {"calendar_days": _("1 calendar day"), "working_days": _("1 working day"), "months": _("1 month")}
    many = {
        "calendar_days": _("{number} calendar days", number=span.value),
        "working_days": _("{number} working days", number=span.value),
        "months": _("{number} months", number=span.value),
    }
    return one[span.unit] if span.value == 1 else many[span.unit]


def place(zone):
    return _("{city} time", city=zone.key.rpartition("/")[2].replace("_", " "))


def counted_from(moment, terms):
    facts = {"span": in_words(terms.span), "day": named(moment.date()), "time": f"{moment:%H:%M}"}
    facts["place"] = place(terms.zone)
    if terms.back:
        return _("{span}, counted back from {day}, {time} ({place}). That day does not count.", **facts)
    return _("{span}, counted from {day}, {time} ({place}). That day does not count.", **facts)


def months_end(span, day, days):
    return _("{span} on is {day}: that makes {days} days.", span=in_words(span), day=named(day), days=days)


def skipped(day, reason):
    return _("{day} does not count: {reason}.", day=named(day), reason=reason)


def worked(day):
    return _("{day} counts: it is a weekend day that is worked.", day=named(day))


def rested(first, last):
    return _("The clock rests from {first} to {last}: these days do not count.", first=named(first), last=named(last))


def still_rests(since, day):
    facts = {"since": named(since), "day": named(day)}
    return _("The clock has rested since {since}. The last day cannot come before {day}.", **facts)


def extended(extension, day):
    facts = {"span": in_words(extension.span), "day": named(day)}
    told = [_("The limit is extended by {span}, counted from {day}.", **facts)]
    if extension.granted_on:
        told.append(_("The extension was granted on {day}.", day=named(extension.granted_on)))
    if extension.ground:
        told.append(_("Ground of the extension: {ground}.", ground=extension.ground))
    return told


def not_worked(day, reason):
    return _("The limit cannot end on {day}: {reason}.", day=named(day), reason=reason)


def moved(day, later):
    if later:
        return _("It moves to the next working day, {day}.", day=named(day))
    return _("It moves to the working day before, {day}.", day=named(day))


def calendar_used(calendar):
    return _("Calendar: {calendar}, version {version}.", calendar=calendar.name, version=calendar.version or "–")


def year_missing(calendar, year):
    facts = {"year": str(year), "calendar": calendar.name}
    return _("For {year} the calendar of {calendar} is empty: only weekends are left out.", **facts)


def last_day(day, terms):
    facts = {"day": named(day), "place": place(terms.zone)}
    if terms.back:
        return _("The last day that is early enough is {day}, to its last minute ({place}).", **facts)
    return _("The last day is {day}, to its last minute ({place}).", **facts)
