"""A paper as it was sent, and today, is shown to whom it concerns, and of each group to who may see it."""

import pytest

from agencies.roles import AUDITOR, BORDER, CASEWORKER, CONSULAR, IDENTITY
from audit.actor import acting
from tests import a
from tests.pages.papers import corrected, marked, paper, rows_of, url_of
from tests.pages.square import signed_in
from workflows.correcting import send_notice
from workflows.letters import keep_letter

pytestmark = pytest.mark.django_db
BROUGHT_IN = {IDENTITY: "AZ-MIA", CONSULAR: "AZ-MFA", BORDER: "AZ-SBS"}


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


def test_a_stranger_finds_no_paper(officer):
    letter = paper(a.readmission(), "application")
    for stranger in (a.person(CASEWORKER, at="AZ-MOH"), a.person(CASEWORKER, at="DE-CA")):
        assert signed_in(stranger).get(url_of(letter)).status_code == 404
    assert signed_in(officer).get(url_of(letter).replace(str(letter.pk), "999999")).status_code == 404


def test_an_agency_in_the_case_finds_only_what_went_to_it_or_came_from_it(officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    request.bring_in({part: a.agency(code) for part, code in BROUGHT_IN.items()})
    for code in BROUGHT_IN.values():
        assert signed_in(a.person(CASEWORKER, at=code)).get(url_of(paper(request, "application"))).status_code == 404


def test_whoever_does_not_see_the_person_opens_no_paper(officer):
    letter = paper(a.readmission(), "application")
    assert signed_in(a.person(AUDITOR)).get(url_of(letter)).status_code == 403


def test_a_group_that_is_not_the_readers_is_left_out_as_sent_and_as_it_is(officer):
    """The consulate is asked for an interview; what is weighed of the evidence is none of its groups."""
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request = a.step(request, "order_interview", officer, interview_subject="Where did he go to school?")
    letter = paper(request, "interview_request")
    ours, _page = rows_of(signed_in(officer), letter)
    assert "Where did he go to school?" in ours["Questions"][0]
    consul, page = rows_of(signed_in(a.person(CASEWORKER, at="AZ-MFA")), letter)
    assert "Surname" in consul and "Questions" not in consul and "school" not in page
    assert "Parts of this paper are not for your role" in page


def test_a_notice_of_a_correction_is_compared_with_what_was_corrected_again(officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    notice = corrected(request, officer, surname="Quliyev").notices.get()
    with acting(officer):
        letter = send_notice(notice, officer)
    assert marked(rows_of(signed_in(officer), letter)[0]) == set()
    corrected(request, officer, surname="Quliyeva")
    rows, _page = rows_of(signed_in(officer), letter)
    assert rows["What was corrected"][:2] == ("Surname: Məmmədov → Quliyev", "Surname: Məmmədov → Quliyeva differs")


def test_what_a_partner_wrote_elsewhere_is_compared_in_what_the_file_answers_for(officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    said = {
        language: content | {"question": "Where?", "time_limit": "–"}
        for language, content in paper(request, "acknowledgement").content.items()
    }
    letter = keep_letter(request, "question", (a.agency("NL-CA"), a.agency("AZ-SMS")), said)
    corrected(request, officer, surname="Quliyev")
    rows, _page = rows_of(signed_in(officer), paper(request, "question"))
    assert letter.step is None and rows["Question"] == ("Where?", "nothing in the file to compare", False)
    assert rows["Surname"] == ("Məmmədov", "Quliyev differs", True)
