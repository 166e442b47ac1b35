"""Annex 5: the form of a readmission application is frozen as it is sent, in both languages, and told to nobody else."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from agencies.roles import CASEWORKER, LEAD
from audit.actor import acting
from cases import storing
from cases.filing import keep_document
from tests import a
from tests.cases.letter_samples import words_of
from tests.pages.test_query_counts import counting
from workflows.letters import make_letter, open_letter
from workflows.models import ReadmissionRequest
from workflows.perform import open_
from workflows.rows import Letter

pytestmark = pytest.mark.django_db


def relative(surname, given, **more):
    named = {
        "kind": "main",
        "script": "latin",
        "surname": surname,
        "given_names": given,
        "patronymic": "",
        "source": "document",
    }
    born = {"date": "2015-09-03", "place": "Bakı", "country": "AZ"}
    return {"names": [named], "birth": born, "sex": "F", "nationalities": [{"state": "AZ", "basis": "claimed"}], "travels": True} | more  # fmt: skip


def in_full():
    """A person with everything that the form asks for."""
    person = a.application()["person"]
    names = [*person["names"], {"kind": "maiden", "script": "latin", "surname": "Quliyeva", "source": "spoken"}]
    alias = {"kind": "alias", "script": "cyrillic", "surname": "Мамедов", "given_names": "Эльчин", "source": "spoken"}
    return person | {
        "names": names, "aliases": [alias], "birth": {"date": "1988-02", "place": "Gəncə", "country": "SU"},
        "description": {"height_cm": 178, "eyes": "brown", "marks": "scar"}, "languages": ["az", "ru"],
        "civil_status": "married", "last_address": "Gəncə, Nizami 4",
    }  # fmt: skip


def submitted(**parts):
    circumstances = {"health": {"statement": "Asthma", "consent_given": True, "consent_text": "Yes."}, "danger": None}
    said = {
        "person": in_full(), "spouse": relative("Məmmədova", "Leyla"), "children": [relative("Məmmədova", "Aysel")],
        "circumstances": circumstances, "interview_requested": True, "place": "Ter Apel", "observations": "None.",
        "evidence": [{"kind": "passport", "number": "C01234567", "expires_on": "2025-12-09", "issued_on": "2015-12-10", "issued_at": "Bakı"},
                     {"kind": "ticket", "note": "Bakı to Amsterdam"}],
    }  # fmt: skip
    return a.readmission(**said | parts)


def form_of(request):
    return Letter.objects.get(procedure_id=request.pk, kind="application")


def printed(request, language):
    document = open_letter(form_of(request), language)
    return words_of(PdfReader(io.BytesIO(storing.read(document.sha256))))


EVERYTHING = {
    "en": ("Məmmədov Elçin Rauf oğlu", "Quliyeva", "??.02.1988", "Gəncə, Soviet Union", "Male", "178 cm", "Мамедов Эльчин", "Azerbaijan",
           "Azerbaijani, Russian", "Married; spouse: Məmmədova Leyla", "children: Məmmədova Aysel, 03.09.2015", "Gəncə, Nizami 4",
           "Last address in the requested State", "Asthma", "C01234567", "10.12.2015, Bakı", "09.12.2025",
           "Ticket or passenger list bearing the name, Bakı to Amsterdam", "Ter Apel", "J. de Vries", "Art. 9(3)", "02.03.2026"),
    "az": ("Sovet İttifaqı", "Kişi", "178 sm", "azərbaycan, rus", "Evli; həyat yoldaşı: Məmmədova Leyla", "Sorğu edilən dövlətdə son ünvan",
           "Müsahibə sorğusu", "Pasport"),
}  # fmt: skip


@pytest.mark.parametrize("language", EVERYTHING)
def test_the_form_says_everything_that_the_application_says(language):
    told = printed(submitted(), language)
    assert [words for words in EVERYTHING[language] if words.lower() not in told.lower()] == []


def test_the_form_is_theirs_and_bears_their_reference_as_its_own():
    request = a.readmission()
    request.case.their_reference = "V-77"
    request.case.save()
    letter = form_of(request)
    assert (letter.sender.code, letter.recipient.code, letter.step.transition) == ("NL-CA", "AZ-SMS", "submit")
    other = a.draft()
    other.case.their_reference = "V-78"
    other.case.save()
    said = form_of(a.step(other, "submit", a.person(CASEWORKER, at="NL-CA"))).content["en"]
    assert (said["our_reference"], said["their_reference"]) == ("V-78", other.reference)


def test_an_application_on_paper_has_its_form_when_it_is_registered():
    officer = a.person(CASEWORKER)
    draft = open_(ReadmissionRequest, a.case(), officer, {LEAD: officer.agency}, application=a.application())
    form = form_of(a.step(draft, "register", officer, received_at=a.now(), channel="post"))
    assert (form.sender.code, form.content["en"]["signatory"]["name"]) == ("NL-CA", "J. de Vries")


def test_what_a_former_register_took_in_has_no_form_of_ours():
    officer = a.person(CASEWORKER)
    agencies, told = {LEAD: officer.agency}, {"application": a.application(), "taken_over_at": a.now()}
    request = a.step(
        open_(ReadmissionRequest, a.case(), officer, agencies, **told),
        "register",
        officer,
        received_at=a.now(),
        channel="post",
    )
    assert not Letter.objects.filter(procedure_id=request.pk).exists()
    assert a.step(request, "acknowledge", officer).letters.get().kind == "acknowledgement"


@pytest.mark.parametrize("about_whom", ["third_country", "stateless"])
def test_the_form_of_a_third_country_national_is_made_too(about_whom):
    request = a.third_country(**a.of_third_country(about_whom))
    told = printed(request, "en")
    assert "Mensah Kwame" in told and {"third_country": "Ghana", "stateless": "Stateless"}[about_whom] in told
    assert "Departure stamp of Bakı" in told


def test_the_photograph_of_the_application_is_on_its_form():
    by, picture = a.person(CASEWORKER, at="NL-CA"), io.BytesIO()
    Image.new("RGB", (1600, 2000), "teal").save(picture, "PNG")
    draft = a.draft(by, person=in_full())
    with acting(by):
        photo = keep_document(draft.case, picture.getvalue(), title="photo", by=by)
    draft.application["photo"] = photo.sha256
    draft.save()
    request = a.step(draft, "submit", by)
    assert form_of(request).content["az"]["photo"] == {"file": photo.sha256}
    document = open_letter(form_of(request), "az")
    (image,) = PdfReader(io.BytesIO(storing.read(document.sha256))).pages[0].images
    assert max(image.image.size) <= 1063


def test_an_application_crosses_the_border_once():
    request = a.readmission()
    assert [(one.what, one.letter) for one in request.communications.all()] == [("application", None)]


def test_the_form_costs_a_step_four_queries_however_much_it_says():
    """The members of the case, its evidence, its photograph; and the row that is written."""
    costs = []
    for papers in (1, 6):
        evidence = [{"kind": "passport", "number": f"X{papers}{n}"} for n in range(papers)]
        request = submitted(evidence=evidence, children=[relative("Məmmədova", f"Aysel {n}") for n in range(papers)])
        step = request.steps.get(transition="submit")
        request.granted, request.case.circumstances, request.case.agreement  # noqa: B018, as the door has read them
        with counting() as counted:
            make_letter(request, step, "application")
        costs.append(len(counted()))
    assert costs == [4, 4]
