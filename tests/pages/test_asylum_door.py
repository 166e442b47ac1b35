"""Every page that takes anything: a hint typed into any of its fields is refused, and nothing is kept but a salted hash."""

import inspect
import os
import pkgutil
from importlib import import_module
from zlib import crc32

import pytest
from django.db import connection
from django.forms import BaseForm
from django.urls import reverse

import workflows
from agencies.policy import POLICY
from audit.models import TurnedAway
from cases.asylum_door.forms import AtTheDoor
from cases.asylum_door.gate import NO_CASE_WORK, stands_behind
from cases.files import Note
from tests.pages.addresses import PAGES, patterns
from tests.pages.square import undone
from tests.workflows.packages import counts
from tests.workflows.paper_form import Fields
from workflows.filtering import WorkFilter
from workflows.subject_access.forms import CaseForm
from workflows.views.readers import DayForm
from workflows.views.readings import ReadingFilter
from workflows.views.sights import SightForm
from workflows.views.then import MomentForm

HINT = "prosil za azil v Ljubljani"
NOTHING_TYPED = (
    "make_bundle",
    "export_file",
)  # a partner is chosen, by a number, or a file taken; anything else is a 404
DOOR = [page for page in PAGES if page.policy not in NO_CASE_WORK and page.name not in NOTHING_TYPED]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
# Some in a short run, by their names.
SAMPLE = [page for page in DOOR if FULL or crc32(str(page).encode()) % 16 == 0]
TYPED_AT = {
    "judge": ["reason"],
    "keep_draft": ["comment", "anything"],
    "application_draft": ["place"],
}  # they show no form


def whoever_may(square, page):
    """Somebody to whom the page answers; else who may send to it."""
    roles = {capacity.role for capacity in POLICY[page.policy]}
    people = [who for who in square.people if who.role in roles]
    for who in people:
        answer = who.asks(page.url(square))
        if answer.status_code == 200:
            return who, Fields(_main(answer)).values
    return next(who for who in people if who.asks(page.url(square), "POST").status_code not in (403, 404)), {}


def _main(answer):
    text = answer.content.decode(errors="replace")
    return text[text.find("<main") :]


def typed_at(page, values):
    left_out = ("csrfmiddlewaretoken", "token", "version", "q")
    fields = [name for name, value in values.items() if isinstance(value, str) and name not in left_out]
    return [*fields, *TYPED_AT.get(page.name, ["invented_later"])]


@pytest.mark.some(3)
@pytest.mark.parametrize("page", SAMPLE, ids=str)
def test_no_field_of_any_page_takes_a_hint(square, page):
    who, values = whoever_may(square, page)
    before = counts()
    for name in typed_at(page, values):
        with undone():
            answer = who.client.post(page.url(square), {**values, name: HINT})
            if answer.status_code == 405:
                return  # it only shows
            assert answer.status_code in (409, 422), (name, answer.status_code)
            assert answer.status_code == 409 or b"azil" in answer.content, name
            after = counts()
            kept = TurnedAway.objects.order_by("-pk").first()
        after[0]["audit_turnedaway"] -= 1
        for log in (
            name for name in before[0] if name.startswith(("audit_viewing", "audit_access"))
        ):  # with its records
            after[0][log] = max(before[0][log], after[0][log] - 1)  # that the case on the page was read, once
        assert after == before
        assert (kept.field, kept.rule, kept.agency.code, kept.person) == (name, "sl.asylum", who.agency, who.actor.user)


def test_a_page_shows_the_words_once_at_their_field_and_keeps_the_rest(square):
    who, url = square.who("caseworker", "AZ-SMS"), reverse("notes", args=[square.things["procedure"].reference])
    answer = who.asks(url, "POST", {"text": f"He called. {HINT}."})
    text = answer.content.decode()
    assert answer.status_code == 422 and "“azil” cannot be taken here" in text
    assert Fields(_main(answer)).values["text"] == "He called. prosil za … v Ljubljani."
    assert "azil" not in who.asks(url).content.decode() and not Note.objects.exists()


def test_a_step_keeps_what_else_was_typed(square):
    who = square.who("supervisor", "AZ-SMS")
    url = reverse("take", args=[square.things["procedure"].reference, "suspend"])
    fields = [
        name for name in Fields(_main(who.asks(url))).values if name not in ("csrfmiddlewaretoken", "token", "version")
    ]
    answer = who.asks(url, "POST", {"token": "t", **dict.fromkeys(fields, "A court has stopped it."), fields[0]: HINT})
    shown = Fields(_main(answer)).values
    assert answer.status_code == 422 and shown[fields[0]] == "prosil za … v Ljubljani"
    assert [shown[name] for name in fields[1:]] == ["A court has stopped it."] * (len(fields) - 1)


def test_a_draft_that_is_being_typed_is_not_kept(square):
    who = square.who("caseworker", "AZ-SMS")
    url = reverse("take", args=[square.things["procedure"].reference, "ask"])
    with undone():
        before = counts()[0]["workflows_draft"]
        answer = who.client.post(url, {"question": HINT}, headers={"X-Draft": "yes"})
        assert (answer.status_code, counts()[0]["workflows_draft"]) == (422, before)
    assert "azil" in answer.content.decode()


def test_more_than_anybody_types_is_not_looked_through(square):
    who, url = square.who("caseworker", "AZ-SMS"), reverse("notes", args=[square.things["procedure"].reference])
    assert who.asks(url, "POST", {"text": "word " * 70_000}).status_code == 413


def test_every_new_page_stands_behind_the_door():
    assert set(POLICY) - NO_CASE_WORK == {page.policy for page in DOOR} | (
        set(POLICY) - {page.policy for page in PAGES} - NO_CASE_WORK
    )
    itself = [entry.name for entry in patterns() if hasattr(entry.callback, "opens_the_door_itself")]
    assert sorted(itself) == ["take_over_cases", "upload_package"]
    assert stands_behind(lambda request: None), "a view without a mark is no exception"


def test_every_form_of_case_work_says_what_was_not_taken():
    found = [
        kind
        for module in pkgutil.walk_packages(workflows.__path__, "workflows.")
        if "migrations" not in module.name
        for _name, kind in inspect.getmembers(import_module(module.name), inspect.isclass)
        if issubclass(kind, BaseForm) and kind.__module__ == module.name
    ]
    assert [kind for kind in found if not issubclass(kind, AtTheDoor)] == [
        WorkFilter,
        CaseForm,
        DayForm,
        ReadingFilter,
        SightForm,
        MomentForm,
    ], "they narrow a list"


@pytest.mark.parametrize(
    "deed", ["UPDATE audit_turnedaway SET rule = ''", "DELETE FROM audit_turnedaway", "TRUNCATE audit_turnedaway"]
)
def test_the_log_is_only_added_to(square, deed):
    with undone(), connection.cursor() as cursor, pytest.raises(Exception, match=r"permission denied|never changed"):
        cursor.execute(deed)
