"""To add a workflow takes one declaration: all else reads it. The declaration is tests/workflows/toy.py."""

import pytest
from guardian.shortcuts import get_group_perms

from agencies.roles import CASEWORKER, LEAD, LEGAL_OFFICER, REQUESTING, SUPERVISOR
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from tests.workflows.toy import Toy, Toying
from workflows.check import faults
from workflows.forms import form_for
from workflows.models import Grant, Procedure
from workflows.perform import Refused, decide, open_, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys")]


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture(autouse=True)
def before_its_time_is_over():
    with walking_at(a.at(2026, 3, 3, 9)):
        yield


@pytest.fixture
def toy(officer):
    with walking_at(a.at(2026, 3, 2, 10)):
        return open_(Toy, a.case(), officer, {LEAD: officer.agency, REQUESTING: a.agency("NL-CA")})


def test_it_is_one_of_the_kinds():
    assert Procedure.kinds["toy"] is Toy


def test_it_is_sound():
    assert list(faults(Toying)) == []


def test_it_opens_with_a_reference_a_state_a_clock_and_grants(toy):
    assert (toy.reference, toy.state, toy.kind) == ("TY-NL-2026-00001", "made", "toy")
    assert toy.clocks.get().due_on.isoformat() == "2026-03-17"
    assert {grant.case_role for grant in toy.granted} == {LEAD, REQUESTING}
    assert set(Grant.objects.filter(content_object=toy).values_list("state", "live")) == {("made", True)}


@pytest.mark.parametrize("name", Toying.transitions)
def test_each_transition_has_a_form_of_what_it_asks(toy, name):
    transition = Toying.transitions[name]
    form = form_for(toy, transition)
    assert set(form.fields) - {"token", "comment"} == set(transition.fields)
    assert ("comment" in form.fields) == bool(transition.approval)


def test_it_goes_through_the_door(toy, officer):
    toy = a.step(toy, "begin", officer, colour="red")
    approval = perform(toy, "finish", officer)
    assert decide(approval, a.person(SUPERVISOR), "granted") is None
    step = decide(approval, a.person(LEGAL_OFFICER), "granted")
    toy = a.again(toy)
    assert (toy.state, bool(toy.closed_at), step.target) == ("finished", True, "finished")
    assert not Grant.objects.filter(content_object=toy, live=True).exists()


def test_one_person_cannot_give_both_signatures(toy, officer):
    toy = a.step(toy, "begin", officer, colour="red")
    approval = perform(toy, "finish", officer)
    both = a.person(SUPERVISOR, LEGAL_OFFICER)
    decide(approval, both, "granted")
    with pytest.raises(Refused, match="signed this already"):
        decide(approval, both, "granted")


def test_it_goes_back_to_where_it_was(toy, officer):
    chief = a.person(SUPERVISOR)
    toy = a.step(a.step(toy, "begin", officer, colour="red"), "ask", officer)
    assert a.step(a.step(toy, "rest", chief), "go_on", chief).state == "asked"


def test_it_has_a_page_with_its_buttons_and_what_is_not_at_hand(toy, officer):
    shown = page(officer, f"/procedures/{toy.reference}/")
    assert "Begin by 17.03.2026" in shown and f'href="/procedures/{toy.reference}/steps/begin/"' in shown
    assert "Only Supervisor of the lead agency may do this." in shown  # why there is no button to rest


def test_its_step_is_taken_on_its_page(toy, officer):
    form = {"token": "once", "colour": "red", "version": ""}
    client = signed_in(officer)
    assert "colour" in client.get(f"/procedures/{toy.reference}/steps/begin/").content.decode()
    for _click in range(2):
        assert client.post(f"/procedures/{toy.reference}/steps/begin/", form).status_code == 302
    assert (a.again(toy).state, toy.steps.count()) == ("moving", 2)


@pytest.mark.parametrize("section", ["persons", "documents", "deadlines", "notes", "history"])
def test_it_has_every_section_of_a_case(toy, officer, section):
    assert toy.reference in page(officer, f"/procedures/{toy.reference}/{section}/")


def test_it_stands_in_the_queues_and_is_found(toy, officer):
    assert toy.reference in page(officer, "/queue/agency/")
    assert toy.reference in page(officer, f"/search/?q={toy.reference}")
    assert "No cases match" in page(officer, "/queue/agency/?kind=verification")
    assert toy.reference in page(officer, "/queue/agency/?kind=toy&status=made")


def test_its_proposal_waits_in_the_inbox(toy, officer):
    perform(a.step(toy, "begin", officer, colour="red"), "finish", officer, comment="It is red.")
    shown = page(a.person(SUPERVISOR), "/approvals/")
    assert "Finish" in shown and "It is red." in shown and toy.reference in shown


def test_it_is_drawn_with_a_table_and_limits(officer):
    shown = page(officer, "/workflows/toy/")
    assert "<svg" in shown and all(str(way) in shown for way in Toying.transitions.values())
    assert "Toy" in page(officer, "/workflows/")


def test_a_stranger_is_told_nothing_of_it(toy):
    assert signed_in(a.person(CASEWORKER, at="AZ-MOH")).get(f"/procedures/{toy.reference}/").status_code == 404


def page(actor, url):
    answer = signed_in(actor).get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_django_guardian_knows_the_part_of_each_agency(toy, officer):
    here = Procedure.objects.get(pk=toy.pk)
    officer.user.groups.add(officer.agency.group)
    assert get_group_perms(officer.agency.group, here).get() == "play_lead"
    assert officer.user.has_perm("play_lead", here) and not officer.user.has_perm("play_border", here)


def test_it_is_seen_by_those_who_have_a_part_in_it_alone(toy, officer):
    stranger = a.person(CASEWORKER, at="AZ-MOH")
    assert Procedure.objects.visible_to(officer).filter(pk=toy.pk).exists()
    assert not Procedure.objects.visible_to(stranger).filter(pk=toy.pk).exists()
