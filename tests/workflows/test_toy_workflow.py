"""To add a workflow takes one declaration: all else reads it. The declaration is tests/workflows/toy.py."""

import pytest
from guardian.shortcuts import get_group_perms

from agencies.roles import CASEWORKER, LEAD, LEGAL_OFFICER, REQUESTING, SUPERVISOR
from audit.moment import walking_at
from tests import a
from tests.workflows.toy import Toy, Toying
from workflows.check import faults
from workflows.forms import form_for
from workflows.models import Grant, Procedure
from workflows.perform import Refused, decide, open_, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys")]


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


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


def test_django_guardian_knows_the_part_of_each_agency(toy, officer):
    here = Procedure.objects.get(pk=toy.pk)
    officer.user.groups.add(officer.agency.group)
    assert get_group_perms(officer.agency.group, here).get() == "play_lead"
    assert officer.user.has_perm("play_lead", here) and not officer.user.has_perm("play_border", here)


def test_it_is_seen_by_those_who_have_a_part_in_it_alone(toy, officer):
    stranger = a.person(CASEWORKER, at="AZ-MOH")
    assert Procedure.objects.visible_to(officer).filter(pk=toy.pk).exists()
    assert not Procedure.objects.visible_to(stranger).filter(pk=toy.pk).exists()
