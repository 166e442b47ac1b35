"""Application packages: the samples open their cases with their clocks; one reference is one case."""

import json
from contextvars import copy_context
from datetime import date
from threading import Thread

import pytest
from django.db import connections

from agencies.roles import CASEWORKER
from audit.moment import walking_at
from cases.evidence import graded
from cases.files import Case
from cases.terms import Effect
from tests import a
from tests.cases.broken_packages import GERMANY, NETHERLANDS, SWITZERLAND, changed, sample
from tests.workflows.packages import after_the_samples, counts, received, told, written  # noqa: F401 (a fixture)
from workflows.intake import receive
from workflows.models import Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_the_samples")]


def test_the_dutch_sample_opens_its_case():
    request = received(NETHERLANDS)
    case, person = request.case, request.case.members.get().person
    assert (request.state, request.title) == ("submitted", "Səlimzadə, Rövşən Kamil oğlu")
    assert (case.their_reference, case.requesting_agency.code, case.requested_agency.code) == (
        "NL-2026-004217",
        "NL-CA",
        "AZ-SMS",
    )
    names = {(name.kind, name.script, name.surname) for name in person.names.all()}
    assert names == {
        ("main", "latin", "Səlimzadə"), ("main", "cyrillic", "Селимзаде"), ("alias", "latin", "Selimov"), ("mrz", "latin", "SELIMZADE"),
    }  # fmt: skip
    assert (person.born, person.place_of_birth, person.personal_number, person.civil_status) == (
        "1988-02-00",
        "Şəki",
        "5KQ2T8L",
        "divorced",
    )
    assert [(n.state, n.basis) for n in person.nationalities.all()] == [("AZ", "documented")]
    (passport,) = person.identity_documents.all()
    assert (passport.number, passport.issued_by, passport.expires_on, passport.mrz_faults) == (
        "C09481726",
        "ASAN 2",
        date(2025, 8, 1),
        [],
    )


def test_the_dutch_passport_expired_too_long_ago_to_prove():
    (item,) = graded(received(NETHERLANDS).case)
    assert (item.evidence.kind, item.effect, item.long_expired) == ("passport", Effect.PRIMA_FACIE, True)


def test_what_stands_beside_the_person_is_filed():
    said = received(NETHERLANDS).case.circumstances
    assert (said.knowledge_date, said.place, said.language) == (date(2025, 10, 6), "The Hague", "en")
    assert said.sent_at.isoformat() == "2026-03-02T09:14:00+00:00"
    assert (said.signatory, said.voluntary_return) == (
        "J. van Voorbeeld, Senior officer",
        "offered 04.12.2025, declined",
    )
    assert said.entry["entered_on"] == "2021-09"
    swiss = received(SWITZERLAND).case.circumstances
    assert swiss.health.startswith("Insulin") and swiss.health_consent_text.startswith("I agree")
    assert swiss.interview_requested and not said.interview_requested


def test_photograph_and_copies_are_kept_each_in_its_group():
    case = received(NETHERLANDS).case
    kept = {(d.title, d.kind, d.group, d.media_type, d.seen_original) for d in case.documents.all()}
    assert kept == {
        ("photograph.jpg", "photograph", "particulars", "image/jpeg", False),
        ("passport.pdf", "evidence", "evidence", "application/pdf", True),
    }
    assert [d.title for d in case.evidence.get().documents.all()] == ["passport.pdf"]
    assert {(d.added_by.name, d.added_for.code) for d in case.documents.all()} == {("Intake", "NL-CA")}


def test_the_german_family_has_its_papers():
    case = received(GERMANY).case
    members = {m.relation + m.person.born[:4]: m.person for m in case.members.all()}
    assert set(members) == {"subject1985", "spouse1988", "child2019", "child2022"}
    of = {who: [(item.kind, item.person) for item in person.evidence.all()] for who, person in members.items()}
    assert {who: kind for who, ((kind, _person),) in of.items()} == {
        "subject1985": "passport", "spouse1988": "passport", "child2019": "birth_certificate", "child2022": "birth_certificate",
    }  # fmt: skip
    assert members["spouse1988"].identity_documents.get().number == "17AB33910"
    assert members["spouse1988"].personal_number == "" and members["subject1985"].personal_number == "2ZT8R1C"
    assert {(n.state, n.basis) for n in members["spouse1988"].nationalities.all()} == {("GE", "documented")}
    assert {n.kind for n in members["spouse1988"].names.all()} == {"main", "maiden", "mrz"}


def test_one_file_shows_the_certificates_of_both_children():
    case = received(GERMANY).case
    certificates = case.documents.get(title="birth-certificates.png")
    assert {item.person.born for item in certificates.evidence.all()} == {"2019-06-11", "2022-12-30"}
    assert case.documents.count() == 4


@pytest.mark.parametrize(
    ("name", "moment", "clocks"),
    [
        (NETHERLANDS, a.at(2026, 3, 2, 13, 14), {"acknowledgement": "2026-03-03", "reply": "2026-03-17"}),
        (NETHERLANDS, a.at(2026, 3, 2, 23, 59), {"acknowledgement": "2026-03-03", "reply": "2026-03-17"}),
        (GERMANY, a.at(2026, 3, 30, 9), {"acknowledgement": "2026-03-31", "reply": "2026-04-14"}),
        (SWITZERLAND, a.at(2026, 3, 2, 9), {"acknowledgement": "2026-03-03"}),
    ],
)
def test_each_sample_starts_its_clocks(name, moment, clocks):
    with walking_at(moment):
        request = received(name)
    assert {c.deadline: c.due_on.isoformat() for c in request.clocks.all()} == clocks
    assert {c.started_at for c in request.clocks.all()} == {moment}


def test_the_swiss_reply_runs_from_the_acknowledgement():
    request = received(SWITZERLAND)
    with walking_at(a.at(2026, 3, 18, 9)):
        request = a.step(request, "acknowledge", a.person(CASEWORKER))
    clock = request.clocks.get(deadline="reply")
    assert (clock.started_at, clock.due_on) == (a.at(2026, 3, 18, 9), date(2026, 4, 12))


def test_intake_acts_for_the_authority_whose_code_the_package_bears():
    request = received(GERMANY)
    steps = Step.objects.filter(procedure=request).order_by("pk")
    assert [(s.transition, s.taken_by.name, s.taken_for.code, s.taken_as) for s in steps] == [
        ("open", "Intake", "DE-CA", "intake@requesting"), ("submit", "Intake", "DE-CA", "intake@requesting"),
    ]  # fmt: skip
    assert len({s.act for s in steps}) == 1 and steps[0].act
    assert {row.history_user.name for row in Case.history.filter(id=request.case_id)} == {"Intake"}
    assert request.application["person"]["names"][0]["surname"] == "Qədirli"


# The same again, and other content


def test_the_same_package_again_changes_nothing():
    first = receive(written(sample()))
    before = counts()
    again = receive(json.dumps(sample(), indent=3, sort_keys=True).encode())
    assert (first.is_new, again.is_new, again.reference) == (True, False, first.reference)
    assert counts() == before


def test_another_content_under_the_reference_is_told_by_its_differences():
    reference = receive(written(sample())).reference
    before = counts()
    faults = told(written(changed({"/person/last_address": "Elsewhere 1", "/person/languages": ["az"]})))
    assert faults[0][0] == "/reference" and reference in faults[0][1]
    assert faults[1:] == [
        ("/person/languages/1", "This was there before and is missing now."),
        ("/person/last_address", "It was “Invented street 12, Rotterdam”, it is “Elsewhere 1” now."),
    ]
    assert counts() == before


def test_the_reference_of_another_authority_is_another_one():
    receive(written(sample()))
    assert receive(written(changed({"/from": "DE-CA"}))).is_new


def test_a_reference_that_is_being_written_is_not_taken():
    request = a.draft(other="NL")
    Case.objects.filter(pk=request.case_id).update(their_reference=sample()["reference"])
    assert told(written(sample()))[0][0] == "/reference"


def test_a_case_of_another_kind_under_the_reference_is_no_traceback():
    a.case(their_reference=sample()["reference"])
    assert told(written(sample()))[0][0] == "/reference"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_one_package_open_one_case():
    found, content = [], written(sample())

    def send():
        try:
            found.append(receive(content))
        finally:
            connections.close_all()

    threads = [Thread(target=copy_context().run, args=(send,)) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Case.objects.count() == 1 and len(found) == 4
    assert len({received.reference for received in found}) == 1
    assert sum(received.is_new for received in found) == 1
