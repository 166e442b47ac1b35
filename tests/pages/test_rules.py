"""Limits and calendars on their pages: read by all, changed by two, and always shown beforehand what would move."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.dates import day
from audit.moment import today
from cases.changes import HolidayChange, LimitChange
from cases.rules import TimeLimit
from tests import a
from tests.pages.square import signed_in
from tests.workflows.paper_form import Fields
from workflows.models import Clock

pytestmark = pytest.mark.django_db
PROPOSE = "/agreements/EUAZ/limits/reply/change/"


@pytest.fixture
def proposer():
    return signed_in(a.person(ADMINISTRATOR, name="Nigar Abbasova"))


@pytest.fixture
def signer():
    return signed_in(a.person(ADMINISTRATOR, name="Rauf Səfərli"))


def main(answer):
    text = answer.content.decode()
    return text[text.find("<main") :]


def typed(**said):
    return {
        "value": "20", "unit": "calendar_days", "valid_from": day(today()), "moves_running": "on", "article": "Art. 11(2)", "source": "A protocol",
        "confidence": "sourced", "reason": "The protocol is in force.", "token": "one",
    } | said  # fmt: skip


def digest(answer):
    text = main(answer)
    return text.split('name="propose" value="')[1].split('"')[0]


def look_and_propose(client, url=PROPOSE, **said):
    looked = client.post(url, typed(**said))
    assert looked.status_code == 200, main(looked)
    return client.post(url, typed(**said, propose=digest(looked)))


def test_everybody_reads_the_limits_with_their_source_and_the_other_side_no_house_rule():
    for code, sees in (("AZ-SMS", True), ("NL-CA", False)):
        client = signed_in(a.person(CASEWORKER, at=code))
        assert "Reference only" in main(client.get("/agreements/"))
        page = main(client.get("/agreements/EUAZ/"))
        assert "15 calendar days" in page and ("/limits/draft/" in page) == sees
        assert client.get("/agreements/EUAZ/limits/draft/").status_code == (200 if sees else 404)
        assert "Propose" not in main(client.get("/agreements/EUAZ/limits/reply/"))


def test_a_limit_is_simulated_proposed_and_signed_by_another(proposer, signer):
    request = a.readmission()
    looked = proposer.post(PROPOSE, typed())
    assert "2 due dates move" not in main(looked) and "1 due date moves." in main(looked)
    assert request.reference in main(looked) and not LimitChange.objects.exists()
    answer = look_and_propose(proposer)
    change = LimitChange.objects.get()
    url = reverse("rule_change", args=["limit", change.pk])
    assert answer.url == url and "you prepared it" in main(proposer.get(url))
    assert request.reference in main(signer.get(url))
    assert signer.post(f"{url}decision/", {"act": "sign"}).url == url
    assert "Dates it moved" in main(signer.get(url))
    clock = Clock.objects.get(procedure_id=request.pk, deadline="reply")
    assert (clock.limit.value, clock.days) == (20, 20)
    officer = signed_in(a.person(CASEWORKER))
    assert "A limit or a calendar was changed" in main(officer.get(f"/procedures/{request.reference}/history/"))
    assert "This version of the rule is valid from" in main(officer.get(f"/procedures/{request.reference}/deadlines/"))


def test_what_was_typed_stays_beside_the_error(proposer):
    answer = proposer.post(PROPOSE, typed(value="0", source="A protocol of 2026"))
    assert answer.status_code == 422 and "at least 1" in main(answer)
    fields = Fields(main(answer)).values
    assert (fields["value"], fields["source"], fields["valid_from"]) == ("0", "A protocol of 2026", day(today()))
    later = proposer.post(PROPOSE, typed(valid_from=day(today() + timedelta(days=9))))
    assert later.status_code == 422 and "a version that holds already" in main(later)


def test_what_was_altered_after_looking_is_shown_again_and_not_proposed(proposer):
    seen = digest(proposer.post(PROPOSE, typed()))
    answer = proposer.post(PROPOSE, typed(value="30", propose=seen))
    assert answer.status_code == 200 and not LimitChange.objects.exists()
    assert digest(answer) != seen


def test_two_clicks_are_one_proposal_and_one_signature(proposer, signer):
    first, second = look_and_propose(proposer), look_and_propose(proposer)
    assert first.url == second.url and LimitChange.objects.count() == 1
    for _click in range(2):
        assert signer.post(f"{first.url}decision/", {"act": "sign"}).status_code == 302
    assert TimeLimit.objects.filter(agreement__code="EUAZ", name="reply").count() == 2


def test_the_proposers_own_signature_is_refused_with_the_reason(proposer):
    url = look_and_propose(proposer).url
    answer = proposer.post(f"{url}decision/", {"act": "sign"})
    assert answer.status_code == 422 and "you prepared it" in main(answer)
    assert proposer.post(f"{url}decision/", {"act": "withdraw"}).status_code == 302
    assert LimitChange.objects.get().outcome == "withdrawn"


def test_a_refusal_needs_a_reason(proposer, signer):
    url = look_and_propose(proposer).url
    assert signer.post(f"{url}decision/", {"act": "refuse"}).status_code == 422
    assert signer.post(f"{url}decision/", {"act": "refuse", "comment": "No such protocol."}).status_code == 302
    assert "No such protocol." in main(proposer.get(url))


def test_a_holiday_is_proposed_and_stands_in_its_year(proposer, signer):
    request = a.readmission()
    last = Clock.objects.get(procedure_id=request.pk, deadline="reply").due_on
    form = {
        "deed": "rest",
        "date": day(last),
        "name_en": "Day of mourning",
        "name_az": "Hüzn günü",
        "reason": "A decree.",
        "token": "h",
    }
    looked = proposer.post("/calendars/AZ/change/", form)
    assert request.reference in main(looked)
    url = proposer.post("/calendars/AZ/change/", form | {"propose": digest(looked)}).url
    assert signer.post(f"{url}decision/", {"act": "sign"}).status_code == 302
    assert "Day of mourning" in main(signer.get(f"/calendars/AZ/{last.year}/"))
    assert Clock.objects.get(procedure_id=request.pk, deadline="reply").due_on > last
    assert HolidayChange.objects.get().moved >= 1


def test_a_long_list_is_paged_before_and_after_it_is_proposed(proposer, monkeypatch):
    monkeypatch.setattr("workflows.rule_changes.simulating.ON_A_PAGE", 1)
    references = {a.readmission().reference for _n in range(2)}
    pages = [main(proposer.post(PROPOSE, typed(page=n))) for n in ("1", "2")]
    assert {r for r in references for page in pages[:1] if r in page} != references
    assert {r for r in references for page in pages if r in page} == references
    url = look_and_propose(proposer).url
    assert sum(r in main(proposer.get(f"{url}?page=2")) for r in references) == 1


@pytest.mark.parametrize(
    "url",
    [
        "/agreements/NO/",
        "/agreements/EUAZ/limits/nothing/",
        "/calendars/XX/2026/",
        "/calendars/AZ/1/",
        "/rule-changes/thing/1/",
    ],
)
def test_what_does_not_exist_is_not_found(proposer, url):
    assert proposer.get(url).status_code == 404
