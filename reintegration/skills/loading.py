"""Loads occupations or skills from the CSV files that ESCO publishes: all of a file, or nothing and every fault by its line.

Columns are read by their names: conceptUri, preferredLabel, for occupations code (or iscoGroup), for skills skillType. A column
preferredLabelAz, which is not ESCO’s, may bear the Azerbaijani name. Loading a file again changes what differs and no more.
"""

import csv
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction as db

from audit.models import record
from cases.names import fold
from reintegration.skills.choices import SkillKind, Source
from reintegration.skills.terms import Occupation, Skill

KINDS = {"occupations": Occupation, "skills": Skill}
NEEDED = {"occupations": ("conceptUri", "preferredLabel"), "skills": ("conceptUri", "preferredLabel", "skillType")}
SKILL_TYPES = {"skill/competence": SkillKind.SKILL, "knowledge": SkillKind.KNOWLEDGE}
CHANGING = ("code", "label_en", "label_az", "folded", "source")
is_address = URLValidator(schemes=["http", "https"])


class Faulty(Exception):
    """The file was not loaded: `faults` are sentences, each with its line."""

    def __init__(self, faults):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Loaded:
    made: int
    changed: int
    same: int


@db.atomic
def load(lines, kind):
    """Loads the lines of a file: what came of it. Raises Faulty."""
    model = KINDS[kind]
    told = _read(lines, kind)
    known = {term.uri: term for term in model.objects.exclude(uri=None)}
    made = [model(uri=uri, **said) for uri, said in told.items() if uri not in known]
    changed = [known[uri] for uri, said in told.items() if uri in known and _takes(known[uri], said)]
    model.objects.bulk_create(made, batch_size=1000)
    fields = (*CHANGING, "kind") if model is Skill else CHANGING
    model.objects.bulk_update(changed, fields, batch_size=500)
    for kept in ({"created": made}, {"changed": changed}):
        record(**kept)
    return Loaded(len(made), len(changed), len(told) - len(made) - len(changed))


def _takes(term, said):
    """Sets what a line says on a term that is known: whether anything differs. A name in Azerbaijani is not taken away."""
    said = (
        said
        if said["label_az"]
        else said | {"label_az": term.label_az, "folded": _folded(said["label_en"], term.label_az)}
    )
    differs = any(getattr(term, name) != value for name, value in said.items())
    vars(term).update(said)
    return differs


def _read(lines, kind):
    rows = csv.DictReader(lines)
    lacking = [name for name in NEEDED[kind] if name not in (rows.fieldnames or ())]
    if kind == "occupations" and not {"code", "iscoGroup"} & set(rows.fieldnames or ()):
        lacking.append("code")
    if lacking:
        raise Faulty([f"line 1: the column {name} is missing" for name in lacking])
    told, faults = {}, []
    for row in rows:
        said = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str | None) and name}
        found = list(_faults(said, kind, told))
        faults += [f"line {rows.line_num}: {fault}" for fault in found]
        if not found:
            told[said["conceptUri"]] = _term(said, kind)
    if faults:
        raise Faulty(faults)
    return told


def _faults(said, kind, told):
    """What is wrong with a line."""
    uri, label = said.get("conceptUri", ""), said.get("preferredLabel", "")
    if not _is_uri(uri):
        yield f"conceptUri is no address: “{uri}”"
    elif uri in told:
        yield f"conceptUri stands in the file twice: {uri}"
    if not label or len(label) > 300:
        yield "preferredLabel is empty or longer than 300 signs"
    yield from (_faults_of_occupation if kind == "occupations" else _faults_of_skill)(said)


def _faults_of_occupation(said):
    code = _code(said)
    if not (code[:4].isdigit() and len(code[:4]) == 4 and len(code) <= 80):
        yield f"code does not begin with the four digits of a unit group: “{code}”"


def _faults_of_skill(said):
    if said.get("skillType", "") not in SKILL_TYPES:
        yield f"skillType is neither of {', '.join(SKILL_TYPES)}: “{said.get('skillType', '')}”"


def _is_uri(text):
    try:
        is_address(text)
    except ValidationError:
        return False
    return len(text) <= 200


def _code(said):
    return said.get("code") or said.get("iscoGroup") or ""


def _term(said, kind):
    english, azerbaijani = said["preferredLabel"], said.get("preferredLabelAz", "")[:300]
    term = {
        "label_en": english,
        "label_az": azerbaijani,
        "folded": _folded(english, azerbaijani),
        "source": Source.ESCO,
    }
    if kind == "skills":
        return term | {"code": said.get("code", "")[:80], "kind": SKILL_TYPES[said["skillType"]]}
    return term | {"code": _code(said)}


def _folded(*labels):
    return fold(" ".join(labels))[:600]
