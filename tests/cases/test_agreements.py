"""Agreements, their limits and calendars are rows: seeded as the sources have them, versioned, editable, live."""

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.translation import override

from agencies.states import STATES
from audit.actor import acting
from cases.agreements import Agreement, EvidenceRule, NoLimit, Parties, TimeLimit, due, limit, sentences, terms, zone_of
from cases.calendars import Holiday, calendar_of
from cases.counting import Calendar, Pause, Span, Unit
from cases.seeding import seed_agreements, seed_evidence_rules, seed_holidays
from cases.terms import Confidence, Effect, Expiry, LimitName
from tests.cases.recounting import recounted

pytestmark = pytest.mark.django_db
BAKU = ZoneInfo("Asia/Baku")
ON = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 10, 14, tzinfo=BAKU)
BETWEEN = {"requesting_state": "DE", "requested_state": "AZ"}


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
    TimeLimit.objects.filter(pk=old.pk).update(valid_until=date(2026, 12, 31))
    TimeLimit.objects.create(
        agreement=old.agreement,
        name=old.name,
        value=20,
        start_event=old.start_event,
        acts=old.acts,
        valid_from=date(2027, 1, 1),
    )
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


def test_every_limit_equals_a_recount_on_the_real_calendars():
    chance = random.Random(1014)
    counted = TimeLimit.objects.filter(agreement__live=True).exclude(value=None).select_related("agreement")
    for time_limit in counted:
        for other in chance.sample(time_limit.agreement.covers, k=min(3, len(time_limit.agreement.covers))):
            start = MORNING + timedelta(minutes=chance.randrange(700 * 24 * 60))
            pauses = [(start + timedelta(2), start + timedelta(chance.randrange(2, 9)))] if time_limit.can_pause else []
            extensions = [(time_limit.extension_span, "")] if time_limit.extension_span else []
            found = due(time_limit, start, requesting_state=other, pauses=pauses, extensions=extensions)
            rule = terms(time_limit, Parties(time_limit.agreement, other))
            assert found.due_on == recounted(start, rule, pauses, [span for span, _ground in extensions])


def test_pauses_of_the_reply_count_only_where_the_agreement_knows_them():
    pause = Pause(MORNING + timedelta(1), MORNING + timedelta(5))
    rule = reply()
    fixed = due(rule, MORNING, pauses=[pause], **BETWEEN)
    assert fixed.due_on == date(2026, 3, 17)
    assert "Nothing pauses the reply under EUAZ." in sentences(fixed)
    rule.agreement.reply_pauses = True
    assert due(rule, MORNING, pauses=[pause], **BETWEEN).due_on == date(2026, 3, 31)  # the 21st is Novruz


def test_an_extension_gives_its_ground_in_words():
    rule = reply("CHAZ")
    more = (rule.extension_span, rule.extension_ground, datetime(2026, 3, 20, 23, tzinfo=ZoneInfo("UTC")))
    told = sentences(due(rule, MORNING, requesting_state="CH", extensions=[more]))
    assert "Ground of the extension: by mere notice." in told
    assert "The extension was granted on Saturday 21.03.2026." in told  # it was past midnight in Baku


def test_azerbaijan_may_be_the_requesting_state():
    rule = reply()
    found = due(rule, MORNING, requesting_state="AZ", requested_state="DE")
    assert found.due_at.isoformat() == "2026-03-18T00:00:00+01:00"
    assert "It is for Germany to act." in found.explanation
    assert "Calendar: Germany" in "\n".join(found.explanation)


def test_an_unnamed_state_has_only_weekends():
    rule = limit(agreement(), LimitName.SUBMIT_ACCELERATED, ON)
    rule.calendar_of = "requesting"
    found = due(rule, MORNING)
    assert found.due_on == date(2026, 3, 4)
    assert "For 2026 the calendar of the requesting State is empty: only weekends are left out." in found.explanation


def test_a_state_that_is_not_kept_has_neither_zone_nor_calendar():
    assert zone_of("AZ") == BAKU
    with pytest.raises(NoLimit, match="calendar of Georgia"):
        zone_of("GE")
    with pytest.raises(NoLimit, match="calendar of Georgia"):
        due(reply("EUGE"), MORNING)


def test_doubts_are_told():
    told = sentences(due(limit(agreement(), LimitName.DOCUMENT_VALIDITY, ON), MORNING, **BETWEEN))
    assert "This limit has not been verified: Unverified, likely." in told
    assert not [line for line in sentences(due(reply("CHAZ"), MORNING)) if "verified" in line]


def test_an_explanation_speaks_the_language_of_its_reader():
    found = due(reply(), datetime(2026, 3, 5, 10, tzinfo=BAKU), **BETWEEN)
    with override("az"):
        assert "Novruz bayramı" in "\n".join(sentences(found))
        assert "Azərbaycan" in "\n".join(sentences(found))
        assert str(agreement()) == "Avropa İttifaqı–Azərbaycan readmissiya sazişi"
    assert "Spring Festival" in "\n".join(sentences(found))
    assert str(agreement()) == "EU–Azerbaijan readmission agreement"


def test_every_state_has_its_non_working_days():
    for state in STATES:
        calendar = calendar_of(state)
        assert calendar.years == set(range(2024, 2031))
        assert calendar.reason(date(2026, 1, 1))
    assert calendar_of("HU").worked
    assert calendar_of("AZ").reason(date(2025, 3, 27))  # a day off in exchange for the 10th
    assert calendar_of("AZ").reason(date(2025, 6, 21)) is None  # a Saturday worked in exchange


def test_a_corrected_holiday_moves_the_due_date_and_the_version():
    before = calendar_of("AZ")
    Holiday.objects.create(state="AZ", date=date(2026, 3, 17), name_en="Day of mourning")
    after = calendar_of("AZ")
    assert before.version != after.version
    assert due(reply(), MORNING, **BETWEEN).due_on == date(2026, 3, 18)


def test_a_holiday_entered_in_error_is_worked_after_all():
    rule = limit(agreement(), LimitName.TRAVEL_DOCUMENT, ON)
    assert due(rule, datetime(2026, 1, 15, 10, tzinfo=BAKU), **BETWEEN).due_on == date(2026, 1, 23)
    day = Holiday.objects.get(state="AZ", date=date(2026, 1, 20))
    day.works = True
    day.save()
    found = due(rule, datetime(2026, 1, 15, 10, tzinfo=BAKU), **BETWEEN)
    assert found.due_on == date(2026, 1, 22)
    assert "20.01.2026" not in "\n".join(found.explanation)


def test_within_one_act_a_calendar_is_read_once(django_assert_num_queries):
    with acting(None):
        calendar_of("AZ")
        with django_assert_num_queries(0):
            assert isinstance(calendar_of("AZ"), Calendar)
        Holiday.objects.create(state="AZ", date=date(2026, 3, 17), name_en="Day of mourning")
        assert calendar_of("AZ").reason(date(2026, 3, 17))
    with django_assert_num_queries(1):
        calendar_of("AZ")


def test_counting_reads_the_limit_and_one_calendar(django_assert_num_queries):
    union = agreement()
    with django_assert_num_queries(2):
        due(limit(union, LimitName.REPLY, ON), MORNING, **BETWEEN)


def test_changes_of_the_rules_are_kept():
    row = limit(agreement(), LimitName.TRANSFER, ON)
    row.value = 4
    row.save()
    assert row.history.count() == 1
    assert str(row) == "EUAZ Transfer"
    assert str(Holiday.objects.get(state="AZ", date=date(2026, 1, 20))) == "AZ 20.01.2026 Martyrs' Day"


def test_an_expired_passport_proves_for_six_months_and_then_no_longer():
    passport = EvidenceRule.objects.get(agreement=agreement(), kind="passport")
    expired = date(2026, 3, 2)
    assert passport.effect_on(ON) == Effect.PROOF
    assert passport.effect_on(date(2026, 9, 2), expired) == Effect.PROOF
    assert passport.effect_on(date(2026, 9, 3), expired) == Effect.PRIMA_FACIE
    assert str(passport) == "EUAZ Passport"


def test_what_is_prima_facie_does_not_age():
    licence = EvidenceRule.objects.get(agreement=agreement(), kind="driving_licence")
    assert licence.effect_on(date(2036, 1, 1), date(2026, 1, 1)) == Effect.PRIMA_FACIE


def test_pakistans_second_annex_only_starts_a_check():
    rules = EvidenceRule.objects.filter(agreement__code="EUPK", annex=2)
    assert {rule.effect for rule in rules} == {Effect.INITIATES_CHECK}


def test_no_rule_of_evidence_in_use_is_surer_than_its_source():
    in_use = EvidenceRule.objects.filter(agreement__live=True)
    assert Confidence.SOURCED not in set(in_use.values_list("confidence", flat=True))
