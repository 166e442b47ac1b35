"""Correcting a datum: the file is right, its history as it was, and who was told the old one gets a drafted notice."""

from datetime import timedelta

import pytest

from agencies.roles import AUDITOR, CASEWORKER
from audit.actor import acting
from audit.moment import now, today
from cases.corrections import Correction
from cases.paper import letter_kinds, render
from cases.people import PersonName
from cases.person_keys import PersonKeys
from tests import a
from tests.pages.square import signed_in
from tests.workflows.test_direct_return import typed
from workflows.correcting import correct, send_notice
from workflows.letters import thawed
from workflows.models import Communication, CorrectionNotice, DirectReturnNotice, Letter
from workflows.perform import Changed, MovedOn, Refused

pytestmark = pytest.mark.django_db


def subject(request):
    return request.case.members.select_related("person").get(relation="subject")


def corrected(request, by, reason="The passport says so.", **said):
    with acting(by):
        return correct(request, subject(request), by, said, reason=reason)


def acknowledged(officer):
    return a.step(a.readmission(), "acknowledge", officer)


def test_a_correction_writes_the_new_and_keeps_the_old_in_the_history(officer):
    request = acknowledged(officer)
    correction = corrected(request, officer, born="1988-03-18", surname="Quliyev")
    person = subject(request).person
    assert (person.born, person.names.get(kind="main").surname) == ("1988-03-18", "Quliyev")
    assert correction.changes == {"surname": ["Məmmədov", "Quliyev"], "born": ["1988-02-18", "1988-03-18"]}
    assert [p.born for p in person.history.order_by("history_id")] == ["1988-02-18", "1988-03-18"]
    assert [n.surname for n in PersonName.history.filter(person_id=person.pk, kind="main").order_by("history_id")] == [
        "Məmmədov",
        "Quliyev",
    ]


def test_a_corrected_person_is_found_under_the_new_name_and_listed_by_it(officer):
    request = acknowledged(officer)
    before = PersonKeys.objects.get(person=subject(request).person_id).keys
    corrected(request, officer, surname="Quliyev")
    assert PersonKeys.objects.get(person=subject(request).person_id).keys not in (before, None)
    assert a.again(request).title.startswith("Quliyev")
    assert subject(request).person.names.get(kind="main").folded.startswith("quliyev")


def notified(_officer):
    """A direct return, on the page by which it is notified."""
    client = signed_in(a.person(CASEWORKER, at="NL-CA"))
    ahead = {"transfer_at": f"{now() + timedelta(days=3):%d.%m.%Y} 12:00", "document_expires_on": "01.01.2040"}
    assert client.post("/new/direct-return/", typed(**ahead)).status_code == 302
    return DirectReturnNotice.objects.get()


OF_EACH_KIND = {
    "readmission": acknowledged,
    "third country": lambda officer: a.step(
        a.third_country(knowledge_date=(today() - timedelta(days=30)).isoformat()), "acknowledge", officer
    ),
    "transit": lambda officer: a.step(a.transit(), "acknowledge", officer),
    "direct return": notified,
}


@pytest.mark.parametrize("kind", OF_EACH_KIND)
def test_whoever_turns_out_to_be_a_child_is_shown_as_one_in_every_list(officer, kind):
    procedure = OF_EACH_KIND[kind](officer)
    assert procedure.flags == []
    corrected(procedure, officer, born=f"{now().year - 10}-03-18")
    assert a.again(procedure).flags == ["child"]
    corrected(procedure, officer, born="1988-03-18")
    assert a.again(procedure).flags == []


def test_a_child_who_comes_by_direct_return_is_shown_as_one_from_the_beginning(officer):
    client = signed_in(a.person(CASEWORKER, at="NL-CA"))
    ahead = {"transfer_at": f"{now() + timedelta(days=3):%d.%m.%Y} 12:00", "document_expires_on": "01.01.2040"}
    client.post("/new/direct-return/", typed(born=f"18.03.{now().year - 10}", **ahead))
    assert DirectReturnNotice.objects.get().flags == ["child"]


def test_a_document_number_and_a_nationality_are_corrected(officer):
    request = acknowledged(officer)
    corrected(request, officer, document_number="C09999999", nationality="GE")
    person = subject(request).person
    assert person.identity_documents.get().number == "C09999999"
    assert [n.state for n in person.nationalities.all()] == ["GE"]


def test_whoever_told_or_was_told_the_datum_gets_a_drafted_notice(officer):
    request = acknowledged(officer)
    notice = corrected(request, officer, born="1988-03-18").notices.get()
    assert (notice.recipient.code, notice.sender.code, notice.letter) == ("NL-CA", "AZ-SMS", None)
    assert notice.told_by.letter.kind == "acknowledgement"
    [change] = notice.content["en"]["changes"]
    assert (change["old"], change["new"]) == ("18.02.1988", "18.03.1988")
    assert notice.content["az"]["changes"][0]["what"] != change["what"]
    assert notice.content["en"]["article"] == "Art. 17(f)"


def test_a_datum_that_was_told_to_nobody_abroad_needs_no_notice(officer):
    request = a.readmission()
    Communication.objects.filter(procedure=request)
    sex = corrected(request, officer, sex="F")
    assert sex.notices.get().told_by.what == "application"
    letter = a.step(request, "acknowledge", officer).communications.get(what="letter")
    assert "person.sex" not in letter.told


def test_what_the_other_side_corrects_is_told_to_us(officer):
    request = acknowledged(officer)
    notice = corrected(request, a.person(CASEWORKER, at="NL-CA"), surname="Quliyev").notices.get()
    assert (notice.sender.code, notice.recipient.code) == ("NL-CA", "AZ-SMS")


def test_one_press_sends_the_notice_as_a_letter_and_a_communication(officer):
    request = acknowledged(officer)
    notice = corrected(request, officer, born="1988-03-18").notices.get()
    with acting(officer):
        letter = send_notice(notice, officer)
    sent = Communication.objects.get(letter=letter)
    assert (sent.what, sent.direction, sent.recipient.code, sent.ground) == (
        "correction",
        "sent",
        "NL-CA",
        "EUAZ Art. 17(f)",
    )
    for language in ("en", "az"):
        assert render(letter.kind, language, thawed(letter.content[language])).startswith(b"%PDF")
    with acting(officer), pytest.raises(MovedOn):
        send_notice(notice, officer)
    assert Letter.objects.filter(kind="correction_notice").count() == 1


def test_only_the_authority_that_corrected_sends_its_notice(officer):
    request = acknowledged(officer)
    notice = corrected(request, officer, born="1988-03-18").notices.get()
    theirs = a.person(CASEWORKER, at="NL-CA")
    with acting(theirs), pytest.raises(Refused):
        send_notice(notice, theirs)
    assert CorrectionNotice.objects.get().letter is None


@pytest.mark.parametrize(
    ("said", "about"),
    [({"born": "1988-02-18"}, {"reason": "As it is."}), ({"born": "1988-03-18"}, {"reason": " "})],
)
def test_a_correction_without_a_difference_or_a_reason_is_refused(officer, said, about):
    request = acknowledged(officer)
    with acting(officer), pytest.raises(Refused):
        correct(request, subject(request), officer, said, **about)
    assert not Correction.objects.exists()


def test_a_correction_of_a_case_that_moved_on_meanwhile_is_refused(officer):
    request = acknowledged(officer)
    with acting(officer), pytest.raises(Changed):
        correct(request, subject(request), officer, {"born": "1988-03-18"}, reason="So.", seen=1)


@pytest.mark.parametrize(("role", "code"), [(AUDITOR, "AZ-SMS"), (CASEWORKER, "AZ-MIA")])
def test_who_does_not_edit_persons_corrects_nothing(officer, role, code):
    request = acknowledged(officer)
    with pytest.raises(Refused):
        corrected(request, a.person(role, at=code), born="1988-03-18")


def page(request, name="correct"):
    return f"/procedures/{request.reference}/members/{subject(request).pk}/{name}/"


def form(request, **said):
    request.case.refresh_from_db()
    as_it_is = {
        "surname": "Məmmədov", "given_names": "Elçin", "patronymic": "Rauf oğlu", "born": "18.02.1988", "place_of_birth": "Gəncə",
        "sex": "M", "nationality": "AZ", "document_number": subject(request).person.identity_documents.get().number,
        "reason": "The passport says so.",
    }  # fmt: skip
    return as_it_is | said


def test_the_page_corrects_lists_the_recipients_and_sends_with_one_press(officer):
    request, client = acknowledged(officer), signed_in(officer)
    assert "18.02.1988" in client.get(page(request)).content.decode()
    answer = client.post(page(request), form(request, born="18.03.1988"))
    assert (answer.status_code, answer.url) == (302, f"/procedures/{request.reference}/communications/")
    listed = client.get(answer.url).content.decode()
    notice = CorrectionNotice.objects.get()
    send = f"/procedures/{request.reference}/corrections/{notice.pk}/send/"
    assert send in listed and "18.03.1988" in listed
    assert client.post(send).status_code == 302
    notice.refresh_from_db()
    assert notice.letter and send not in client.get(answer.url).content.decode()


def test_a_draft_of_a_notice_is_not_shown_to_its_recipient(officer):
    request, client = acknowledged(officer), signed_in(a.person(CASEWORKER, at="NL-CA"))
    notice = corrected(request, officer, place_of_birth="Şəmkir").notices.get()
    address = f"/procedures/{request.reference}/communications/"
    assert "Notices of corrections" not in client.get(address).content.decode()
    with acting(officer):
        send_notice(notice, officer)
    assert "Şəmkir" in client.get(address).content.decode()


def test_what_tells_of_an_asylum_claim_is_not_taken_into_a_correction(officer):
    request, client = acknowledged(officer), signed_in(officer)
    answer = client.post(page(request), form(request, born="18.03.1988", reason="As he said in his asylum claim."))
    assert answer.status_code == 422 and not Correction.objects.exists()
    assert subject(request).person.born == "1988-02-18"


@pytest.mark.parametrize(("field", "text"), [("born", "31.02.1988"), ("nationality", "Nowhere"), ("reason", "")])
def test_a_correction_that_cannot_be_is_said_at_its_field(officer, field, text):
    request, client = acknowledged(officer), signed_in(officer)
    answer = client.post(page(request), form(request, **({"surname": "Quliyev"} | {field: text})))
    assert answer.status_code == 422 and f'id="id_{field}' in answer.content.decode()
    assert not Correction.objects.exists()


def test_the_notice_is_one_of_the_letters():
    assert "correction_notice" in letter_kinds()
