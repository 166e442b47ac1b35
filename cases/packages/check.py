"""Checks an application package, or an application from a form: all faults at once, in order, never an exception."""

from dataclasses import dataclass, field, replace

from cases.packages.comparing import differences, fingerprint
from cases.packages.dates import date_faults
from cases.packages.enclosures import open_enclosures, reference_faults
from cases.packages.family import family_faults, family_warnings
from cases.packages.faults import Fault, is_touched, told_once, too_many
from cases.packages.minimum import minimum_faults, minimum_warnings, statement_faults
from cases.packages.papers import paper_faults
from cases.packages.parties import KnownAgency, KnownAgreement, Setting, party_faults, requested_state
from cases.packages.persons import person_faults
from cases.packages.reading import Unreadable, read_json, repeated_names
from cases.packages.shape import application_schema, filled, package_schema, position, shape_faults
from cases.packages.unsayable import TurnedAwayFault, unsayable, without_echo
from cases.packages.wording import text_faults

__all__ = [
    "Checked",
    "Fault",
    "KnownAgency",
    "KnownAgreement",
    "check",
    "check_application",
    "differences",
    "fingerprint",
    "minimum_faults",
]

MOST_FAULTS = 200
MEANINGS = (party_faults, date_faults, person_faults, family_faults, paper_faults, reference_faults, statement_faults)
WARNINGS = (minimum_warnings, family_warnings)


@dataclass(frozen=True)
class Checked:
    """The application with every field in its place, the bytes of its attachments by SHA-256, and the faults.

    `application` is None where the file could not be read at all. Nothing may be stored unless `is_sound`.
    """

    application: dict | None = None
    attachments: dict[str, bytes] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def is_sound(self) -> bool:
        return self.application is not None and not self.faults


def check(content: bytes | str, *, agreements, agencies, today) -> Checked:
    """Reads and checks a package. `agreements`, `agencies`: code → KnownAgreement, KnownAgency; `today`: a date."""
    try:
        data = read_json(content)
    except Unreadable as refusal:
        return Checked(faults=(refusal.fault,))
    turned_away = unsayable(data)
    checked = _examined(data, package_schema(), Setting(agreements, agencies, today))
    turned_away += [fault for fault in checked.faults if isinstance(fault, TurnedAwayFault)]
    return _silenced(checked, turned_away) if turned_away else checked


def _silenced(checked, turned_away):
    """What cannot be taken first; nothing beside it repeats the words."""
    return replace(checked, faults=(*turned_away, *without_echo(checked.faults, turned_away)), warnings=())


def check_application(application, *, agreements, agencies, today) -> Checked:
    """The same for an application whose attachments lie elsewhere, as a form's do: their content is not looked at."""
    return _examined(application, application_schema(), Setting(agreements, agencies, today))


def _examined(data, schema, setting):
    malformed, broken = shape_faults(data, schema)
    foreign = [fault for fault in malformed if fault.pointer in ("", "/format", "/version")]
    if foreign:  # not this format: what else is unlike it is no news
        return Checked(faults=tuple(foreign))
    application = filled(data, schema, broken)
    contents, enclosed = _enclosures(application)
    formal = [*malformed, *text_faults(data), *repeated_names(data)]
    meant = [*enclosed, *_meant(application, setting)]
    faults = sorted(told_once([*formal, *_untouched(meant, formal)]), key=lambda fault: position(fault.pointer))
    warnings = [warning for find in WARNINGS for warning in find(application, setting)]
    return Checked(application, contents, tuple(too_many(faults, MOST_FAULTS)), tuple(_untouched(warnings, faults)))


def _meant(application, setting):
    for find in MEANINGS:
        yield from find(application, setting)
    yield from minimum_faults(application, requested_state(application, setting))


def _enclosures(application):
    if not all("content" in attachment for attachment in application["attachments"]):
        return {}, []
    contents, faults = open_enclosures(application["attachments"])
    for attachment in application["attachments"]:
        del attachment["content"]
    return contents, faults


def _untouched(faults, others):
    """What a broken form did not bring about by itself."""
    pointers = {fault.pointer for fault in others}
    return [fault for fault in faults if not is_touched(fault.pointer, pointers)]
