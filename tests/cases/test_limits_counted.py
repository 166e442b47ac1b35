"""A limit of an agreement is counted for two States: whose zone, whose calendar, what pauses and prolongs it."""

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from cases.agreements import Agreement, NoLimit, Parties, TimeLimit, due, limit, sentences, terms, zone_of
from cases.counting import Pause
from cases.terms import LimitName
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


def test_counting_reads_the_limit_and_one_calendar(django_assert_num_queries):
    union = agreement()
    with django_assert_num_queries(2):
        due(limit(union, LimitName.REPLY, ON), MORNING, **BETWEEN)
