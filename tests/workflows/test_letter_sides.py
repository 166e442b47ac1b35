"""Each letter speaks for its sender, and in its own language to the last word."""

import io
from datetime import timedelta

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from agencies.roles import CASEWORKER, SUPERVISOR
from cases import storing
from cases.agreements import NoLimit, limit
from tests import a
from tests.cases.letter_samples import words_of
from workflows.letters import open_letter, references
from workflows.procedures.letter_parts import limit_told

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs():
    return a.person(CASEWORKER, at="NL-CA")


def named(draft, reference):
    draft.case.their_reference = reference
    draft.case.save()
    return draft


def sides(letter):
    said = letter.content["en"]
    return said["our_reference"], said["their_reference"]


def printed(letter, language="en"):
    return words_of(PdfReader(io.BytesIO(storing.read(open_letter(letter, language).sha256))))


def notified(officer, theirs, **told):
    evidence = [{"kind": "driving_licence", "number": "AZ123"},
                {"kind": "passport", "number": "C01234567", "expires_on": (a.now() + timedelta(days=900)).date().isoformat()}]  # fmt: skip
    request = a.step(named(a.draft(theirs, evidence=evidence), "V-77"), "submit", theirs)
    for name in ("acknowledge", "take_up"):
        request = a.step(request, name, officer)
    request.case.evidence.update(finding="accepted")
    request = a.step(a.agreed_step(request, "agree", officer, a.person(SUPERVISOR)), "use_own_document", officer)
    journey = {
        "transfer_at": a.now() + timedelta(days=20),
        "crossing_point": "Heydər Əliyev",
        "transport": "air",
        "carrier": "J2 76",
    }
    return a.step(request, "notify_transfer", theirs, **journey | told)


def test_a_letter_of_theirs_bears_their_reference_as_its_own_and_ours_the_other_way_round(officer, theirs):
    request = notified(officer, theirs)
    by_kind = {letter.kind: sides(letter) for letter in request.letters.all()}
    of_theirs, of_ours = ("V-77", request.reference), (request.reference, "V-77")
    assert by_kind == {
        "application": of_theirs,
        "transfer_notice": of_theirs,
        "acknowledgement": of_ours,
        "reply_agreed": of_ours,
    }
    assert "Our reference V-77" in printed(request.letters.get(kind="transfer_notice"))


def test_annex_six_bears_their_reference_as_its_own(theirs):
    transit = a.step(named(a.transit_draft(theirs), "T-77"), "submit", theirs)
    assert sides(transit.letters.get()) == ("T-77", transit.reference)


def test_a_letter_between_our_own_agencies_names_no_reference_of_the_other_side():
    request = a.readmission()
    ours, consulate = a.agency("AZ-SMS"), a.agency("AZ-MFA")
    assert references(request, ours, consulate) == {"our_reference": request.reference, "their_reference": ""}
    assert references(request, ours, ours)["their_reference"] == ""


def test_the_escorts_of_a_transfer_are_printed(officer, theirs):
    request = notified(officer, theirs, escorts="Zoë Müller, Jan Vos")
    assert "Zoë Müller, Jan Vos" in printed(request.letters.get(kind="transfer_notice"))


def test_documents_are_named_in_the_language_of_the_letter(officer, theirs):
    notice = notified(officer, theirs).letters.get(kind="transfer_notice")
    assert [held["kind"] for held in notice.content["az"]["documents"]] == [
        "Sürücülük vəsiqəsi və ya onun surəti",
        "Pasport",
    ]
    told = printed(notice, "az")
    assert "Pasport" in told and "passport" not in told and "driving licence" not in told


def test_that_there_is_no_limit_is_said_in_the_language_of_the_letter():
    request = a.readmission("NOAZ", "NO")
    with pytest.raises(NoLimit) as none:
        limit(request.case.agreement, "document_validity")
    with override("az"):
        said = limit_told(request, "document_validity")["rule"]
    assert "NOAZ" in said and said != str(none.value.sentence) and "time limit" not in said
