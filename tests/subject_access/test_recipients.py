"""Whoever is told of in the overview as a recipient learns of a correction: by letter across the border, by a notice on our side."""

import pytest

from agencies.models import Agency
from agencies.roles import CASEWORKER
from audit.actor import acting
from tests import a
from tests.pages.planting_measures import PlantedMeasure
from tests.subject_access.asking_for import SPOUSE, overview_of, spouse_of, subject_of
from workflows.correcting import correct
from workflows.models import CorrectionNotice, Notice

pytestmark = pytest.mark.django_db
NAMED = {"given_names": "Elvin"}


def corrected(procedure, member, by, **said):
    with acting(by):
        return correct(procedure, member, by, said or NAMED, reason="As the passport says.")


def recipients_of(person):
    return {one["agency"] for one in overview_of(person)["recipients"]}


def told_of(correction):
    """The agencies that learn of a correction: by a drafted letter, or by a notice to one of their people."""
    letters = set(CorrectionNotice.objects.filter(correction=correction).values_list("recipient", flat=True))
    notices = set(Notice.objects.filter(kind="correction").values_list("agency", flat=True))
    return {agency.name for agency in Agency.objects.filter(pk__in=letters | notices)}


def test_every_recipient_of_a_readmission_is_told():
    officer = a.person(CASEWORKER)
    request = a.step(a.step(a.readmission(spouse=SPOUSE), "acknowledge", officer), "take_up", officer)
    for code in ("AZ-MIA", "AZ-SBS"):
        a.person(CASEWORKER, at=code)
    request.bring_in({"border": a.agency("AZ-SBS"), "identity": a.agency("AZ-MIA")})
    member = subject_of(request.case)
    told = told_of(corrected(request, member, officer))
    assert recipients_of(member.person) - {officer.agency.name} <= told and len(told) == 3


def test_the_agency_of_a_referral_is_told_and_what_was_shared_stays():
    officer = a.person(CASEWORKER, at="AZ-MLSP")
    receiver = a.person(CASEWORKER, at="AZ-SEA")
    case = a.reintegration(officer)
    sent = a.referral(officer, case=case)
    member = subject_of(case.case)
    told = told_of(corrected(case, member, officer, sex="M"))
    assert receiver.agency.name in told & recipients_of(member.person)
    assert a.again(sent).age_band == sent.age_band


def test_an_agency_that_a_referral_never_reached_is_no_recipient():
    officer = a.person(CASEWORKER, at="AZ-MLSP")
    case = a.reintegration(officer)
    waiting = a.prepared_referral(officer, "AZ-MOH", case=case, need="health")
    person = subject_of(case.case).person
    assert a.agency("AZ-MOH").name not in recipients_of(person)
    a.approved(waiting, officer)
    assert a.agency("AZ-MOH").name in recipients_of(person)


def test_the_provider_of_a_measure_is_told():
    world = PlantedMeasure()
    member = subject_of(world.support.case)
    told = told_of(corrected(world.support, member, world.officers[world.home], given_names="Aysel"))
    assert a.agency("NGO-1").name in told & recipients_of(member.person)


def test_a_notice_says_which_datum_and_never_its_value():
    officer = a.person(CASEWORKER, at="AZ-MLSP")
    a.person(CASEWORKER, at="AZ-SEA")
    case = a.reintegration(officer)
    a.referral(officer, case=case)
    corrected(case, subject_of(case.case), officer, given_names="Aysel")
    assert {str(notice.about) for notice in Notice.objects.filter(kind="correction")} == {"{'data': ['given_names']}"}


def test_what_is_for_one_of_the_family_keeps_their_name_when_another_is_corrected():
    officer = a.person(CASEWORKER, at="AZ-MLSP")
    mother, child = a.returnee(), a.returnee("Məmmədov", "Tural", "2019-01-02", "M")
    case = a.reintegration(officer, {mother: "subject", child: "child"})
    sent = a.referral(officer, case=case)
    corrected(case, subject_of(case.case), officer, given_names="Aysel")
    assert "Aysel" in a.again(case).title and "Aysel" in a.again(sent).title
    member = case.case.members.select_related("person", "case").get(relation="child")
    corrected(a.again(case), member, officer, given_names="Turan")
    assert "Aysel" in a.again(case).title and "Aysel" in a.again(sent).title


def test_the_spouse_is_told_as_a_recipient_of_nothing_of_the_referral_of_another():
    officer = a.person(CASEWORKER, at="AZ-MLSP")
    case = a.reintegration(officer, {a.returnee(): "subject", a.returnee("Əliyev", "Rauf"): "spouse"})
    a.referral(officer, case=case)
    assert a.agency("AZ-SEA").name not in recipients_of(spouse_of(case.case).person)
