"""What an application says stands in the case file afterwards: nothing lost, nothing typed overwritten, nothing guessed."""

from datetime import date

import pytest

from agencies.disclosure import FieldGroup
from cases import filing
from cases.documents import Document, Evidence
from cases.filing import file_application, keep_document
from cases.names import fold_number
from cases.packages.samples.specimens import paper_pdf, photograph
from cases.sniffing import Unacceptable
from cases.storing import path
from tests import a

pytestmark = pytest.mark.django_db
LINES = "P<AZESELIMZADE<<ROVSHAN<<<<<<<<<<<<<<<<<<<<<\nC094817267AZE8802<<4M25080165KQ2T8L<<<<<<<74"
CARD = "I<AZEAA407195267HM3X0P<<<<<<<<\n9505276F3301188AZE<<<<<<<<<<<7\nAGHAZADE<<LEYLA<<<<<<<<<<<<<<<"


def filed(case=None, **parts):
    case = case or a.case()
    return file_application(case, a.application(**parts))


def passport(**parts):
    return {"kind": "passport", "number": "C09481726", "mrz": LINES} | parts


def test_the_lines_add_a_name_and_the_personal_number():
    person = filed(evidence=[passport()])
    added = person.names.get(kind="mrz")
    assert (added.surname, added.given_names, added.script, added.source) == ("SELIMZADE", "ROVSHAN", "latin", "mrz")
    assert person.names.filter(kind="main").count() == 1 and person.personal_number == "5KQ2T8L"


def test_a_second_document_does_not_overwrite_the_personal_number():
    assert filed(evidence=[passport(), {"kind": "identity_card", "mrz": CARD}]).personal_number == "5KQ2T8L"


def test_the_number_of_another_state_is_no_fin():
    lines = LINES.replace("P<AZE", "P<GEO")  # the issuer stands under no check digit
    person = filed(evidence=[passport(mrz=lines)])
    assert person.names.filter(kind="mrz").exists() and person.personal_number == ""


def test_lines_with_a_wrong_digit_are_kept_with_their_faults_and_not_believed():
    person = filed(evidence=[passport(mrz=LINES.replace("C09481726", "C09481727"))])
    (paper,) = person.identity_documents.all()
    assert paper.mrz and paper.mrz_faults[0]["line"] == 2 and "2" in paper.mrz_faults[0]["sentence"]
    assert not person.names.filter(kind="mrz").exists() and person.personal_number == ""


@pytest.mark.parametrize(
    ("said", "stored"),
    [("1988", "1988-00-00"), ("1988-02", "1988-02-00"), ("1988-02-18", "1988-02-18"), ("", ""), ("1988-02-31", "")],
)
def test_dates_are_stored_as_far_as_they_are_known(said, stored):
    assert filed(person=a.application()["person"] | {"birth": {"date": said}}).born == stored


def test_each_paper_belongs_to_the_person_whose_it_is():
    child = {"names": [{"surname": "A", "given_names": "B"}]}
    case = a.case()
    filed(case, children=[child, child], spouse=child, evidence=[
        {"kind": "birth_certificate", "of": "children/1", "number": "B 1"}, {"kind": "passport", "of": "spouse"}, {"kind": "own_statement"},
        {"kind": "passport", "of": "children/7", "number": "X"},
    ])  # fmt: skip
    spouse, _first, second = (m.person for m in case.members.exclude(relation="subject").order_by("pk"))
    found = [
        (item.kind, item.person, item.identity_document and item.identity_document.person)
        for item in case.evidence.order_by("pk")
    ]
    subject = case.members.get(relation="subject").person
    assert found == [
        ("birth_certificate", second, second), ("passport", spouse, spouse), ("own_statement", subject, None), ("passport", None, None),
    ]  # fmt: skip


def test_what_is_told_of_any_paper_is_kept():
    case = a.case()
    filed(
        case,
        evidence=[
            {"kind": "ticket", "issued_on": "2026-01-05", "issued_by": "An airline", "note": "Found in the luggage."}
        ],
    )
    item = case.evidence.get()
    assert (item.identity_document.issued_on, item.identity_document.issued_by) == (date(2026, 1, 5), "An airline")
    assert item.note == "Found in the luggage."


def test_circumstances_keep_source_date_and_words():
    case = a.case()
    health = {"statement": "Insulin", "consent_given": True, "consent_text": "I agree."}
    danger = {"statement": "Threatened staff", "source": "Prison", "stated_on": "2026-01-02"}
    filed(case, circumstances={"health": health, "danger": danger}, knowledge_date="2025-12-24", place="Bern")
    said = case.circumstances
    assert (said.health_consent, said.health_consent_text) == (True, "I agree.")
    assert (said.danger, said.danger_source, said.danger_stated_on) == ("Threatened staff", "Prison", date(2026, 1, 2))
    assert (said.knowledge_date, said.place, said.language) == (date(2025, 12, 24), "Bern", "en")


def test_a_half_written_draft_is_filed_as_far_as_it_goes():
    person = file_application(
        a.case(), {"person": {"names": [{"surname": ""}, {"surname": "X"}]}, "sent_at": "soon", "knowledge_date": "?"}
    )
    assert [str(name) for name in person.names.all()] == ["X"]


def test_a_file_shows_each_means_of_evidence_that_names_it():
    case, both, photo = a.case(), paper_pdf("Two papers", []), photograph((1, 2, 3))
    one, two = keep_document(case, both, title="both.pdf"), keep_document(case, photo, title="face.jpg")
    filed(case, photo=two.sha256, evidence=[
        {"kind": "passport", "attachments": [one.sha256, one.sha256]}, {"kind": "bill", "attachments": [one.sha256], "seen_original": True},
    ])  # fmt: skip
    one.refresh_from_db()
    two.refresh_from_db()
    assert [item.kind for item in one.evidence.order_by("pk")] == ["passport", "bill"]
    assert one.seen_original and (one.kind, one.group) == ("evidence", FieldGroup.EVIDENCE)
    assert (two.kind, two.group, two.evidence.count()) == (Document.Kind.PHOTOGRAPH, FieldGroup.PARTICULARS, 0)
    assert {item.seen_original for item in Evidence.objects.filter(case=case, kind="passport")} == {False}


def test_the_same_content_is_one_document():
    case, content = a.case(), paper_pdf("A paper", [])
    assert keep_document(case, content, title="a.pdf") == keep_document(case, content, title="b.pdf")
    assert path(case.documents.get().sha256).read_bytes() == content


def test_a_case_holds_fifty_files_beside_its_letters(monkeypatch):
    monkeypatch.setattr(filing, "DOCUMENTS_A_CASE", 2)
    case, papers = a.case(), [paper_pdf(f"Paper {number}", []) for number in range(5)]
    keep_document(case, papers[0], title="letter.pdf", kind=Document.Kind.LETTER)
    keep_document(case, papers[1], title="1.pdf")
    keep_document(case, papers[2], title="2.pdf")
    with pytest.raises(Unacceptable, match="2 files at most"):
        keep_document(case, papers[3], title="3.pdf")
    keep_document(case, papers[4], title="letter.pdf", kind=Document.Kind.LETTER)
    assert case.documents.count() == 4


@pytest.mark.parametrize(("number", "folded"), [("C o1-23", "C0123"), ("№ 5", "5"), ("ß" * 40, "S" * 40)])
def test_numbers_are_folded_for_comparison(number, folded):
    assert fold_number(number) == folded
