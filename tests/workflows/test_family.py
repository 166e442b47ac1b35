"""A family is decided person by person, in one application (Art. 3): whom the reply covers, whom not, and why."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from agencies.roles import LEGAL_OFFICER, PROTECTION_OFFICER, SUPERVISOR
from audit.moment import walking_at
from cases.files import CasePerson
from cases.paper import render
from tests import a
from tests.pages.square import SPOUSE, signed_in
from tests.workflows.test_third_country import SHOWN
from workflows.communications import told_by_letter
from workflows.expiry import run_clocks
from workflows.family import decide_on_family, relatives
from workflows.letters import thawed
from workflows.models import Approval
from workflows.perform import Refused, decide, perform
from workflows.procedures.letter_parts import family_told
from workflows.refusing import Changed, MovedOn

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10, 14)
CHILD = {
    "names": [{"kind": "main", "script": "latin", "surname": "Məmmədov", "given_names": "Tural"}],
    "birth": {"date": "2004-05-06", "country": "NL"}, "sex": "M", "nationalities": [{"state": "AZ", "basis": "presumed"}],
}  # fmt: skip
LEFT_OUT = {"decision": "not_covered", "decision_ground": "not_a_minor_child", "decision_reason": "He is of age."}


class Desk:
    def __init__(self, **parts):
        self.officer, self.chief, self.legal = a.person(), a.person(SUPERVISOR), a.person(LEGAL_OFFICER)
        request = a.readmission(**{"spouse": SPOUSE, "children": [CHILD]} | parts)
        for name in ("acknowledge", "take_up"):
            request = a.step(request, name, self.officer)
        request.case.evidence.update(finding="accepted")
        self.request = a.again(request)
        self.page = signed_in(self.officer)

    @property
    def family(self):
        return list(relatives(self.request.case))

    def decides(self, child=None, **seen):
        spouse, boy = self.family
        said = {spouse.pk: {"decision": "covered"}, boy.pk: child or {"decision": "covered"}}
        return decide_on_family(a.again(self.request), self.officer, said, **seen)

    def agreed(self):
        self.request = a.agreed_step(a.again(self.request), "agree", self.officer, self.chief)
        return self.request

    def path(self, section="family"):
        return f"/procedures/{self.request.reference}/{section}/"

    def typed(self, child="covered", **said):
        spouse, boy = self.family
        told = {
            f"decision_{spouse.pk}": "covered",
            f"decision_{boy.pk}": child,
            "version": a.again(self.request).case.version,
        }
        return told | {f"decision_{name}_{boy.pk}": value for name, value in said.items()}


@pytest.fixture
def desk():
    with walking_at(MONDAY):
        yield Desk()


def test_nothing_is_agreed_before_each_member_was_decided_on(desk):
    with pytest.raises(Refused, match="each member of the family"):
        perform(desk.request, "agree", desk.officer)
    desk.decides()
    assert desk.agreed().state == "agreed"


def test_whoever_travels_alone_needs_no_such_decision():
    with walking_at(MONDAY):
        assert Desk(spouse=None, children=[]).agreed().state == "agreed"


def test_the_reply_says_whom_it_covers_and_whom_not_and_why(desk):
    desk.decides(LEFT_OUT)
    letter = desk.agreed().letters.get(kind="reply_agreed")
    said = letter.content["en"]
    assert [one["surname"] for one in said["family"]] == ["Beridze, Nino"]
    (left_out,) = said["not_covered"]
    assert (left_out["ground"], left_out["reasons"]) == ("Not a minor unmarried child", "He is of age.")
    assert told_by_letter(letter.kind, said)["not_covered"][0] == "family"
    assert all(render(letter.kind, code, thawed(letter.content[code])) for code in ("en", "az"))


def test_the_notification_of_transfer_names_those_who_are_covered(desk):
    desk.decides(LEFT_OUT)
    assert [one["surname"] for one in family_told(desk.agreed().case)] == ["Beridze, Nino"]


def test_of_third_country_nationals_too():
    with walking_at(MONDAY):
        officer, theirs = a.person(), a.person(at="NL-CA")
        request = a.step(a.third_country_draft(theirs, spouse=SPOUSE), "submit", theirs)
        for name in ("acknowledge", "take_up"):
            request = a.step(request, name, officer)
        request.case.evidence.update(finding="accepted")
        request = a.step(request, "record_conditions", officer, **SHOWN)
        request = a.step(request, "record_protection", a.person(PROTECTION_OFFICER), protection_check="yes")
        with pytest.raises(Refused, match="each member of the family"):
            perform(request, "agree", officer)


def test_silence_covers_whom_nobody_decided_on(desk):
    with walking_at(desk.request.running_clock("reply").due_at):
        run_clocks()
    assert a.again(desk.request).state == "deemed_agreed"


def test_once_it_is_answered_nobody_decides_on_the_family(desk):
    desk.decides()
    desk.agreed()
    with pytest.raises(MovedOn):
        desk.decides(LEFT_OUT)
    assert desk.page.get(desk.path()).status_code == 403


def test_whoever_was_slower_looks_again(desk):
    version = desk.request.case.version
    desk.decides(LEFT_OUT)
    with pytest.raises(Changed):
        desk.decides(seen=version)


def test_whoever_was_slower_is_shown_the_page_again_and_can_then_send_it(desk):
    typed = desk.typed("not_covered", reason="He is of age.", ground="not_a_minor_child")
    desk.decides()
    answer = desk.page.post(desk.path(), typed)
    page = answer.content.decode()
    now = a.again(desk.request).case.version
    assert answer.status_code == 409 and "He is of age." in page and f'name="version" value="{now}"' in page
    assert desk.page.post(desk.path(), typed | {"version": now}).status_code == 302
    assert desk.family[1].decision == "not_covered"


def test_who_approves_sees_the_decisions_and_looks_again_where_they_changed(desk):
    desk.decides(LEFT_OUT)
    approval = perform(a.again(desk.request), "agree", desk.officer)
    page = signed_in(desk.chief).get(f"/approvals/{approval.pk}/").content.decode()
    assert "Not covered by the reply: Not a minor unmarried child" in page
    seen = a.again(desk.request).case.version
    desk.decides()
    with pytest.raises(Changed):
        decide(Approval.objects.get(pk=approval.pk), desk.chief, "granted", seen=seen)


def test_on_the_page_everybody_is_covered_unless_something_else_is_said(desk):
    page = desk.page.get(desk.path()).content.decode()
    assert "Beridze, Nino (Spouse): decision" in page and "Tural (Child): decision" in page
    assert desk.page.post(desk.path(), desk.typed()).status_code == 302
    assert [member.decision for member in desk.family] == ["covered", "covered"]
    assert "Covered by the reply" in desk.page.get(desk.path("persons")).content.decode()


def test_whom_the_reply_leaves_out_needs_a_ground_and_reasons_and_what_was_typed_stays(desk):
    answer = desk.page.post(desk.path(), desk.typed("not_covered", reason="He is of age."))
    assert answer.status_code == 422 and "He is of age." in answer.content.decode()
    assert not any(member.decision for member in desk.family)
    said = desk.typed("not_covered", reason="He is of age.", ground="not_a_minor_child")
    assert desk.page.post(desk.path(), said).status_code == 302
    assert desk.family[1].decision == "not_covered"


def test_before_the_reply_the_other_side_reads_nothing_of_it(desk):
    desk.decides(LEFT_OUT)
    theirs = signed_in(a.person(at="NL-CA"))
    assert theirs.get(desk.path()).status_code == 403
    for section in ("persons", "history"):
        assert "He is of age" not in theirs.get(desk.path(section)).content.decode()
    assert signed_in(a.person(at="DE-CA")).get(desk.path()).status_code == 404


def test_the_database_keeps_no_decision_without_a_reason_and_none_on_the_person_concerned(desk):
    for wrong, who in (({"decision": "not_covered"}, desk.family[0]), ({"decision": "covered"}, None)):
        member = who or desk.request.case.members.get(relation="subject")
        with pytest.raises(IntegrityError), transaction.atomic():
            CasePerson.objects.filter(pk=member.pk).update(**wrong)


def test_a_hint_in_the_reasons_is_turned_away(desk):
    said = desk.typed("not_covered", reason="He applied for asylum there.", ground="other")
    assert desk.page.post(desk.path(), said).status_code == 422
    assert not any(member.decision for member in desk.family)


def test_each_decision_is_a_line_of_the_history(desk):
    with walking_at(MONDAY + timedelta(hours=1)):
        desk.decides(LEFT_OUT)
    assert "He is of age." in desk.page.get(desk.path("history")).content.decode()
