"""The application form: filled in on its pages, kept as a draft, checked, and sent or registered."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.roles import AUDITOR, CASEWORKER, LEAD, SUPERVISOR
from audit.moment import walking_at
from cases.files import Case
from cases.mrz import Mrz
from cases.mrz_writing import line_for
from tests import a
from tests.workflows.paper_form import EVERYTHING, Writer, a_pdf, a_picture, begin
from workflows.models import Draft, ReadmissionRequest
from workflows.rows import Step

pytestmark = pytest.mark.django_db
PASSPORT = Mrz(
    format="TD3", document_code="P", issuer="AZE", number="C01234567", surname="MAMMADOV", given_names="ELCHIN", nationality="AZE",
    birth="880218", sex="M", expiry="251209",
)  # fmt: skip


@pytest.fixture
def officer():
    return Writer(a.person(CASEWORKER, at="NL-CA"))


@pytest.fixture
def draft(officer):
    begin(officer)
    return ReadmissionRequest.objects.get()


@pytest.fixture
def register():
    """The authority that registers what comes on paper."""
    return Writer(a.person(CASEWORKER))


def said(draft):
    return a.again(draft).application


def fill_in(writer, draft, **more):
    return writer.task(draft, "paper").press(**EVERYTHING | more)


# --- opening a draft


def test_a_new_case_opens_a_draft_of_ones_own_authority(officer, draft):
    case, application = draft.case, draft.application
    assert (draft.state, str(case.agreement.code), case.requesting_state, case.their_reference) == (
        "draft",
        "EUAZ",
        "NL",
        "V-2026-17",
    )
    assert (case.requesting_agency.code, case.requested_agency.code) == ("NL-CA", "AZ-SMS")
    assert (application["from"], application["to"], application["reference"], application["procedure"]) == (
        "NL-CA",
        "AZ-SMS",
        "V-2026-17",
        "normal",
    )
    assert [grant.case_role for grant in draft.granted] == ["requesting"]


def test_a_double_click_on_begin_opens_one_draft(officer):
    officer.open(reverse("new_case"))
    first = officer.send(typed={"their_reference": "V-1"})
    again = officer.send(typed={"their_reference": "V-1"})
    assert first.url == again.url
    assert (Case.objects.count(), ReadmissionRequest.objects.count()) == (1, 1)


def test_a_reference_that_is_taken_is_refused_at_its_field(officer, draft):
    answer = begin(officer)
    assert answer.status_code == 422
    assert "There is an application under this reference already" in answer.content.decode()
    assert 'value="V-2026-17"' in answer.content.decode()


def test_a_paper_application_is_opened_for_the_authority_that_sent_it(register):
    begin(register, "CH-7", requesting_agency=a.agency("CH-CA").pk)
    draft = ReadmissionRequest.objects.get()
    assert (draft.case.agreement.code, draft.case.requesting_state, draft.held_by.code) == ("CHAZ", "CH", "AZ-SMS")
    assert [grant.case_role for grant in draft.granted] == ["lead"]


def test_an_agency_that_neither_asks_nor_answers_cannot_open_one():
    assert Writer(a.person(CASEWORKER, at="AZ-MIA")).client.get(reverse("new_case")).status_code == 403
    assert Writer(a.person(AUDITOR)).client.get(reverse("new_case")).status_code == 403


# --- filling it in


def test_the_paper_in_one_page_from_the_first_item_to_the_submission(officer, draft):
    with walking_at(a.at(2026, 3, 2, 10, 14)):
        officer.task(draft, "paper").press("add:children", **EVERYTHING)
        assert 'id="add-children"' in officer.text
        child = {
            "children-0-names-0-surname": "Məmmədov",
            "children-0-names-0-given_names": "Aysel",
            "children-0-birth-date": "03.05.2019",
        }
        officer.press(**child, **{"evidence-0-copies": a_pdf(), "photo-file": a_picture()})
        assert officer.url == reverse("application_check", args=[draft.reference]), officer.text
        assert "17.03.2026" in officer.text
        officer.press()
    request = a.again(draft)
    assert request.state == "submitted"
    assert "Submitted as" in officer.text
    clock = request.clocks.get(deadline="reply")
    assert clock.due_on.isoformat() == "2026-03-17"
    people = {member.relation: member for member in request.case.members.all()}
    assert set(people) == {"subject", "spouse", "child"}
    person = people["subject"].person
    assert (str(person), person.born, person.height_cm, person.languages) == (
        "Məmmədov, Elçin Rauf oğlu",
        "1988-02-00",
        178,
        ["az", "ru"],
    )
    assert {name.surname for name in people["spouse"].person.names.filter(kind="maiden")} == {"Əliyeva"}
    assert request.case.circumstances.health == "Insulin twice a day."
    assert {document.kind for document in request.case.documents.all()} >= {"photograph", "evidence"}
    assert request.case.evidence.get().files.get().document.title == "passport.pdf"
    assert request.agency_that_is(LEAD).code == "AZ-SMS"


def test_the_guided_way_in_any_order(officer, draft):
    def typed(*prefixes):
        return {name: value for name, value in EVERYTHING.items() if name.startswith(prefixes)}

    officer.open(reverse("application", args=[draft.reference]))
    assert "Cannot start yet" in officer.text
    officer.task(draft, "evidence").press(**typed("evidence"))
    assert officer.url.endswith("/requests/")
    officer.press(**typed("interview", "signatory", "voluntary", "observations"))
    assert officer.url == reverse(
        "application", args=[draft.reference]
    )  # the check cannot start: the person is missing
    officer.task(draft, "person").press(**typed("person"))
    assert officer.url.endswith("/family/")
    officer.task(draft, "start").press(**typed("place", "basis", "knowledge"))
    officer.check(draft)
    assert "Nothing written" in officer.text
    officer.press()
    assert a.again(draft).state == "submitted"


def test_a_draft_is_kept_and_found_again(officer, draft):
    officer.task(draft, "person").press(
        "draft", **{"person-names-0-surname": "Əliyev", "person-birth-date": "??.02.1988"}
    )
    officer.task(draft, "person")
    assert officer.fields.values["person-names-0-surname"] == "Əliyev"
    assert officer.fields.values["person-birth-date"] == "??.02.1988"
    assert said(draft)["person"]["birth"]["date"] == "1988-02"
    assert a.again(draft).title == "Əliyev"


def test_what_is_being_typed_is_kept_for_its_writer_alone(officer, draft):
    url = reverse("application_draft", args=[draft.reference, "person"])
    officer.task(draft, "person").send(typed={"person-names-0-surname": "Half"}, url=url, X_Draft="yes")
    assert officer.answer.status_code == 204
    assert officer.task(draft, "person").fields.values["person-names-0-surname"] == "Half"
    colleague = Writer(a.person(CASEWORKER, at="NL-CA")).task(draft, "person")
    assert colleague.fields.values["person-names-0-surname"] == ""
    officer.press("draft")
    assert not Draft.objects.exists()
    assert colleague.task(draft, "person").fields.values["person-names-0-surname"] == "Half"


def test_names_in_other_scripts_and_other_names_can_be_added_and_removed(officer, draft):
    officer.task(draft, "person").press(
        "add:person-names", **{"person-names-0-surname": "Məmmədov", "person-names-1-surname": "Əliyev"}
    )
    officer.press("add:person-aliases", **{"person-names-2-surname": "Мамедов"})
    officer.press("draft", **{"person-aliases-0-surname": "Mamedov"})
    names = {(name["kind"], name["surname"], name["script"]) for name in said(draft)["person"]["names"]}
    assert names == {("main", "Məmmədov", "latin"), ("maiden", "Əliyev", "latin"), ("main", "Мамедов", "cyrillic")}
    assert said(draft)["person"]["aliases"][0]["surname"] == "Mamedov"
    officer.press("remove:person-aliases-0")
    assert said(draft)["person"]["aliases"] == []


def test_a_child_is_removed_and_evidence_stays_with_whom_it_is_of(officer, draft):
    officer.task(draft, "paper").press("add:children")
    officer.press("add:children", **{"children-0-names-0-given_names": "Aysel"})
    officer.press("draft", **{"children-1-names-0-given_names": "Murad"})
    officer.press("draft", **{"evidence-0-kind": "birth_certificate", "evidence-0-of": "children/1"})
    officer.press("remove:children-0")
    assert [child["names"][0]["given_names"] for child in said(draft)["children"]] == ["Murad"]
    assert said(draft)["evidence"][0]["of"] == "children/0"
    officer.press("remove:children-0")
    assert said(draft)["evidence"][0]["of"] == "children/99"
    officer.press()
    assert "The application has no such family member." in officer.text


# --- what is wrong is said where it is wrong


def test_broken_answers_are_told_at_their_fields_and_kept(officer, draft):
    broken = {
        "person-names-0-surname": "Məmmədov", "person-birth-date": "31.02.1988", "person-birth-country": "Narnia",
        "person-languages": "Elvish",
        "person-description-height_cm": "tall",
    }  # fmt: skip
    officer.task(draft, "person").press(**broken)
    assert officer.answer.status_code == 422
    for sentence in (
        "Enter a real date",
        "No State is called “Narnia”",
        "No language is called “Elvish”",
        "Enter a whole number",
        "Give the nationality",
    ):
        assert sentence in officer.text
    assert 'href="#id_person-birth-date"' in officer.text
    assert {name: officer.fields.values[name] for name in broken} == broken
    officer.open(reverse("application", args=[draft.reference]))
    assert "Needs attention" in officer.text


def test_nothing_is_told_before_continue(officer, draft):
    officer.task(draft, "person").press("draft", **{"person-birth-date": "31.02.1988"})
    assert officer.answer.status_code == 200
    assert "error-summary" not in officer.text


def test_health_is_told_only_with_consent(officer, draft):
    officer.task(draft, "circumstances").press(**{"circumstances-health-statement": "Asthma."})
    assert officer.answer.status_code == 422
    assert "only with the person’s consent" in officer.text
    fill_in(officer, draft, **{"circumstances-health-consent_given": None})
    assert officer.answer.status_code == 422
    officer.check(draft)
    officer.press()
    assert (officer.answer.status_code, a.again(draft).state) == (422, "draft")


def test_a_file_that_is_not_what_it_says_is_refused_at_its_field(officer, draft):
    page = SimpleUploadedFile("passport.pdf", b"<!doctype html><script>alert(1)</script>", "application/pdf")
    officer.task(draft, "evidence").press("draft", **{"evidence-0-kind": "passport", "evidence-0-copies": page})
    assert officer.answer.status_code == 422
    assert "passport.pdf: Use PDF, JPEG or PNG." in officer.text
    assert said(draft)["evidence"][0] | {"kind": "passport", "attachments": []} == said(draft)["evidence"][0]


def test_the_51st_file_is_refused(officer, draft):
    files = [a_pdf(f"{number}.pdf", f"page {number}") for number in range(51)]
    officer.task(draft, "evidence").press("draft", **{"evidence-0-kind": "passport", "evidence-0-copies": files})
    assert "50.pdf: A case holds 50 files at most." in officer.text
    assert len(said(draft)["attachments"]) == 50


def test_a_removed_file_never_reaches_the_other_side(officer, draft):
    fill_in(officer, draft, **{"evidence-0-copies": [a_pdf(), a_pdf("wrong.pdf", "somebody else")]})
    kept = {file["name"]: file["sha256"] for file in said(draft)["attachments"]}
    assert officer.client.get(reverse("application_file", args=[draft.reference, kept["wrong.pdf"]])).status_code == 200
    officer.task(draft, "paper").press(f"remove:evidence-0-attachments-{kept['wrong.pdf']}")
    assert officer.client.get(reverse("application_file", args=[draft.reference, kept["wrong.pdf"]])).status_code == 404
    officer.check(draft).press()
    assert a.again(draft).state == "submitted"
    assert [d.title for d in draft.case.documents.filter(kind="evidence")] == ["passport.pdf"]


# --- machine-readable lines


def test_machine_readable_lines_fill_what_is_empty(officer, draft):
    officer.task(draft, "evidence").press(**{"evidence-0-kind": "passport", "evidence-0-mrz": line_for(PASSPORT)})
    application = said(draft)
    assert (application["evidence"][0]["number"], application["evidence"][0]["expires_on"]) == (
        "C01234567",
        "2025-12-09",
    )
    assert (application["person"]["names"][0]["surname"], application["person"]["birth"]["date"]) == (
        "MAMMADOV",
        "1988-02-18",
    )
    assert "have filled empty fields" in officer.text
    assert "Check digit of the document number: right." in officer.text


def test_machine_readable_lines_never_overwrite(officer, draft):
    officer.task(draft, "person").press("draft", **{"person-names-0-surname": "Quliyev", "person-birth-date": "1988"})
    typed = {"evidence-0-kind": "passport", "evidence-0-number": "C09999999", "evidence-0-mrz": line_for(PASSPORT)}
    officer.task(draft, "evidence").press("draft", **typed)
    application = said(draft)
    assert application["evidence"][0]["number"] == "C09999999"
    assert (
        application["person"]["names"][0] | {"surname": "Quliyev", "given_names": "ELCHIN"}
        == application["person"]["names"][0]
    )
    assert application["person"]["birth"]["date"] == "1988"
    assert "Surname: the lines say MAMMADOV, the form says Quliyev." in officer.text
    assert "Number: the lines say C01234567, the form says C09999999." in officer.text


def test_a_wrong_check_digit_is_told_with_its_place_and_a_suggestion(officer, draft):
    wrong = line_for(PASSPORT).replace("C01234567", "CO1234567")
    officer.task(draft, "evidence").press(**{"evidence-0-kind": "passport", "evidence-0-mrz": wrong})
    assert "Look at characters 1–10 of line 2" in officer.text
    assert "It would be right as C01234567" in officer.text
    assert said(draft)["evidence"][0]["number"] == ""


# --- who may, and who was quicker


def test_a_stranger_finds_nothing(draft, register):
    other = Writer(a.person(CASEWORKER, at="DE-CA"))
    for writer in (other, register):
        for name, extra in (
            ("application", []),
            ("application", ["person"]),
            ("application_check", []),
            ("application_file", ["0" * 64]),
        ):
            assert writer.client.get(reverse(name, args=[draft.reference, *extra])).status_code == 404
        assert writer.client.post(reverse("application", args=[draft.reference, "person"]), {}).status_code == 404


def test_a_colleague_may_go_on_with_it(officer, draft):
    officer.task(draft, "person").press("draft", **{"person-names-0-surname": "Əliyev"})
    colleague = Writer(a.person(CASEWORKER, at="NL-CA"))
    fill_in(colleague, draft)
    colleague.check(draft).press()
    assert a.again(draft).state == "submitted"


def test_a_supervisor_sees_why_they_cannot_submit(officer, draft):
    fill_in(officer, draft)
    chief = Writer(a.person(SUPERVISOR, at="NL-CA")).check(draft)
    assert "data-blocked" in chief.text
    assert chief.press().answer.status_code == 422
    assert a.again(draft).state == "draft"


def test_two_people_in_two_tasks_do_not_disturb_each_other(officer, draft):
    colleague = Writer(a.person(CASEWORKER, at="NL-CA")).task(draft, "circumstances")
    officer.task(draft, "person").press("draft", **{"person-names-0-surname": "Əliyev"})
    colleague.press("draft", **{"circumstances-danger-statement": "He hit a guard on 01.02.2026."})
    assert said(draft)["person"]["names"][0]["surname"] == "Əliyev"
    assert said(draft)["circumstances"]["danger"]["statement"].startswith("He hit")


def test_what_was_typed_when_the_draft_was_submitted_meanwhile_is_given_back(officer, draft):
    fill_in(officer, draft)
    slow = Writer(a.person(CASEWORKER, at="NL-CA")).task(draft, "requests")
    officer.check(draft).press()
    slow.press(observations="Too late.")
    assert slow.answer.status_code == 409
    assert "Too late." in slow.text
    assert officer.client.get(reverse("application", args=[draft.reference])).url == reverse(
        "procedure", args=[draft.reference]
    )


def test_a_double_click_on_submit_submits_once(officer, draft):
    fill_in(officer, draft)
    officer.check(draft)
    answers = [officer.send(), officer.send()]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Step.objects.filter(procedure=draft.pk, transition="submit").count() == 1


def test_a_check_that_was_opened_before_a_change_is_shown_again(officer, draft):
    fill_in(officer, draft)
    officer.check(draft)
    Writer(officer.actor).task(draft, "requests").press("draft", observations="New.")
    officer.press()
    assert (officer.answer.status_code, a.again(draft).state) == (409, "draft")
    assert officer.press().url == reverse("procedure", args=[draft.reference])


# --- registering paper


def test_an_application_on_paper_is_registered_and_its_reply_is_counted_from_its_receipt(register):
    with walking_at(a.at(2026, 3, 5, 9)):
        begin(register, "NL-88", requesting_agency=a.agency("NL-CA").pk)
        draft = ReadmissionRequest.objects.get()
        unsaid = {"voluntary_return-offered": None, "voluntary_return-offered_on": "", "voluntary_return-outcome": ""}
        fill_in(register, draft, sent_at="28.02.2026", **unsaid)
        assert register.url == reverse("application_check", args=[draft.reference]), register.text
        register.press(received_at="06.03.2026 10:00", channel="post")
        assert "This moment has not come yet." in register.text
        register.press(received_at="02.03.2026 10:14", channel="post")
    request = a.again(draft)
    assert (request.state, request.channel, request.received_at) == ("submitted", "post", a.at(2026, 3, 2, 10, 14))
    assert request.clocks.get(deadline="reply").due_on.isoformat() == "2026-03-17"
    assert request.case.circumstances.voluntary_return == ""
    assert request.agency_that_is("requesting").code == "NL-CA"


def test_under_the_swiss_agreement_the_check_says_that_the_reply_waits_for_the_receipt(register):
    begin(register, "CH-1", requesting_agency=a.agency("CH-CA").pk)
    draft = ReadmissionRequest.objects.get()
    fill_in(register, draft, sent_at="28.02.2026")
    assert "begins when receipt is confirmed" in register.text
    register.press(received_at="02.03.2026 10:14", channel="post")
    assert "The reply period begins when receipt is confirmed." in register.text


def test_the_lead_agency_sees_people_who_look_alike_and_a_requesting_authority_never_does(officer, register, draft):
    known = a.readmission(evidence=[{"kind": "passport", "number": "C01234567"}])
    begin(register, "NL-2", requesting_agency=a.agency("NL-CA").pk)
    paper = ReadmissionRequest.objects.get(case__their_reference="NL-2")
    for writer, its in ((register, paper), (officer, draft)):
        writer.task(its, "paper").press("draft", **{"evidence-0-kind": "passport", "evidence-0-number": "c01234567"})
    assert "1 person looks similar" in register.text
    assert known.reference in register.text
    assert "looks similar" not in officer.text
    assert known.reference not in officer.text


def test_a_new_reference_is_followed_by_the_case_unless_it_is_taken(officer, draft):
    begin(officer, "V-2")
    officer.task(draft, "start").press("draft", reference="V-3")
    assert Case.objects.get(pk=draft.case_id).their_reference == "V-3"
    officer.press(reference="V-2")
    assert "There is an application under this reference already" in officer.text
    assert Case.objects.get(pk=draft.case_id).their_reference == "V-3"
