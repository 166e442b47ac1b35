"""What is sent twice happens once, and what comes back after a session ended undoes nothing of others (found by tests/chaos)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.roles import CASEWORKER, SUPERVISOR
from agencies.sessions import Session
from agencies.sweeping import pass_time
from audit.moment import now, walking_at
from cases.files import Note
from cases.filing import write_note
from tests import a
from tests.workflows.paper_form import Writer
from tests.workflows.test_threads import at_once
from workflows.perform import perform, withdraw_proposal
from workflows.rows import Signature
from workflows.views import sections

HOUR = timedelta(hours=1)


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def writer(officer):
    return Writer(officer)


def comes_too_late(writer, typed, action=""):
    """The session has ended when the form is sent; then the person signs in, and stands before the form again."""
    Session.objects.filter(user=writer.actor.user).update(expire_date=now() - HOUR)
    writer.send(action, typed, Referer=f"http://testserver{writer.url}")
    assert writer.answer.url.startswith("/sign-in/")
    signing_in = writer.open(writer.answer.url)
    signing_in.send(typed={"email": writer.actor.user.email, "password": a.PASSWORD})
    return writer.open(writer.answer.url)


@pytest.mark.django_db(transaction=True)
def test_a_note_that_is_sent_twice_at_the_same_moment_is_one(officer):
    case = a.readmission().case
    at_once(*[lambda: write_note(case, officer, "Telephoned.")] * 5)
    assert Note.objects.count() == 1


@pytest.mark.django_db
def test_a_note_that_is_sent_again_is_one_and_other_words_are_another(writer):
    request = a.readmission()
    writer.open(reverse("notes", args=[request.reference]))
    for text in ("Telephoned.", "Telephoned.", "Telephoned again."):
        assert writer.send(typed={"text": text}).status_code == 302
    assert sorted(Note.objects.values_list("text", flat=True)) == ["Telephoned again.", "Telephoned."]


@pytest.mark.django_db
def test_a_draft_of_a_note_that_was_written_writes_it_no_second_time_and_a_new_form_does(writer):
    """The server was killed after it had written the note, and before it could throw the draft away."""
    at, typed = reverse("notes", args=[a.readmission().reference]), {"text": "Telephoned."}
    with walking_at(now() - 2 * HOUR):
        opened = writer.open(at).fields.values["opened"]
        writer.send(typed=typed)
    writer.open(at).send(typed=typed | {"opened": opened})
    assert Note.objects.count() == 1
    writer.open(at).send(typed=typed)
    assert Note.objects.count() == 2


@pytest.mark.django_db
def test_an_application_that_comes_back_after_signing_in_undoes_nothing_that_a_colleague_kept(writer, officer):
    draft, colleague = a.outgoing_draft(officer), Writer(a.person(CASEWORKER))
    writer.task(draft, "requests")
    colleague.task(draft, "requests").press("draft", observations="He has a wife.")
    comes_too_late(writer, {"signatory-name": "R. Məmmədov"}, "draft")
    assert writer.fields.values["signatory-name"] == "R. Məmmədov"
    assert writer.press("draft").answer.status_code == 200 and "it stays: F Observations." in writer.text
    kept = a.again(draft).application
    assert (kept["observations"], kept["signatory"]["name"]) == ("He has a wife.", "R. Məmmədov")


@pytest.mark.django_db
def test_a_note_for_several_cases_comes_back_after_signing_in(writer):
    requests = [a.readmission(), a.readmission()]
    ticked = {"do": "note", "case": [request.reference for request in requests], "back": "/queue/agency/"}
    answer = writer.client.post(reverse("act_on_several"), ticked)
    writer.open(answer.url)
    token = writer.fields.values["token"]
    comes_too_late(writer, {"text": "Called the consulate.", "case": ticked["case"]})
    assert writer.fields.values["text"] == "Called the consulate." and writer.fields.values["token"] != token
    writer.press(case=ticked["case"])
    assert "2 notes added" in writer.text and Note.objects.count() == 2


@pytest.mark.django_db
def test_nothing_is_done_to_several_cases_by_an_address(writer):
    request = a.readmission()
    for do in ("remind", "print", "note", "assign"):
        writer.client.get(reverse("act_on_several"), {"do": do, "case": request.reference, "text": "x", "token": "x"})
    assert not Note.objects.exists()


@pytest.mark.django_db
def test_a_decision_that_is_sent_again_gives_its_first_answer_and_one_that_comes_too_late_its_text_back(officer):
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="contradicted")
    approval = perform(request, "refuse", officer, {"refusal_ground": "other", "refusal_reason": "Not ours."})
    quick, late = (Writer(a.person(SUPERVISOR)).open(reverse("approval", args=[approval.pk])) for _one in range(2))
    at, said = reverse("judge", args=[approval.pk]), {"decision": "send_back", "reason": "Ask the registry."}
    for _time in range(2):
        quick.send(typed=said, url=at)
        assert "Sent back." in quick.open(quick.answer.url).text
        quick.fields.values["token"] = approval_token(approval)
    late.send(typed=said | {"reason": "Ask the consul."}, url=at)
    assert late.answer.status_code == 409 and "Ask the consul." in late.text
    assert [signature.comment for signature in Signature.objects.all()] == ["Ask the registry."]


@pytest.mark.django_db
def test_what_was_typed_on_a_page_that_is_gone_after_signing_in_is_shown_by_itself(officer):
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="contradicted")
    approval = perform(request, "refuse", officer, {"refusal_ground": "other", "refusal_reason": "Not ours."})
    chief = Writer(a.person(SUPERVISOR)).open(reverse("approval", args=[approval.pk]))
    withdraw_proposal(approval, officer)
    chief.url = reverse("judge", args=[approval.pk])
    comes_too_late(chief, {"decision": "send_back", "reason": "Ask the registry."})
    assert "What you wrote is not lost" in chief.text and "reason: Ask the registry." in chief.text
    assert f'href="{reverse("approvals")}"' in chief.text
    assert "Ask the registry." not in chief.open(chief.url).text


def with_an_old_form(writer, request, **headers):
    """Sends a note with a form from before a sign-in in another tab."""
    writer.client.handler.enforce_csrf_checks = True
    writer.url = reverse("notes", args=[request.reference])
    sent = {"text": "Telephoned.", "csrfmiddlewaretoken": "x" * 64}
    said = {"Referer": f"http://testserver{writer.url}", "Sec-Fetch-Site": "same-origin"} | headers
    return writer.client.post(writer.url, sent, headers=said)


@pytest.mark.django_db
def test_an_old_form_of_somebody_whose_session_has_ended_as_well_comes_back_after_signing_in(writer):
    request = a.readmission()
    Session.objects.filter(user=writer.actor.user).update(expire_date=now() - HOUR)
    answer = with_an_old_form(writer, request)
    assert answer.status_code == 302 and answer.url == f"/sign-in/?next={writer.url}"
    writer.client.handler.enforce_csrf_checks = False
    writer.open(answer.url).send(typed={"email": writer.actor.user.email, "password": a.PASSWORD})
    assert writer.open(writer.answer.url).fields.values["text"] == "Telephoned."


@pytest.mark.django_db
def test_what_a_page_saves_by_itself_with_an_old_form_takes_nothing_from_what_is_sent(writer):
    answer = with_an_old_form(writer, a.readmission(), **{"X-Draft": "yes", "Sec-Fetch-Mode": "cors"})
    assert answer.status_code == 403 and "typed" not in writer.client.session


@pytest.mark.django_db
def test_whose_session_is_ended_while_they_are_answered_is_asked_to_sign_in(writer, monkeypatch):
    writer.open(reverse("notes", args=[a.readmission().reference]))
    monkeypatch.setattr(sections, "write_note", lambda *said, **more: Session.objects.all().delete())
    writer.client.raise_request_exception = False
    assert writer.send(typed={"text": "Telephoned."}).url.startswith("/sign-in/")


@pytest.mark.django_db
def test_whose_form_comes_late_is_known_though_another_tab_asked_for_something_and_the_worker_swept(writer):
    request = a.readmission()
    writer.open(reverse("notes", args=[request.reference]))
    Session.objects.filter(user=writer.actor.user).update(expire_date=now() - HOUR)
    writer.client.get("/queue/mine/new/", headers={"X-Part": "yes", "Sec-Fetch-Mode": "cors"})
    pass_time()
    comes_too_late(writer, {"text": "Telephoned."})
    assert writer.fields.values["text"] == "Telephoned."


def approval_token(approval):
    return Signature.objects.get(approval=approval).token
