"""The rules of the house that no other tool checks: sizes, names, what a room is for, what is kept of every row."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from audit.models import OfAct
from cases.files import Case
from config.checks import every_field_has_readers
from workflows.procedures import readmission

ROOT = Path(settings.BASE_DIR)
FLOORS = ("agencies", "audit", "cases", "workflows", "reintegration", "reports", "config", "bench")
FORBIDDEN = {"utils", "helpers", "services", "managers", "common", "misc", "constants", "signals", "core"}
LINES = {".py": 200, ".html": 80, ".css": 150, ".js": 150}
DECLARATIONS = {
    "workflows/procedures/readmission.py": 300,
    "workflows/procedures/outgoing.py": 240,
    "audit/verify_ledger.py": 520,  # one file that an outside auditor reads and runs alone
}  # the law of one procedure, on one page
TABLES = {
    "config/showcase.py",
    "config/town/streets.py",
    "cases/seeds/limits.py",
}  # rows beside each other, no logic
FUNCTION = 30
NOT_OURS = {
    "admin",
    "auth",
    "contenttypes",
    "sessions",
    "axes",
    "guardian",
    "simple_history",
    "tests",
    "account",
    "mfa",
}
DERIVED = {
    "PersonKeys",
    "Balance",
    "Fact",
    "Touched",
    "Kept",
    "Served",
    "Occurs",
    "SubjectAccessCopy",
}  # made anew from rows that are recorded
LOGS = {
    "Viewing",
    "Notice",
    "Mail",
    "MailWishes",
    "Draft",
    "SealedDraft",
    "Serial",
    "Session",
    "Preferences",
    "SavedView",
    "Pin",
    "ListColumns",
}  # each is itself a record, or somebody's own text


@cache
def modules():
    """Every module of the product that people write, parsed."""
    found = [
        path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py")) if "migrations" not in path.parts
    ]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in found}


@cache
def files(*suffixes):
    places = [ROOT / place for place in (*FLOORS, "templates", "static")]
    found = (
        path
        for place in places
        for path in place.rglob("*")
        if path.suffix in suffixes and "migrations" not in path.parts
    )
    return {path.relative_to(ROOT).as_posix(): path for path in found}


def test_a_file_is_one_room():
    allowed = {
        name: DECLARATIONS.get(name, LINES[path.suffix]) for name, path in files(*LINES).items() if name not in TABLES
    }
    found = {name: len(files(*LINES)[name].read_text(encoding="utf-8").splitlines()) for name in allowed}
    assert {name: lines for name, lines in found.items() if lines > allowed[name]} == {}


def test_a_function_is_read_in_one_breath():
    long = [
        f"{name}:{node.name} ({node.end_lineno - node.lineno + 1})"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > FUNCTION
    ]
    assert long == []


def test_a_room_says_what_it_is_for():
    assert [name for name, tree in modules().items() if tree.body and not ast.get_docstring(tree)] == []


def test_a_room_is_named_for_what_it_does():
    assert [name for name in modules() if Path(name).stem in FORBIDDEN] == []


def test_nothing_is_imported_inside_a_function():
    inside = [
        f"{name}:{within.name}"
        for name, tree in modules().items()
        for within in ast.walk(tree)
        if isinstance(within, ast.FunctionDef)
        and any(isinstance(n, (ast.Import, ast.ImportFrom)) for n in ast.walk(within))
    ]
    assert [
        place for place in inside if not place.startswith("config/environment.py")
    ] == []  # it begins before the packages


def models():
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label not in NOT_OURS and "Historical" not in model.__name__
    ]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_row_is_recorded_or_is_itself_a_record(model):
    keeps = hasattr(model, "history") or issubclass(model, OfAct) or model.__name__ in LOGS | DERIVED
    assert keeps or not model._meta.managed or _is_seeded(model)


def _is_seeded(model):
    """What migrations alone write."""
    return model._meta.app_label == "audit"


def test_every_field_belongs_to_a_group_that_says_who_reads_it():
    assert every_field_has_readers(None) == []


def test_a_field_without_a_group_is_reported(monkeypatch):
    monkeypatch.delattr(Case, "field_group")
    assert {error.id for error in every_field_has_readers(None)} == {"config.no_field_group"}


def test_every_label_of_a_workflow_can_be_translated():
    declared = readmission.Readmission
    words = [*declared.states.values(), *declared.transitions.values(), *declared.deadlines.values()]
    assert [thing.name for thing in words if isinstance(thing.label, str)] == []


def test_every_template_is_used():
    texts = "\n".join(path.read_text(encoding="utf-8") for path in files(".py", ".html").values())
    unused = [
        name for name in files(".html") if name.removeprefix("templates/") not in texts and not _is_page(name, texts)
    ]
    assert unused == []


def _is_page(name, texts):
    """Chosen by a part of its name: error pages, components, letters."""
    return name.startswith("templates/system/") or Path(name).stem in texts
