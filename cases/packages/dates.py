"""Every date in an application: a real day, and not later than today where it tells of the past."""

from datetime import date, datetime, timedelta

from cases.packages.faults import Fault, pointer_to
from cases.packages.persons import people
from cases.partial_dates import PartialDate, UnreadableDate
from cases.sentences import Sentence as _

OLDEST_AGE = 130
PAST_DAYS = (
    ("knowledge_date",),
    ("basis", "decision_on"),
    ("voluntary_return", "offered_on"),
    ("circumstances", "danger", "stated_on"),
)
MOMENTS = (("sent_at",), ("basis", "apprehended_at"))


def date_faults(application, setting):
    yield from _births(application, setting.today)
    yield from _partial(application["basis"]["entered_on"], "/basis/entered_on", setting.today)
    for path in PAST_DAYS:
        yield from _past_day(_value(application, path), pointer_to(*path), setting.today)
    for path in MOMENTS:
        yield from _moment(_value(application, path), pointer_to(*path), setting.today)
    for number, evidence in enumerate(application["evidence"]):
        yield from _evidence_days(evidence, f"/evidence/{number}", setting.today)


def day(text: str) -> date | None:
    """The day that YYYY-MM-DD names; None where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def birth_of(person) -> PartialDate:
    """The date of birth; nothing known where it is no date."""
    try:
        return PartialDate.read(person["birth"]["date"])
    except UnreadableDate:
        return PartialDate()


def _births(application, today):
    for path, person in people(application):
        pointer = f"{path}/birth/date"
        yield from _partial(person["birth"]["date"], pointer, today)
        born = birth_of(person)
        if born and born.latest().year < today.year - OLDEST_AGE:
            yield Fault(pointer, _("This is more than {years} years ago.", years=OLDEST_AGE))


def _partial(text, pointer, today):
    try:
        known = PartialDate.read(text)
    except UnreadableDate:
        yield Fault(pointer, _("{date} is no date.", date=text))
        return
    if known and known.earliest() > today:
        yield Fault(pointer, _("{date} is in the future.", date=text))


def _past_day(text, pointer, today):
    if not text:
        return
    if day(text) is None:
        yield Fault(pointer, _("{date} is no date.", date=text))
    elif day(text) > today:
        yield Fault(pointer, _("{date} is in the future.", date=text))


def _moment(text, pointer, today):
    if not text:
        return
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        yield Fault(pointer, _("{date} is no date and time.", date=text))
        return
    if moment.date() > today + timedelta(days=1):  # it may be tomorrow already where it was written
        yield Fault(pointer, _("{date} is in the future.", date=text))


def _evidence_days(evidence, pointer, today):
    yield from _past_day(evidence["issued_on"], f"{pointer}/issued_on", today)
    issued, expires = day(evidence["issued_on"]), day(evidence["expires_on"])
    if evidence["expires_on"] and expires is None:
        yield Fault(f"{pointer}/expires_on", _("{date} is no date.", date=evidence["expires_on"]))
    if issued and expires and expires < issued:
        yield Fault(f"{pointer}/expires_on", _("It expires before it was issued."))


def _value(application, path):
    value = application
    for name in path:
        value = (value or {}).get(name, "")
    return value
