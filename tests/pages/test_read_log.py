"""Whoever reads anything of a case is written down with the answer; where that fails, nothing of it is shown."""

import os
from contextlib import contextmanager
from zlib import crc32

import pytest
from django.db import connection
from django.db.models import Max
from django.urls import reverse

from agencies.disclosure import FieldGroup
from agencies.roles import AUDITOR, CASEWORKER, PROGRAMME_MANAGER, PROTECTION_OFFICER, SUPERVISOR
from audit.models import Viewing
from config.database_roles import APPLICATION
from tests import pg
from tests.pages.canaries import without
from tests.pages.square import person, undone
from tests.pages.test_disclosure import LISTS, sections
from workflows.models import Letter

FULL = os.environ.get("QAYIDIS_FULL") == "1"
READERS = [(CASEWORKER, "AZ-SMS")]
if FULL:
    READERS += [(CASEWORKER, "NL-CA"), (AUDITOR, "AZ-SMS"), (SUPERVISOR, "AZ-MLSP")]
    READERS += [(PROTECTION_OFFICER, "AZ-SMS"), (PROGRAMME_MANAGER, "AZ-MLSP"), (CASEWORKER, "AZ-MLSP")]
    READERS += [(CASEWORKER, code) for code in ("AZ-MIA", "AZ-SSS", "AZ-MFA", "AZ-SBS")]


COUNTS = (
    "/reports/",
    "/statistics/",
    "/official/",
    "/initiatives/",
)  # of nobody: a region is a word that somebody typed


def addresses(worlds):
    """Every page of every procedure of the planted cases, their files and letters, every list, every search."""
    yield from (url for url in LISTS if not url.startswith(COUNTS))
    for world in worlds.values():
        yield from (url for procedure in world.procedures for url in sections(procedure))
        yield from (
            reverse("document", args=[world.root.reference, file.pk]) for file in world.root.case.documents.all()
        )
        for letter in Letter.objects.filter(procedure__case=world.root.case).select_related("procedure"):
            yield reverse("letter", args=[letter.procedure.reference, letter.pk, "en"])
        yield from (f"/search/?q={word}" for word in world.words.of.values())


def some(worlds):
    """Each address once; in a short run those of whose names the hash falls out so, always the lists."""
    return [url for url in dict.fromkeys(addresses(worlds)) if FULL or url in LISTS or crc32(url.encode()) % 24 == 0]


def asked_for(url):
    return url.partition("?q=")[2]


def answered(reader, url):
    """(status, text, the rows that the log has of it); words that were asked for stand on a page in any case, and are left out."""
    last = Viewing.objects.aggregate(last=Max("pk"))["last"] or 0
    with undone():
        answer = reader.client.get(url)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        rows = list(Viewing.objects.filter(pk__gt=last).select_related("agency"))
    text = said.decode("utf-8", "replace")
    return answer.status_code, text.replace(asked_for(url) or "\0", ""), rows


def worlds_on(text, worlds):
    """The marks of the cases of which the page shows a word."""
    text = text.casefold()
    return [mark for mark, world in worlds.items() if any(word.casefold() in text for word in world.words.of.values())]


@pytest.mark.parametrize(("role", "code"), READERS)
def test_an_answer_that_shows_a_word_of_a_case_is_a_row_that_names_the_case(worlds, role, code):
    reader, missed, met = person(role, code), {}, set()
    own = {mark: {procedure.case_id for procedure in world.procedures} for mark, world in worlds.items()}
    for url in some(worlds):
        status, text, rows = answered(reader, url)
        shown = worlds_on(without(url.partition("?q=")[2], text), worlds)
        assert len(rows) <= 1, "one row an answer"
        if status not in (200, 422):
            assert not rows and not shown, f"{url}: what was not shown was not read"
            continue
        logged = set(rows[0].cases) if rows else set()
        missed[url] = [mark for mark in shown if not logged & own[mark]]
        met |= {row.how for row in rows}
    assert not any(missed.values()), {url: marks for url, marks in missed.items() if marks}
    assert ("view" in met and met & {"list", "search"}) or role == AUDITOR, met


@contextmanager
def log_refuses():
    """Nobody but the owner may add to the log of who reads what."""
    with pg._cursor(connection.settings_dict["NAME"]) as cursor:
        cursor.execute(f"REVOKE INSERT ON audit_viewing FROM {APPLICATION}")
        try:
            yield
        finally:
            cursor.execute(f"GRANT INSERT ON audit_viewing TO {APPLICATION}")


@pytest.mark.parametrize(("role", "code"), READERS if FULL else READERS[:1])
def test_where_the_log_refuses_nothing_of_a_case_is_shown_anywhere(worlds, role, code):
    reader, refused = person(role, code), 0
    with log_refuses():
        for url in some(worlds):
            status, text, rows = answered(reader, url)
            assert not rows and not worlds_on(without(url.partition("?q=")[2], text), worlds), url
            refused += status == 503
    assert refused > (20 if FULL else 5)


def test_a_row_says_who_read_what_for_which_agency_in_which_roles_and_why(worlds):
    root = worlds["Ra"].root
    _status, _text, [row] = answered(person(CASEWORKER, "AZ-SMS"), reverse("persons", args=[root.reference]))
    assert (row.agency.code, row.roles, row.how, row.address) == ("AZ-SMS", "caseworker", "view", "persons")
    assert (row.purpose, row.subject, row.subject_id) == ("procedure.view", "case", root.pk)
    assert FieldGroup.PARTICULARS in row.groups and row.cases == [root.case_id] and not row.terms


def test_a_search_is_written_down_with_a_keyed_hash_of_its_words_alone(worlds):
    word = worlds["Ra"].words.of[FieldGroup.PARTICULARS]
    _status, _text, [row] = answered(person(CASEWORKER, "AZ-SMS"), f"/search/?q={word}")
    assert row.how == "search" and len(row.terms) == 64 and word not in str(row.__dict__)
    _status, _text, [again] = answered(person(SUPERVISOR, "AZ-SMS"), f"/search/?q={word}")
    assert again.terms == row.terms, "who looked for the same is found again"
