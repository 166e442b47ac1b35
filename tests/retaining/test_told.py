"""To whom it was disclosed is told that it was erased, without personal data; an emergency access that nobody reviewed holds it back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db import transaction as db

from agencies.models import EmergencyAccess
from agencies.roles import CASEWORKER, DATA_PROTECTION_OFFICER, SUPERVISOR
from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from tests.retaining.erasing import close, erase, released
from workflows import mailing
from workflows.models import Procedure
from workflows.refusing import Refused
from workflows.retaining import deciding
from workflows.retaining.carrying_out import carry_out
from workflows.retaining.deciding import Why
from workflows.rows import Notice

pytestmark = pytest.mark.django_db
WHY = Why("retention", "Its time is over.")


@pytest.fixture
def ended():
    request = a.readmission()
    close(request.case_id)
    Procedure.objects.filter(pk=request.pk).update(closed_at=now() - timedelta(days=800))
    connection.check_constraints()  # what is put off to the end of a transaction is done before anything is erased
    return request


def test_they_are_told_with_the_reference_alone(ended, mailoutbox):
    there, ours = a.person(SUPERVISOR, at="NL-CA"), a.person(SUPERVISOR)
    a.person(CASEWORKER, at="NL-CA")
    erasure = erase(case=ended.case_id)
    (notice,) = Notice.objects.filter(person=there.user, kind="erased_here")
    assert notice.about["references"] == [ended.reference] and notice.procedure_id is None
    assert not Notice.objects.filter(person=ours.user, kind="erased_here").exists()
    page = signed_in(there).get("/notices/").content.decode()
    assert f"Personal data that was disclosed to you with {ended.reference} was erased here." in page
    assert mailing.send_waiting() and ended.reference in mailoutbox[-1].body + mailoutbox[0].body
    told = signed_in(a.person(DATA_PROTECTION_OFFICER)).get(f"/retention/erasures/{erasure.pk}/").content.decode()
    assert there.agency.name in told.partition("Who was told of it")[2][:300]


def test_where_nobody_can_be_told_our_own_officers_write(ended):
    officer = a.person(DATA_PROTECTION_OFFICER)
    erase(case=ended.case_id)
    (notice,) = Notice.objects.filter(person=officer.user, kind="erased_unreached")
    page = signed_in(officer).get("/notices/").content.decode()
    assert f"Nobody at {notice.about['agency']} could be told: write to them" in page


def accessed(case_id):
    who = a.person(SUPERVISOR, at="AZ-SBS")
    at = now()
    return EmergencyAccess.objects.create(
        user=who.user, agency=who.agency, case_id=case_id, category="life", reason="A child was ill at the border.",
        opened_at=at, ends_at=at + timedelta(hours=4), review_due_on=at.date(),
    )  # fmt: skip


def test_an_emergency_access_that_nobody_reviewed_holds_it_back(ended):
    one = a.person(DATA_PROTECTION_OFFICER)
    access = accessed(ended.case_id)
    with pytest.raises(Refused, match="has not been reviewed"):
        deciding.propose(one, WHY, case=ended.case_id)
    made = released(case=ended.case_id, ground="retention")
    with pytest.raises(DatabaseError, match="is not reviewed"), db.atomic(), db.get_connection().cursor() as cursor:
        cursor.execute("SELECT erase(%s)", [made.pk])
    access.closed_at = access.reviewed_at = now()
    access.reviewed_by, access.outcome, access.finding = (
        a.person(SUPERVISOR, at="AZ-SBS").user,
        "justified",
        "It was so.",
    )
    access.save()
    assert carry_out(made).stage == "finished"
