"""Machine-readable lines in the form: they fill what is empty, and say what they say where something else was typed."""

import re

from django.utils.translation import gettext as _

from audit.dates import day
from audit.moment import today
from cases.mrz import clean_lines, read
from cases.mrz_layout import FIELD_NAMES, LAYOUTS
from cases.names import fold
from cases.partial_dates import PartialDate, UnreadableDate


def fill_empty(application) -> bool:
    """Fills empty fields from sound lines: number, expiry, date of birth, surname, given names. Says whether it filled any."""
    filled = [_fill(item, _owner(application, item)) for item in application["evidence"] if item["mrz"]]
    return any(filled)


def told(item, application) -> list[dict]:
    """A line for each check digit, with what would make it right, and one for each field that says something else."""
    lines = read(item["mrz"])
    if not lines.format:
        return [_wrong(fault) for fault in lines.faults]
    return [*_checks(lines), *_differences(lines, item, _owner(application, item) or {})]


def _checks(lines):
    wrong = {fault.field: fault for fault in lines.faults}
    for check in LAYOUTS[lines.format].checks:
        if check.field not in wrong:
            label = FIELD_NAMES[check.field].translated(_)
            yield {"ok": True, "text": _("Check digit of the %(field)s: right.") % {"field": label}}
    yield from map(_wrong, lines.faults)


def _wrong(fault):
    said = fault.sentence.translated(_)
    if fault.suggestions:
        said += " " + _("It would be right as %(suggestions)s.") % {"suggestions": _(" or ").join(fault.suggestions)}
    return {"ok": False, "text": said, "fixes": list(_fixes(fault))}


def _fixes(fault):
    """Each suggestion that fits where the fault is, as `mended` takes it: the line, the character, the signs."""
    for signs in fault.suggestions:
        if len(signs) == fault.last - fault.first:  # the last one is the check digit
            yield {"value": f"{fault.line}-{fault.first}-{signs}", "signs": signs.rstrip("<")}


def mended(text, fix) -> str:
    """The lines with a suggestion taken that somebody chose; what is no suggestion changes nothing."""
    found, lines = re.fullmatch(r"([123])-(\d{1,2})-([A-Z0-9<]{1,14})", fix), list(clean_lines(text))
    if not found or int(found[1]) > len(lines):
        return text
    line, before, signs = int(found[1]) - 1, int(found[2]) - 1, found[3]
    lines[line] = lines[line][:before] + signs + lines[line][before + len(signs) :]
    return "\n".join(lines)


def _differences(lines, item, owner):
    name = next((name for name in owner.get("names", []) if name["kind"] == "main"), {})
    for label, printed, typed in (
        (_("Surname"), lines.surname, name.get("surname", "")),
        (_("Given names"), lines.given_names, name.get("given_names", "")),
        (_("Number"), lines.number, item["number"]),
        (_("Expires on"), day(lines.expires_on()), _as_written(item["expires_on"])),
        (_("Date of birth"), lines.born_on(today()).display(), _as_written(owner.get("birth", {}).get("date", ""))),
    ):
        if printed and typed and fold(printed) != fold(typed):
            facts = {"label": label, "printed": printed, "typed": typed}
            yield {"ok": False, "text": _("%(label)s: the lines say %(printed)s, the form says %(typed)s.") % facts}


def _as_written(text):
    try:
        return PartialDate.read(text).display()
    except UnreadableDate:
        return text


def _fill(item, owner):
    lines = read(item["mrz"])
    wrong = {fault.field for fault in lines.faults}
    if not lines.format or "lines" in wrong or owner is None:
        return False
    printed = {"number": lines.number, "expiry": str(lines.expires_on() or ""), "birth": str(lines.born_on(today()))}
    sound = {field: value for field, value in printed.items() if field not in wrong}
    filled = [_set(item, "number", sound.get("number")), _set(item, "expires_on", sound.get("expiry"))]
    filled += [_set(owner["birth"], "date", sound.get("birth")), *_names(owner, lines)]
    return any(filled)


def _names(owner, lines):
    main = next((name for name in owner["names"] if name["kind"] == "main"), None)
    if main is None:
        main = {"kind": "main", "script": "latin", "surname": "", "given_names": "", "patronymic": "", "source": "mrz"}
        owner["names"].insert(0, main)
    if main["script"] != "latin":
        return []
    return [_set(main, "surname", lines.surname), _set(main, "given_names", lines.given_names)]


def _set(thing, name, value):
    if thing[name] or not value:
        return False
    thing[name] = value
    return True


def _owner(application, item):
    """The person whose document it is; None where the application has no such person."""
    name, _slash, number = item["of"].partition("/")
    owner = application.get(name)
    if not number:
        return owner if isinstance(owner, dict) else None
    return owner[int(number)] if number.isdecimal() and int(number) < len(owner or ()) else None
