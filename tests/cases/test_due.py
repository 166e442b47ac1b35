"""The command that tells when a limit ends, and why."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from cases.management.commands import due as command

pytestmark = pytest.mark.django_db

MORNING = "2026-03-02T10:14+04:00"


def due(agreement="EUAZ", limit="reply", start=MORNING, **options):
    printed = StringIO()
    call_command("due", agreement=agreement, limit=limit, start=start, stdout=printed, **options)
    return json.loads(printed.getvalue())


def refused(**options):
    """The one sentence on the error stream; nothing is printed, and the exit code is 1."""
    printed, said = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(
            "due", stdout=printed, stderr=said, **{"agreement": "EUAZ", "limit": "reply", "start": MORNING} | options
        )
    assert (ended.value.code, printed.getvalue()) == (1, "")
    (sentence,) = said.getvalue().splitlines()
    return sentence


def test_the_reply_under_the_unions_agreement():
    found = due()
    assert list(found) == ["due_on", "due_at", "explanation"]
    assert (found["due_on"], found["due_at"]) == ("2026-03-17", "2026-03-18T00:00:00+04:00")


def test_the_explanation_names_rule_article_calendar_and_version():
    told = "\n".join(due()["explanation"])
    assert "EUAZ, Art. 11(2): Reply to the application, 15 calendar days from receipt." in told
    assert "It is for Azerbaijan to act." in told
    assert "This version of the rule is valid from Monday 01.09.2014." in told
    assert "Calendar: Azerbaijan, version " in told
    assert "What becomes of a last day that is not worked has not been verified." in told


def test_over_novruz_each_day_that_moves_the_end_is_named():
    found = due(start="2026-03-05T10:14+04:00")
    assert found["due_on"] == "2026-03-31"  # Novruz, Ramazan and the days off in exchange end on the 30th
    for day in range(20, 31):
        assert f"{day:02}.03.2026" in "\n".join(found["explanation"])


def test_the_swiss_agreement_gives_twenty_five_days_and_does_not_roll_over():
    found = due("CHAZ", start="2026-01-06T09:00+04:00")
    assert found["due_on"] == "2026-01-31"
    assert "CHAZ, Art. 8(2): Reply to the application, 25 calendar days from confirmed receipt." in found["explanation"]
    assert due("CHAZ", "reply_extension", "2026-01-31T00:00+04:00")["due_on"] == "2026-02-25"


def test_limits_of_the_requesting_state_end_at_midnight_there():
    found = due(limit="transfer", state="DE", start="2026-03-02T23:30+04:00")
    assert found["due_at"] == "2026-06-03T00:00:00+02:00"
    assert "It is for Germany to act." in found["explanation"]
    assert due("CHAZ", "transfer")["due_at"].endswith("+02:00")
    assert due("NOAZ", "transfer")["due_at"].endswith("+02:00")


def test_without_a_state_central_european_time_is_used_and_said():
    found = due(limit="transfer")
    assert found["due_at"].endswith("+02:00")
    assert "No State has been named: Central European time is used." in found["explanation"]


def test_notice_is_counted_back():
    assert due(limit="transfer_notice", start="2026-03-13T14:05+04:00", state="FR")["due_on"] == "2026-03-10"


def test_a_moment_without_offset_is_read_at_the_acting_authority():
    found = due(start="2026-03-02T10:14")
    assert found["due_on"] == "2026-03-17"
    assert found["explanation"][0] == "No offset was given: the time of the authority that must act is assumed."
    assert due(start="2026-03-02")["due_on"] == "2026-03-17"


def test_a_house_rule_says_that_it_is_one():
    assert "House rule: Draft of the reply, 10 calendar days from receipt." in due(limit="draft")["explanation"]


def test_codes_may_be_written_small():
    assert due("euaz", limit="transfer", state="de") == due(limit="transfer", state="DE")


@pytest.mark.parametrize(
    ("options", "part"),
    [
        ({"agreement": "EUXX"}, "There is no agreement EUXX. There are: CHAZ, "),
        ({"limit": "answer"}, "There is no limit answer. There are: submit_third_country, "),
        ({"start": "yesterday"}, "“yesterday” is not a moment such as 2026-03-02T10:14+04:00."),
        ({"on": "2026-13-01"}, "“2026-13-01” is not a day such as 2026-03-02."),
        ({"state": "XX"}, "There is no State XX here."),
        ({"state": "DK"}, "Denmark is not bound by EUAZ."),
        ({"limit": "reply_extension"}, "EUAZ has no time limit “Extension of the reply” on Monday 02.03.2026."),
        ({"on": "2010-01-01"}, "EUAZ has no time limit “Reply to the application” on Friday 01.01.2010."),
        ({"agreement": "CHAZ", "limit": "interview"}, "The agreement says: as soon as possible."),
        ({"agreement": "EUGE"}, "Neither the time zone nor the calendar of Georgia is kept here."),
        ({"start": "9999-12-31T10:00+04:00"}, "From that date this limit cannot be counted."),
        ({"start": "0001-01-01T01:00+14:00", "on": "2026-01-01"}, "From that date this limit cannot be counted."),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_sentence(options, part):
    assert part in refused(**options)


def test_a_forgotten_word_is_bad_usage():
    with pytest.raises(CommandError, match="--agreement"):
        call_command("due", limit="reply", start=MORNING)


def test_on_chooses_the_version(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert due(on=date(2020, 1, 1).isoformat())["due_on"] == "2026-03-17"


def test_a_database_that_is_not_ready_is_said_so(monkeypatch):
    def broken(**_options):
        raise DatabaseError

    monkeypatch.setattr(command, "counted", broken)
    assert refused() == "The database is not ready. Bring it up to date with: python3 manage.py migrate"
