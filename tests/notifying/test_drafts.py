"""Whatever is typed into a form of a case is kept on the server for whoever types it, comes back, and is gone once it was accepted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from workflows.drafts.keeping import sweep
from workflows.models import Draft, Step

pytestmark = pytest.mark.django_db
QUIET = {"X-Draft": "yes"}
HINT = "prosil za azil v Ljubljani"


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def request_(officer):
    return a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)


def url(name, request, *parts):
    return reverse(name, args=[request.reference, *parts])


FORMS = [
    ("take", ("ask",), {"question": "Which of the two brothers?"}),
    ("notes", (), {"text": "Telephoned twice."}),
    ("declare_conflict", (), {"ground": "relative"}),
]


@pytest.mark.parametrize(("name", "parts", "typed"), FORMS)
def test_what_is_typed_into_any_form_comes_back(request_, officer, name, parts, typed):
    at, client = url(name, request_, *parts), signed_in(officer)
    page = client.get(at).content.decode()
    assert f'data-autosave="{at}"' in page and "Your draft from" not in page and "Throw the draft away" not in page
    assert client.post(at, typed | {"token": "t", "version": "1"}, headers=QUIET).status_code == 204
    draft = Draft.objects.get()
    assert draft.person == officer.user and draft.content == {key: [value] for key, value in typed.items()}
    again = signed_in(officer).get(at).content.decode()  # signed in anew: another session, another process
    assert all(value in again for value in typed.values()) and "Your draft from" in again
    assert signed_in(a.person(CASEWORKER)).get(at).content.decode().count("Your draft from") == 0


def test_a_colleague_reads_whose_draft_there_is_and_not_what_it_says(request_, officer):
    at = url("notes", request_)
    signed_in(officer).post(at, {"text": "Half a thought"}, headers=QUIET)
    page = signed_in(a.person(CASEWORKER)).get(at).content.decode()
    assert f"{officer.user.name} has a draft of this from" in page and "Half a thought" not in page
    elsewhere = signed_in(a.person(CASEWORKER, at="NL-CA")).get(at)
    assert "has a draft of this" not in elsewhere.content.decode()


def test_without_a_script_a_button_keeps_it_and_another_throws_it_away(request_, officer):
    at, client = url("notes", request_), signed_in(officer)
    kept = client.post(
        at, {"text": "Half a", "draft": "yes"}, follow=True, headers={"Referer": f"http://testserver{at}"}
    )
    assert "Draft saved." in kept.content.decode() and "Half a</textarea>" in kept.content.decode()
    assert not request_.case.notes.exists()
    gone = client.post(
        at, {"text": "Half a", "draft": "gone"}, follow=True, headers={"Referer": f"http://testserver{at}"}
    )
    assert "Half a" not in gone.content.decode() and not Draft.objects.exists()


def test_a_draft_is_gone_when_its_form_was_accepted_and_not_before(request_, officer):
    at, client = url("take", request_, "ask"), signed_in(officer)
    client.post(at, {"question": "Which of the two?"}, headers=QUIET)
    assert client.post(at, {"question": "", "token": "t1"}).status_code == 422 and Draft.objects.count() == 1
    assert client.post(at, {"question": "Which of the two?", "token": "t1"}).status_code == 302
    assert not Draft.objects.exists() and Step.objects.filter(transition="ask").count() == 1


def test_the_reason_of_a_decision_is_kept_for_the_one_who_decides(request_, officer):
    request_.case.evidence.update(finding="contradicted")
    approval = a.perform(request_, "refuse", officer, {"refusal_ground": "other", "refusal_reason": "Not ours."})
    chief = a.person(SUPERVISOR)
    client, judged = signed_in(chief), reverse("judge", args=[approval.pk])
    assert client.post(judged, {"reason": "Ask the"}, headers=QUIET).status_code == 204
    page = client.get(reverse("approval", args=[approval.pk])).content.decode()
    assert "Ask the</textarea>" in page and "is back." in page
    assert signed_in(officer).post(judged, {"reason": "Mine"}, headers=QUIET).status_code in (403, 404)
    assert client.post(judged, {"reason": "Ask the registry.", "decision": "send_back"}).status_code == 302
    assert not Draft.objects.exists()


def test_nothing_that_the_door_refuses_and_nothing_of_a_stranger_is_kept(request_, officer):
    at = url("notes", request_)
    assert signed_in(officer).post(at, {"text": HINT}, headers=QUIET).status_code == 422
    assert signed_in(officer).post(at, {"text": HINT, "draft": "yes"}).status_code == 422
    stranger = a.person(CASEWORKER, at="AZ-MOH")
    assert signed_in(stranger).post(at, {"text": "Mine"}, headers=QUIET).status_code == 404
    assert signed_in(officer).post(at, {"text": "x" * 250_000}, headers=QUIET).status_code == 413
    assert not Draft.objects.exists()


def test_a_field_that_is_not_in_the_form_is_not_filled_and_no_password_is_kept(request_, officer):
    at, client = url("notes", request_), signed_in(officer)
    client.post(at, {"text": "Yes", "state": "agreed", "password": "secret", "csrfmiddlewaretoken": "x"}, headers=QUIET)
    assert (
        "password" not in Draft.objects.get().content
        and "agreed" not in client.get(at).content.decode().lower().split("yes</textarea>")[0][-200:]
    )


def test_after_thirty_days_nobody_comes_back_to_it(request_, officer):
    signed_in(officer).post(url("notes", request_), {"text": "Old"}, headers=QUIET)
    Draft.objects.update(saved_at=now() - timedelta(days=29))
    sweep()
    assert Draft.objects.count() == 1
    Draft.objects.update(saved_at=now() - timedelta(days=31))
    sweep()
    assert not Draft.objects.exists()
