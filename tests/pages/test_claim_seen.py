"""Who sees a claim of readmission in error: the other side not before it is claimed, the border service the journey alone."""

import pytest

from agencies.roles import SUPERVISOR
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_what_others_see import page_of
from tests.workflows.claiming import CLAIM, Desk, arrived
from workflows.rows import Notice

pytestmark = pytest.mark.django_db
PAGES = ("/queue/waiting/", "/queue/agency/", "/notices/", "", "deadlines/", "history/", "documents/")


@pytest.fixture(autouse=True)
def _the_day_after_the_arrival():
    with walking_at(a.at(2026, 4, 10, 9)):
        yield


@pytest.fixture
def desk():
    return Desk()


@pytest.mark.parametrize("page", PAGES)
def test_the_other_side_reads_the_same_whether_or_not_we_prepare_a_claim(desk, page):
    request, reader = arrived(desk), signed_in(desk.theirs)
    before = page_of(reader, request, page)
    claim = desk.begin(request)
    a.step(claim, "claim", desk.officer, **CLAIM)
    assert page_of(reader, request, page) == before
    assert f"/procedures/{claim.reference}/" not in reader.get("/search/", {"q": claim.reference}).content.decode()
    assert reader.get(f"/procedures/{claim.reference}/").status_code == 404


def test_once_it_is_claimed_it_stands_in_their_queue_with_its_letter(desk):
    their_chief = a.person(SUPERVISOR, at="NL-CA")
    claim = desk.walk(desk.begin(arrived(desk)), "claimed")
    reader = signed_in(desk.theirs)
    assert claim.reference in reader.get("/queue/agency/").content.decode()
    said = reader.get(f"/procedures/{claim.reference}/documents/").content.decode()
    assert "Claim of readmission in error" in said
    assert Notice.objects.filter(procedure_id=claim.pk, kind="turn", person=their_chief.user).count() == 1


def test_the_readmission_offers_the_claim_and_then_leads_to_it(desk):
    request, reader = arrived(desk, until="closed"), signed_in(desk.officer)
    url = f"/procedures/{request.reference}/"
    assert "Claim readmission in error" in reader.get(url).content.decode()
    claim = desk.begin(request)
    said = reader.get(url).content.decode()
    assert f"/procedures/{claim.reference}/" in said and f"{url}steps/claim_error/" not in said


def test_a_case_that_is_closed_names_no_step_that_is_not_at_hand(desk):
    request = arrived(desk, until="closed")
    with walking_at(a.at(2027, 4, 10, 9)):
        said = signed_in(desk.officer).get(f"/procedures/{request.reference}/").content.decode()
    assert "has run out" not in said and "Nothing more is to be done." in said


def test_the_border_service_reads_the_journey_and_neither_reasons_nor_costs(desk):
    claim = desk.walk(desk.begin(arrived(desk)), "costs_claimed")
    said = signed_in(desk.border).get(f"/procedures/{claim.reference}/").content.decode()
    assert "J2 9001" in said
    assert [word for word in ("Two seats.", "1840", "fingerprints came", "Protection check") if word in said] == []


def test_the_requesting_authority_reads_all_but_what_we_weighed(desk):
    claim = desk.walk(desk.begin(arrived(desk)), "costs_claimed")
    said = signed_in(desk.theirs).get(f"/procedures/{claim.reference}/").content.decode()
    assert "Two seats." in said and "1840.50" in said and "Tbilisi" in said
    assert "Protection check" not in said
