"""The docs tell the truth: drawn pages are as drawn, links lead somewhere, what they name exists, no machine is named."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError

from agencies.roles import CaseRole, Role
from agencies.words import ROLE_NAMES
from workflows.drawing import drawn
from workflows.management.commands import draw

ROOT = Path(__file__).resolve().parents[1]
TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
    "\0"
)
FILES = [ROOT / name for name in TRACKED if name and (ROOT / name).is_file()]
PAGES = [path for path in FILES if path.suffix == ".md"]
TOP = ROOT / "README.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:[a-z_]+/)+[\w.-]+\.(?:py|html|css|js|json|toml|typ|txt|md))`")
COMMAND = re.compile(r"manage\.py (\w+)")
HOSTS = [
    f"{name}.{end}"
    for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("crates", "io"), ("goproxy", "io"))
]
MACHINE = re.compile(r"(?<![\w.~{}-])/(?:" + "|".join(("work", "root", "tmp")) + r")\b")
WORDS = {
    "Workflow", "Procedure", "Transition", "Step", "Approval", "Signature", "Deadline", "Clock", "Letter", "Grant", "Capacity", "Verdict",
    "Act", "Actor", "Guard",
}  # fmt: skip


def named(path):
    return str(path.relative_to(ROOT))


def links(page):
    """Where the relative links of a page lead: paths."""
    found = (link.split("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link)
    return [(page.parent / link).resolve() for link in found if link]


@pytest.mark.parametrize("name", drawn())
def test_a_drawn_page_is_as_committed(name):
    assert draw.read(ROOT / "docs" / name) == drawn()[name], "Run: python3 manage.py draw"


def test_nothing_is_drawn_that_has_no_source():
    assert draw.differences(drawn()) == []


def test_a_page_that_differs_fails_the_check_and_is_drawn_anew(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(draw, "DOCS", tmp_path)
    (tmp_path / "workflows").mkdir()
    (tmp_path / "workflows" / "gone.md").write_text("of a workflow that is no more")
    with pytest.raises(CommandError, match=r"policy\.md.*gone\.md"):
        call_command("draw", "--check")
    call_command("draw")
    assert draw.differences(drawn()) == []
    call_command("draw", "--check")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_relative_link_leads_somewhere(page):
    assert [named(target) for target in links(page) if not target.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_is_named_exists(page):
    paths = PATH.findall(page.read_text(encoding="utf-8"))
    here = (ROOT, page.parent, ROOT / "workflows")
    assert [path for path in paths if not any((place / path).exists() for place in here) and not invented(path)] == []


def invented(path):
    """NAME and CODE stand for what the reader chooses."""
    return bool(re.search(r"NAME|CODE", path))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_that_is_named_exists(page):
    known = {*get_commands(), "test", "help"}
    assert [word for word in COMMAND.findall(page.read_text(encoding="utf-8")) if word not in known] == []


def test_every_page_of_the_docs_is_reached_from_the_readme():
    seen, todo = set(), [TOP]
    while todo:
        page = todo.pop()
        seen.add(page)
        found = [page for target in links(page) if target.exists() for page in pages_at(target)]
        todo += [page for page in found if page not in seen]
    assert [named(page) for page in PAGES if page.is_relative_to(ROOT / "docs") and page not in seen] == []


def pages_at(target):
    """A link to a folder leads to all in it."""
    return sorted(target.glob("*.md")) if target.is_dir() else [target] if target.suffix == ".md" else []


def test_the_readme_begins_with_the_two_commands_and_shows_the_work_list():
    text = TOP.read_text(encoding="utf-8")
    first = [line.split("#")[0].strip() for line in text.splitlines() if line.startswith("    ")]
    assert first[:2] == ["python3 manage.py demo", "python3 manage.py test"]
    assert text.index(first[1]) < 300
    assert "docs/pictures/S02-work-list.png" in text


def test_the_glossary_has_every_role_and_every_word_of_the_house():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = [f"`{word.value}`" for word in (*Role, *CaseRole)] + [f"| {word} |" for word in sorted(WORDS)]
    assert [word for word in words if word not in text] == []
    assert [str(name) for name in ROLE_NAMES.values() if str(name) not in text] == []


def test_decisions_are_numbered_once_and_bear_their_number():
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(set(numbers)) == len(numbers)
    assert all(path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]} ") for path in DECISIONS)


def test_a_decision_fits_on_a_page():
    assert [named(path) for path in DECISIONS if len(path.read_text(encoding="utf-8").splitlines()) > 60] == []


def test_no_package_index_and_no_path_of_a_machine_is_named():
    assert [named(path) for path in FILES if names_a_place(path.read_text(encoding="utf-8", errors="ignore"))] == []


def names_a_place(text):
    return any(host in text for host in HOSTS) or MACHINE.search(text)
