"""What is handed to the person: complete or not at all, tagged, in our fonts, in both languages; the leaflet tells nothing."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from agencies.roles import AUDITOR, CASEWORKER, SUPERVISOR
from audit.actor import acting
from audit.models import Viewing
from audit.moment import walking_at
from cases import paper
from cases.letter_kinds import HANDOUTS, needs
from reintegration.leaflet_codes import LETTERS, as_written, new_code
from reintegration.papers import PAPERS
from reintegration.phone_codes import phone_code
from tests import a
from tests.cases.letter_samples import words_of
from tests.cases.test_paper import fonts_of, tags_of, without
from tests.pages.square import signed_in

BOTH = {
    "leaflet": ("Xoş gəlmisiniz. Bundan sonra nə olacaq?", "Welcome. Here is what happens next.", "112"),
    "plan": (
        "Reintegration plan",
        "Reinteqrasiya planı",
        "To stand on own feet.",
        "Signature and date",
        "İmza və tarix",
    ),
    "own-data": ("What is stored about you", "Sizin haqqınızda nə saxlanılır", "Who has looked at your case"),
}
every_paper = pytest.mark.parametrize("name", PAPERS)


@pytest.fixture
def desk(db):
    agency = a.agency("AZ-MLSP")
    agency.phone, agency.phone_hours = "+994 12 000 00 00", "09:00–18:00"
    agency.save()
    manager = a.person(CASEWORKER, at="AZ-MLSP", name="Leyla Quliyeva")
    with walking_at(a.at(2026, 3, 2, 10)):
        case = a.active_reintegration(manager)
        a.consent(case, "referral", manager, recipient=a.agency("AZ-SEA"))
        yield case, manager


def printed(desk, name):
    case, manager = desk
    answer = signed_in(manager).get(f"/procedures/{case.reference}/paper/{name}/")
    assert answer.status_code == 200, answer.headers
    return PdfReader(BytesIO(answer.content))


@every_paper
def test_a_paper_is_accessible_in_our_fonts_and_speaks_both_languages(desk, name):
    pdf = printed(desk, name)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "az" and b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert "/H1" in list(tags_of(pdf))
    fonts = list(fonts_of(pdf))
    assert fonts and all({"/FontFile", "/FontFile2", "/FontFile3"} & font.keys() for font in fonts)
    told = words_of(pdf)
    assert [words for words in BOTH[name] if words not in told] == []


def test_the_leaflet_tells_the_code_and_the_telephone_and_nothing_of_the_case(desk):
    case, _manager = desk
    pdf = printed(desk, "leaflet")
    told = words_of(pdf)
    assert told.count(case.code) == 2 and told.count("+994 12 000 00 00") == 2 and len(pdf.pages) == 2
    for secret in ("Məmmədova", "Aytən", case.reference, "Germany", "Almaniya", "2026"):
        assert secret not in told, secret
    width, height = (float(size) for size in pdf.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (420, 595)  # A5


def test_the_leaflet_can_be_dialled_by_pointing_a_phone_at_it(desk):
    pdf = printed(desk, "leaflet")
    assert list(tags_of(pdf)).count("/Figure") == 2, "one on each side"
    assert b"tel:" not in phone_code("+994 12 000 00 00"), "a picture, no text"
    assert phone_code("+994 12 000-00-00") == phone_code("+994120000000") != phone_code("+994120000001")


def test_the_plan_names_what_was_agreed_and_leaves_room_to_sign(desk):
    told = words_of(printed(desk, "plan"))
    for words in ("Məmmədova", "Leyla Quliyeva", "02.03.2026", "Economic", "İqtisadi", "Referral to an agency"):
        assert words in told, words


def test_a_person_reads_what_is_stored_with_whom_it_was_shared_and_who_has_looked(desk):
    case, manager = desk
    case.bring_in({"observer": a.agency("AZ-SMS")})
    signed_in(a.person(CASEWORKER)).get(f"/procedures/{case.reference}/")
    told = words_of(printed(desk, "own-data"))
    for words in ("Work, a room, rest.", "State Migration Service", "an observing agency", "11.05.1990"):
        assert words in told, words
    assert manager.user.name not in told.partition("Who has looked")[2], "agencies, not people"


def test_without_the_telephone_of_the_agency_no_leaflet_is_made_and_that_is_said(desk):
    case, manager = desk
    agency = a.agency("AZ-MLSP")
    agency.phone = ""
    agency.save()
    client = signed_in(manager)
    answer = client.get(f"/procedures/{case.reference}/paper/leaflet/", follow=True)
    assert "the telephone of the agency" in answer.content.decode()


def test_who_printed_is_written_down_and_who_may_not_does_not(desk):
    case, _manager = desk
    printed(desk, "own-data")
    assert Viewing.objects.filter(subject="own-data", subject_id=case.pk).exists()
    assert (
        signed_in(a.person(AUDITOR, at="AZ-MLSP")).get(f"/procedures/{case.reference}/paper/plan/").status_code == 403
    )
    assert (
        signed_in(a.person(CASEWORKER, at="AZ-MOH")).get(f"/procedures/{case.reference}/paper/plan/").status_code == 404
    )


SAMPLES = {
    "returnee_leaflet": {"leaflet_code": "K7PM-3XTR", "phone": "1", "agency": {"en": "A", "az": "B"}},
    "plan_for_signature": {
        "our_reference": "RC-AZ-2026-00001", "agency": {"en": "A", "az": "B"}, "person": "C", "manager": "D", "plan_from": "1", "plan_until": "2",
        **{part: {"en": [["a", "b"]], "az": [["c", "d"]]} for part in ("goals", "consents")},
    },
    "own_data": {
        "our_reference": "RC-AZ-2026-00001", "agency": {"en": "A", "az": "B"}, "person": "C",
        **{part: {"en": [["a", "b"]], "az": [["c", "d"]]} for part in ("stored", "shared", "seen")},
    },
    "subject_access": {
        "our_reference": "SA-AZ-2026-00001", "agency": {"en": "A", "az": "B"},
        "overview": {
            "persons": [{"name": "C", "born": "", "number": 1}], "made_at": "1", "cases": 1,
            **dict.fromkeys(("data", "recipients", "readings", "deadlines", "held_back"), ()),
        },
    },
}  # fmt: skip
DATED = {"dated_on": a.at(2026, 3, 2).date()}


@pytest.mark.parametrize("template", HANDOUTS)
def test_each_placeholder_without_value_stops_the_paper(template):
    data = SAMPLES[template] | DATED
    assert paper.render(template, "az", data) == paper.render(template, "az", data)
    for name in needs(template):
        if name != "dated_on":
            with pytest.raises(paper.Incomplete):
                paper.render(template, "az", without(data, name))


def test_what_somebody_wrote_is_never_markup():
    data = SAMPLES["plan_for_signature"] | DATED | {"goals": {"en": [["x", "*bold* #panic()"]], "az": [["x", "$ < @"]]}}
    told = words_of(PdfReader(BytesIO(paper.render("plan_for_signature", "az", data))))
    assert "*bold* #panic()" in told and "$ < @" in told


def test_a_code_is_drawn_by_lot_and_found_however_it_is_read_out():
    codes = {new_code() for _time in range(1000)}
    assert len(codes) == 1000 and all(re.fullmatch(rf"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}", code) for code in codes)
    assert as_written("k7pm 3xtr") == as_written("K7PM-3XTR") == "K7PM-3XTR"


def test_the_code_leads_its_own_agency_to_the_case_and_nobody_else(desk):
    case, manager = desk
    typed = {"code": case.code.lower().replace("-", " ")}
    assert signed_in(manager).post("/caseload/code/", typed).url == f"/procedures/{case.reference}/"
    other = signed_in(a.person(CASEWORKER, at="IOM-AZ")).post("/caseload/code/", typed)
    assert other.status_code == 422 and "No case of your agency" in other.content.decode()
    assert signed_in(a.person(CASEWORKER)).get("/caseload/code/").status_code == 403


def test_the_caseload_is_the_supervisors(desk):
    _case, manager = desk
    with acting(manager):
        page = signed_in(a.person(SUPERVISOR, at="AZ-MLSP")).get("/caseload/")
    assert page.status_code == 200 and "Leyla Quliyeva" in page.content.decode()
    assert signed_in(manager).get("/caseload/").status_code == 403
    assert signed_in(a.person(SUPERVISOR)).get("/caseload/").status_code == 403
