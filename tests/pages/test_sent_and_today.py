"""A paper as it was sent, and today: what was frozen beside what the file says now, for those who may see each."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from agencies.roles import CASEWORKER, LEAD, SUPERVISOR
from tests import a
from tests.pages.papers import corrected, marked, paper, rows_of, text, url_of
from tests.pages.square import signed_in
from tests.pages.test_query_counts import CASE_PAGE, asked
from workflows.models import ReadmissionRequest
from workflows.perform import open_
from workflows.rows import Receipt

pytestmark = pytest.mark.django_db
PAPER = 8  # the letter and its receipt, a later one, and the file from which it is told anew


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def theirs():
    return a.person(CASEWORKER, at="NL-CA")


def test_a_paper_that_still_holds_says_so(officer):
    rows, page = rows_of(signed_in(officer), paper(a.readmission(), "application"))
    assert marked(rows) == set() and "Unchanged since it was sent" in page
    assert rows["Surname"] == ("Məmmədov", "Məmmədov", False)
    assert rows["Date of birth"][0] == "18.02.1988"


def test_a_name_corrected_since_stands_beside_the_one_that_was_sent(officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    corrected(request, officer, surname="Quliyev")
    for kind in ("application", "acknowledgement"):
        rows, page = rows_of(signed_in(officer), paper(request, kind))
        assert rows["Surname"] == ("Məmmədov", "Quliyev differs", True)
        assert marked(rows) == {"Surname"} and "The file no longer says all that was sent" in page


def test_what_was_sent_stays_as_it_was_sent(officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    before = paper(request, "acknowledgement").content
    corrected(request, officer, surname="Quliyev")
    assert paper(request, "acknowledgement").content == before


def ready(officer, theirs):
    """Agreed, and travelling on the own passport."""
    evidence = [
        {"kind": "passport", "number": "C01234567", "expires_on": (a.now() + timedelta(days=900)).date().isoformat()}
    ]
    request = a.step(a.draft(theirs, evidence=evidence), "submit", theirs)
    for name in ("acknowledge", "take_up"):
        request = a.step(request, name, officer)
    request.case.evidence.update(finding="accepted")
    request = a.agreed_step(request, "agree", officer, a.person(SUPERVISOR))
    return a.step(request, "use_own_document", officer)


def notified(request, theirs, days=20, **told):
    journey = {"crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 76"}
    return a.step(request, "notify_transfer", theirs, transfer_at=a.now() + timedelta(days=days), **journey | told)


def test_a_transfer_on_another_day_marks_the_first_notice_alone(officer, theirs):
    request = notified(ready(officer, theirs), theirs, 20)
    first = paper(request, "transfer_notice")
    request = a.step(request, "postpone", theirs, postponement_reason="fog")
    request = notified(request, theirs, 22, carrier="J2 80")
    second = paper(request, "transfer_notice")
    rows, page = rows_of(signed_in(theirs), first)
    assert marked(rows) == {"Transfer: date and time", "Transfer: flight, ship or car"}
    assert rows["Transfer: flight, ship or car"][:2] == ("J2 76", "J2 80 differs")
    assert "A later paper of this kind" in page and url_of(second) in page
    assert marked(rows_of(signed_in(theirs), second)[0]) == set()


def test_the_page_says_who_sent_it_and_when_who_signed_and_who_received_it(officer, theirs):
    letter = paper(a.step(a.readmission(), "acknowledge", officer), "acknowledgement")
    page = signed_in(theirs).get(url_of(letter)).content.decode()
    assert officer.user.name in page and "State Migration Service" in page
    assert Receipt.objects.filter(communication__letter=letter, how="opened").exists()
    assert "Opened by the recipient" in page


def test_it_speaks_azerbaijani(officer):
    request = a.step(a.readmission(), "acknowledge", officer)
    officer.user.language = "az"
    officer.user.save()
    corrected(request, officer, sex="F")
    rows, page = rows_of(signed_in(officer), paper(request, "application"), "az")
    assert rows["Cins"][:2] == ("Kişi", "Qadın fərqlənir") and "Göndərildiyi kimi" in page
    assert "Pasport" in rows["Sübut vasitələri"][0]


def test_the_documents_of_a_case_lead_there(officer):
    letter = paper(a.readmission(), "application")
    assert (
        url_of(letter)
        in signed_in(officer).get(f"/procedures/{letter.procedure.reference}/documents/").content.decode()
    )


def test_a_page_of_a_paper_keeps_to_its_queries(officer):
    client, counts = signed_in(officer), []
    for papers in (1, 6):
        evidence = [{"kind": "passport", "number": f"X{papers}{n}"} for n in range(papers)]
        counts.append(asked(client, url_of(paper(a.readmission(evidence=evidence), "application"))))
    assert counts[0] == counts[1] <= CASE_PAGE + PAPER, counts


def test_a_name_without_a_shape_is_refused_in_words_and_read_on_the_page(officer):
    name = {
        "kind": "main",
        "script": "other",
        "surname": "王",
        "given_names": "小明",
        "patronymic": "",
        "source": "document",
    }
    letter = paper(a.readmission(person=a.application()["person"] | {"names": [name]}), "application")
    client = signed_in(officer)
    said = client.get(f"{url_of(letter)}en/", follow=True)
    assert said.redirect_chain == [(url_of(letter), 302)]
    page = said.content.decode()
    assert "our fonts have no shape for “王”" in page and "小明" in page
    assert not letter.copies.exists()


def test_a_form_that_came_on_paper_says_when_it_came_and_when_it_was_registered(officer):
    draft = open_(ReadmissionRequest, a.case(), officer, {LEAD: officer.agency}, application=a.application())
    came = a.now() - timedelta(days=2)
    request = a.step(draft, "register", officer, received_at=came, channel="post")
    page = signed_in(officer).get(url_of(paper(request, "application"))).content.decode()
    told = re.sub(r"\s+", " ", text(page))
    assert f"Received{localtime(came):%d.%m.%Y %H:%M}" in told and "Registered" in told and "Sent on" not in told
    assert "Dated02.03.2026" in told and "Signed byJ. de Vries, Officer" in told
