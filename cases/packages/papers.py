"""Means of evidence: whose they are, whether their machine-readable lines hold and agree with the form."""

import re

from cases.mrz import read
from cases.packages.dates import birth_of, day
from cases.packages.faults import Fault
from cases.packages.persons import people
from cases.sentences import Sentence as _


def paper_faults(application, setting):
    owners = {pointer.removeprefix("/"): person for pointer, person in people(application)}
    for number, evidence in enumerate(application["evidence"]):
        pointer, owner = f"/evidence/{number}", owners.get(evidence["of"])
        if owner is None:
            yield Fault(f"{pointer}/of", _("The application has no such family member."))
        else:
            yield from _before_birth(evidence, owner, pointer)
            yield from _line_faults(evidence, owner, pointer, setting.today)
    yield from _twice(application["evidence"])


def _before_birth(evidence, owner, pointer):
    issued, born = day(evidence["issued_on"]), birth_of(owner)
    if issued and born and issued < born.earliest():
        yield Fault(f"{pointer}/issued_on", _("It was issued before its holder was born."))


def _line_faults(evidence, owner, pointer, today):
    if not evidence["mrz"]:
        return
    lines = read(evidence["mrz"])
    for fault in lines.faults:
        yield Fault(f"{pointer}/mrz", fault.sentence)
    if not lines.faults:
        yield from _contradictions(evidence, owner, pointer, (lines, today))


def _contradictions(evidence, owner, pointer, read_on):
    lines, today = read_on
    number = re.sub(r"[^A-Z0-9]", "", evidence["number"].upper())
    if number and number != re.sub("<", "", lines.number):
        yield _contradiction(f"{pointer}/number", (lines, "number"), lines.number, evidence["number"])
    expires = day(evidence["expires_on"])
    if expires and lines.expires_on() and expires != lines.expires_on():
        yield _contradiction(f"{pointer}/expires_on", (lines, "expiry"), lines.expires_on(), expires)
    born, printed = birth_of(owner), lines.born_on(today)
    if not born.could_equal(printed):
        yield _contradiction(f"/{evidence['of']}/birth/date", (lines, "birth"), printed, born)
    if {owner["sex"], lines.sex} == {"F", "M"}:
        yield _contradiction(f"/{evidence['of']}/sex", (lines, "sex"), lines.sex, owner["sex"])


def _contradiction(pointer, where, printed, typed):
    lines, field = where
    place = lines.place(field)
    look = _("Look at characters {first}–{last} of line {line}.", first=place.first, last=place.last, line=place.line)
    said = _("The machine-readable lines say {printed}, the form says {typed}.", printed=str(printed), typed=str(typed))
    return Fault(pointer, _("{what} {look}", what=said, look=look))


def _twice(evidence):
    seen = {}
    for number, paper in enumerate(evidence):
        key = (paper["kind"], paper["of"], paper["number"])
        if paper["number"] and key in seen:
            yield Fault(
                f"/evidence/{number}", _("This is the same document as evidence {number}.", number=seen[key] + 1)
            )
        seen.setdefault(key, number)
