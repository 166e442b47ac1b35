"""Agreements, their limits and calendars are rows: seeded as the sources have them, versioned, editable, live."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from agencies.states import STATES
from cases.agreements import Agreement, EvidenceRule, NoLimit, TimeLimit, due, limit
from cases.calendars import Holiday
from cases.counting import Span, Unit
from cases.seeding import seed_agreements, seed_evidence_rules, seed_holidays
from cases.terms import Expiry, LimitName
from tests.workflows.rule_changing import administrators, carried_out, new_version

pytestmark = pytest.mark.django_db
BAKU = ZoneInfo("Asia/Baku")
ON = date(2026, 3, 2)


def agreement(code="EUAZ"):
    return Agreement.objects.get(code=code)


def reply(code="EUAZ"):
    return limit(agreement(code), LimitName.REPLY, ON)


def test_three_agreements_are_in_use():
    assert set(Agreement.objects.filter(live=True).values_list("code", flat=True)) == {"EUAZ", "CHAZ", "NOAZ"}


def test_the_unions_agreement_binds_all_but_denmark_and_ireland():
    bound = set(agreement().covers)
    assert len(bound) == 25
    assert {code for code, state in STATES.items() if state.in_union} - bound == {"DK", "IE"}


def test_silence_is_consent_only_where_the_agreement_says_so():
    assert agreement().silence_is_consent
    assert reply().on_expiry == Expiry.DEEMED_AGREED
    assert not agreement("CHAZ").silence_is_consent
    assert not agreement("CHAZ").limits.filter(on_expiry=Expiry.DEEMED_AGREED).exists()


@pytest.mark.parametrize("code", ["EUAZ", "CHAZ", "NOAZ"])
def test_nothing_pauses_the_reply_unless_somebody_says_so(code):
    assert not agreement(code).reply_pauses


def test_the_seeds_give_what_the_sources_give():
    swiss = reply("CHAZ")
    assert (swiss.span, swiss.extension_span) == (Span(25, Unit.CALENDAR_DAYS), Span(25, Unit.CALENDAR_DAYS))
    assert (swiss.start_event, swiss.extension_ground, swiss.article) == (
        "confirmed_receipt",
        "mere_notice",
        "Art. 8(2)",
    )
    union = reply()
    assert (union.span, union.extension_span, union.start_event) == (Span(15, Unit.CALENDAR_DAYS), None, "receipt")
    assert (union.rollover, union.rollover_verified) == ("next_working_day", False)


def test_only_what_was_read_or_checked_is_verified():
    assert reply().verified
    assert not limit(agreement(), LimitName.DOCUMENT_VALIDITY, ON).verified
    assert limit(agreement(), LimitName.DRAFT, ON).is_house_rule
    checked = limit(agreement(), LimitName.TRANSFER, ON)
    checked.checked_on = ON
    assert checked.verified


def test_every_seeded_row_is_valid():
    for row in [*Agreement.objects.all(), *TimeLimit.objects.all(), *EvidenceRule.objects.all()]:
        row.full_clean(exclude=["covers"])  # whom the others bind is not recorded here


def test_seeding_again_changes_nothing():
    reply_before = TimeLimit.objects.filter(pk=reply().pk)
    reply_before.update(note="edited")
    counts = [model.objects.count() for model in (Agreement, TimeLimit, EvidenceRule, Holiday)]
    for seed in (seed_agreements, seed_evidence_rules, seed_holidays):
        seed(apps)
    assert [model.objects.count() for model in (Agreement, TimeLimit, EvidenceRule, Holiday)] == counts
    assert reply_before.get().note == "edited"


def test_two_versions_of_a_limit_never_overlap():
    old = reply()
    with pytest.raises(IntegrityError, match="limit_one_version_a_day"), transaction.atomic():
        TimeLimit.objects.create(agreement=old.agreement, name=old.name, value=20, valid_from=date(2027, 1, 1))


def test_a_running_clock_keeps_its_version_while_new_ones_take_the_next():
    old = reply()
    carried_out(new_version(value=20, valid_from=date(2027, 1, 1)), *administrators())
    assert limit(old.agreement, "reply", date(2026, 12, 31)) == old
    assert limit(old.agreement, "reply", date(2027, 1, 1)).value == 20
    assert due(old, datetime(2027, 2, 1, tzinfo=BAKU)).days == 15


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("EUAZ", "reply_extension"),
        ("NOAZ", "interview"),
        ("NOAZ", "error_own_national"),
        ("EUPK", "submit_accelerated"),
    ],
)
def test_what_no_source_gives_is_absent(code, name):
    with pytest.raises(NoLimit, match=f"{code} has no time limit"):
        limit(agreement(code), name, ON)


def test_as_soon_as_possible_is_no_number():
    with pytest.raises(NoLimit, match=r"CHAZ names no number of days for “Interview”. .* as soon as possible"):
        limit(agreement("CHAZ"), LimitName.INTERVIEW, ON)


def test_the_limit_of_today_is_found_without_a_day():
    assert limit(agreement(), LimitName.REPLY).value == 15


def test_an_editable_value_may_not_be_nought():
    with pytest.raises(IntegrityError, match="limit_at_least_one"), transaction.atomic():
        TimeLimit.objects.filter(pk=reply().pk).update(value=0)


def test_changes_of_the_rules_are_kept():
    row = limit(agreement(), LimitName.TRANSFER, ON)
    row.note = "read again"
    row.save()
    assert row.history.count() == 1
    assert str(row) == "EUAZ Transfer"
    assert str(Holiday.objects.get(state="AZ", date=date(2026, 1, 20))) == "AZ 20.01.2026 Martyrs' Day"
