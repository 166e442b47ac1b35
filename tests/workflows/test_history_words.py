"""The history says in words what is kept as a code, as JSON or as a package has it; in Azerbaijani nothing of it is English."""

import pytest
from django.utils.translation import override

from agencies.roles import CASEWORKER
from cases.entry_and_offer import entry_said, offer_kept, offer_said
from tests import a
from tests.pages.square import signed_in
from workflows.perform import perform

pytestmark = pytest.mark.django_db
BASIS = {
    "ground": "entry", "entered_on": "2025-09", "apprehended_at": "2026-03-01T09:00:00+04:00", "decision_on": "2026-02-03",
    "decision_reference": "NL 1/2026",
}  # fmt: skip


def history(who, request, language="en"):
    client = signed_in(who)
    client.cookies["language"] = language
    page = client.get(f"/procedures/{request.reference}/history/").content.decode()
    return page[page.index("<main") :]


def test_what_an_application_told_of_the_entry_is_said_datum_by_datum():
    page = history(a.person(), a.readmission(basis=BASIS))
    assert (
        "Ground: Does not fulfil the conditions for entry; Entered on: ??.09.2025; Apprehended at: 01.03.2026 09:00;"
        " Reference of the return decision: NL 1/2026; Date of the return decision: 03.02.2026" in page
    )
    with override("az"):
        assert "Ground" not in entry_said(BASIS) and "entry" not in entry_said(BASIS)


def test_dates_states_and_languages_are_written_as_people_write_them():
    person = a.application()["person"] | {"languages": ["az", "ru"]}
    page = history(a.person(), a.readmission(person=person))
    for said in (">18.02.1988<", ">Azerbaijan<", ">Azerbaijani, Russian<", ">Netherlands<", ">English<"):
        assert said in page, said
    assert ">1988-02-18<" not in page and ">NL<" not in page and ">AZ<" not in page


def test_of_a_nationality_it_is_said_which():
    page = history(a.person(), a.readmission(), "az")
    assert ">Azərbaycan<" in page and ">Agreement<" not in page


def test_the_answers_of_a_proposal_bear_the_names_that_they_have_in_its_form():
    officer = a.person(CASEWORKER)
    draft = a.outgoing_draft(officer)
    perform(draft, "submit", officer, {"channel": "post"}, comment="Checked.")
    assert "Sent by: Post" in history(officer, draft) and "channel" not in history(officer, draft).lower()
    assert (
        "post" not in history(officer, draft, "az").split("Cavablar")[1].split("</tr>")[0].replace("poçt", "").lower()
    )


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ({"offered": True, "offered_on": "2026-01-10", "outcome": "declined"}, "It was offered, 10.01.2026, Declined"),
        ({"offered": True, "offered_on": "", "outcome": "no_answer"}, "It was offered, No answer"),
        ({"offered": True, "offered_on": "", "outcome": ""}, "It was offered"),
        ({"offered": False, "reason": "No programme."}, "It was not offered: No programme."),
        ({"offered": False, "reason": ""}, ""),
    ],
)
def test_the_offer_of_a_voluntary_return_is_said_in_the_language_of_the_reader(offer, said):
    with override("en"):
        assert offer_said(offer_kept(offer)) == said
    with override("az"):
        assert "offered" not in offer_said(offer_kept(offer))


def test_the_case_page_says_the_offer_in_words():
    request, officer = a.readmission(), a.person()
    client = signed_in(officer)
    assert "It was offered, 10.01.2026, Declined" in client.get(f"/procedures/{request.reference}/").content.decode()
