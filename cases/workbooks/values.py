"""Makes of a cell what an application holds: strict, so that no number, day or code is guessed."""

from datetime import date, datetime

from django.conf import settings
from django.utils.timezone import get_default_timezone
from django.utils.translation import override

from cases.partial_dates import PartialDate, UnreadableDate
from cases.sentences import Sentence as _
from cases.workbooks.reading import BROKEN, DAY, FORMULA, MOMENT, NUMBER, TEXT, YES_NO

EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
YES, NO = frozenset({"yes", "bəli", "hə", "true", "1"}), frozenset({"no", "xeyr", "yox", "false", "0"})
NOT_A_DAY = _("Write a day as 18.02.1988.")
NOT_A_MOMENT = _("Write a day as 18.02.1988, or a day and a time as 18.02.1988 10:14.")


class Wrong(ValueError):
    """The cell does not say what its column asks for."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


def text(cell, column):
    if cell.kind == FORMULA:
        raise Wrong(_("A formula stands here. Write the value itself."))
    if cell.kind == BROKEN:
        raise Wrong(_("This cannot be read as a value."))
    if cell.kind in (DAY, MOMENT, YES_NO):
        raise Wrong(_("Write this as text."))
    return _number(cell.value) if cell.kind == NUMBER else _words(cell.value)


def code(cell, column):
    return text(cell, column).upper()


def day(cell, column):
    if cell.kind == DAY:
        return cell.value
    known = _date(cell, column, NOT_A_DAY)
    if not known.is_complete:
        raise Wrong(NOT_A_DAY)
    return str(known)


def partial_day(cell, column):
    if cell.kind == DAY:
        return cell.value
    if cell.kind == NUMBER and 1850 <= cell.value <= 2199:
        return str(int(cell.value))
    return str(_date(cell, column, _("Write a date as 18.02.1988, 02.1988 or 1988.")))


def moment(cell, column):
    """A day, or a day and a time, in Baku; a day alone is its first moment."""
    if cell.kind in (DAY, MOMENT):
        return _in_baku(datetime.fromisoformat(cell.value))
    if cell.kind != TEXT:
        raise Wrong(NOT_A_MOMENT)
    for form in ("%d.%m.%Y %H:%M", "%d.%m.%Y", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d"):
        try:
            return _in_baku(datetime.strptime(text(cell, column), form))  # noqa: DTZ007 (its zone is given here)
        except ValueError:
            continue
    raise Wrong(NOT_A_MOMENT)


def yes_or_no(cell, column):
    if cell.kind == YES_NO:
        return bool(cell.value)
    said = text(cell, column).casefold()
    if said in YES | NO:
        return said in YES
    raise Wrong(_("Write yes or no."))


def one_of(cell, column):
    """The code of a choice, by the code itself or its label in a language of the product."""
    said = text(cell, column).casefold()
    found = next((value for value, *labels in _writings(column) if said in labels), None)
    if found is None:
        raise Wrong(_("Choose one of these: {choices}.", choices=", ".join(map(str, column.choices))))
    return found


def codes(cell, column):
    """Several codes, parted by commas or lines."""
    said = text(cell, column).replace(";", ",").replace("\n", ",").split(",")
    wanted = [part.strip().casefold() for part in said if part.strip()]
    if strange := [part for part in wanted if part not in column.choices]:
        raise Wrong(
            _(
                "“{code}” is no code. Choose of these: {choices}.",
                code=strange[0][:60],
                choices=", ".join(column.choices),
            )
        )
    return sorted(set(wanted))


def _writings(column):
    for value, label in column.choices.items():
        yield value, value.casefold(), *(_in(language, label).casefold() for language, _name in settings.LANGUAGES)


def _in(language, label):
    with override(language):
        return str(label)


def _words(value):
    if value.lstrip().startswith("="):
        raise Wrong(_("A formula stands here. Write the value itself."))
    return value.strip()


def _number(value):
    if abs(value) >= EXACT:
        raise Wrong(_("Write this number as text: the spreadsheet has shortened it."))
    return str(int(value)) if value == int(value) else str(value)


def _date(cell, column, sentence):
    if cell.kind != TEXT:
        raise Wrong(sentence)
    try:
        return PartialDate.read(text(cell, column))
    except UnreadableDate as error:
        raise Wrong(sentence) from error


def _in_baku(naive):
    if naive.year < date(1990, 1, 1).year:
        raise Wrong(_("This is before there was any agreement."))
    return naive.replace(tzinfo=get_default_timezone()).isoformat()
