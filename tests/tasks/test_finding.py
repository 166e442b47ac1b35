"""T4, T7: somebody is found however the name is written, and somebody who is entered twice is noticed, compared and told apart."""

from time import monotonic

import pytest
from playwright.sync_api import expect

from agencies.roles import CASEWORKER
from tests import a
from tests.pages.square import signed_in
from tests.tasks.hands import PATIENCE, Keyboard, seated
from workflows.models import ReadmissionRequest

pytestmark = pytest.mark.django_db(transaction=True)
WRITTEN_SO = ("mamedov", "Мамедов")  # as the other writing of the name is, letter for letter
TYPED = (*WRITTEN_SO, "MAMMADOV", "məmmədov")


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


def somebody(surname, given, born, **further):
    name = {"kind": "main", "script": "latin", "surname": surname, "given_names": given, "source": "document"}
    return (
        a.application()["person"] | {"names": [name], "birth": {"date": born, "place": "", "country": "AZ"}} | further
    )


def test_a_person_is_found_by_any_spelling_with_two_keys_and_at_once(live_server, page, officer):
    """T4: among the first three, with how the name is written too."""
    alias = {"kind": "alias", "script": "cyrillic", "surname": "Мамедов", "given_names": "Эльчин", "source": "spoken"}
    wanted = a.readmission(person=somebody("Məmmədov", "Elçin", "1988-02-18", aliases=[alias]))
    for surname in ("Quliyev", "Mehdiyev"):
        a.readmission(person=somebody(surname, "Vaqif", "1970-01-01"))
    at = seated(page, live_server, officer, "/queue/agency/", Keyboard)
    box, found, times = page.get_by_role("searchbox", name="Search all cases"), page.locator("[data-found]"), []
    for typed in TYPED:
        box.focus()
        at.writes(typed)
        began = monotonic()
        hit = found.get_by_role("listitem").filter(has_text=wanted.reference)
        expect(hit).to_be_visible(timeout=PATIENCE)
        times.append(monotonic() - began)
        first = found.get_by_role("listitem").all_inner_texts()[:3]
        assert any(wanted.reference in said for said in first), typed
        assert hit.locator(".sub").first.inner_text(), "it says why"
        if typed in WRITTEN_SO:
            expect(hit).to_contain_text("Written so: Мамедов Эльчин")
        box.fill("")
        expect(found).to_be_hidden(timeout=PATIENCE)
    assert min(times) <= 1, times
    box.focus()
    at.writes(TYPED[0])
    expect(found).to_be_visible(timeout=PATIENCE)
    at.presses("ArrowDown")
    at.enters()
    assert at.keys + at.clicks <= 2
    expect(page).to_have_url(f"{live_server.url}/procedures/{wanted.reference}/")


def test_somebody_entered_twice_is_noticed_before_the_third_task_and_told_apart_in_both_histories(
    live_server, page, officer
):
    """T7."""
    known = a.step(a.readmission(person=somebody("Məmmədov", "Elçin", "1988-02-18")), "acknowledge", officer)
    at = seated(page, live_server, officer, "/new/")
    page.get_by_label("Requesting authority", exact=True).select_option(str(a.agency("DE-CA").pk))
    at.fills(page.get_by_label("Reference of the requesting authority"), "DE-2026-9")
    at.clicks_on(page.get_by_role("button", name="Begin the application"))
    at.clicks_on(page.get_by_role("link", name="Person", exact=True))
    for name, words in (
        ("names-0-surname", "Mamedov"),
        ("names-0-given_names", "Elchin"),
        ("birth-date", "18.02.1988"),
        ("nationalities-0-state", "Azerbaijan"),
    ):
        at.fills(page.locator(f"[name='person-{name}']"), words)
    goes_on = page.get_by_role("button", name="Continue", exact=True).last
    at.clicks_on(goes_on)
    at.reads("Task 2 of 7", "1 person looks similar. Check before you submit.", known.reference)
    at.clicks_on(goes_on)
    at.reads("Task 3 of 7")
    request = registered(officer)
    page.goto(f"{live_server.url}/procedures/{request.reference}/persons/")
    at.clicks_on(page.get_by_role("link", name="Compare"))
    at.clicks_on(page.get_by_label("Different person"), goes=False)
    at.fills(page.get_by_label("Reason"), "Another photograph, another mother.")
    at.clicks_on(page.get_by_role("button", name="Record the decision"))
    at.reads("The comparison is recorded.")
    for case in (request, known):
        page.goto(f"{live_server.url}/procedures/{case.reference}/history/")
        at.reads("comparison of persons", "Another photograph, another mother.", "Leyla Quliyeva")
    theirs = signed_in(a.person(CASEWORKER, at="NL-CA")).get(f"/procedures/{known.reference}/history/")
    assert theirs.status_code == 200 and "Another photograph" not in theirs.content.decode()


def registered(officer):
    """The same draft with all that its paper must say."""
    draft = ReadmissionRequest.objects.get(state="draft")
    own = ("person", "reference", "from", "to", "agreement")
    draft.application = a.application() | {name: draft.application[name] for name in own}
    draft.save()
    return a.step(draft, "register", officer, received_at=a.now(), channel="post")
