"""Releases: nothing small in them, frozen with their hash, decided by two, and never telling more together than alone."""

import csv
import io
import json
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import Agency
from agencies.roles import ADMINISTRATOR, CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.moment import now, today, walking_at
from reports.declared import REPORTS
from reports.dimensions import DIMENSIONS
from reports.figure import FACTS, PERSONS
from reports.protecting.published import Rule
from reports.releases.deciding import decide, is_as_it_was
from reports.releases.drawing import HIDDEN, CountedOtherwise
from reports.releases.making import prove_one
from reports.releases.rows import Outcome, PublicationRule, Release, ReleaseDecision
from reports.releases.rules import decide_rule, propose_rule, rule_now
from reports.releases.telling import span_of
from reports.tables import table_of
from tests import a
from tests.pages.square import signed_in
from tests.reports.releasing import HALF_YEAR, asked, came_back, drawn, proposed, released, replies, support
from workflows.refusing import MovedOn, Refused

pytestmark = pytest.mark.django_db(transaction=True)  # the worker tells how far it has come on a connection of its own
NOW = a.at(2026, 7, 1, 9, 0)


@pytest.fixture
def two():
    """Two who may release, of an agency with four hundred replies, few of them for France."""
    with walking_at(NOW):
        one, other = a.person(SUPERVISOR), a.person(PROGRAMME_MANAGER)
        replies(one, 400)
        yield one, other


def values(release, counts=(FACTS, PERSONS)):
    """Every number that a release tells, of figures that count so."""
    for table in json.loads(release.content)["tables"]:
        for row in table["rows"]:
            yield from (v for v, how in zip(row["values"], table["counts"], strict=True) if how in counts)


def test_a_released_table_never_shows_a_small_group(two):
    told = list(values(released(*two, asked())))
    assert HIDDEN in told and [value for value in told if value != HIDDEN and 0 < value < Rule.threshold] == []
    assert sum(value != HIDDEN for value in told) > len(told) / 3


def test_ground_and_citizenship_are_sensitive_and_have_the_higher_threshold(two):
    assert {code for code, dimension in DIMENSIONS.items() if dimension.sensitive} == {"ground", "citizenship"}
    refusals = json.loads(released(*two, asked()).content)["tables"][1]
    inner = [value for row in refusals["rows"][:-1] for value in row["values"][:-1]]
    assert [value for value in inner if value != HIDDEN and 0 < value < Rule.sensitive] == [] and any(inner)


def test_a_share_and_a_median_rest_on_enough_cases_or_are_not_told(two):
    release = released(*two, asked())
    exact = table_of_code("committee", 2, two[0])
    speed = json.loads(release.content)["tables"][2]
    for row, true in zip(speed["rows"], exact.lines, strict=True):
        for value, number in zip(row["values"], true.numbers, strict=True):
            assert value == HIDDEN or (number.cell.base >= Rule.least_base and value == str(number.value))
    assert speed["rows"][-1]["values"] != [HIDDEN, HIDDEN]


def table_of_code(code, place, actor):
    what = asked(code)
    return table_of(REPORTS[code].tables[place], actor, (what.first, what.last, what.as_of))


def test_what_is_told_is_what_the_pages_inside_count(two):
    release = released(*two, asked())
    for place, table in enumerate(json.loads(release.content)["tables"]):
        for row, true in zip(table["rows"], table_of_code("committee", place, two[0]).lines, strict=True):
            for value, number in zip(row["values"], true.numbers, strict=True):
                assert value in (HIDDEN, number.value, str(number.value))


def test_pages_inside_stay_exact(two):
    page = signed_in(two[0]).get(reverse("report", args=["committee"]), {"first": "01.01.2026", "last": "30.06.2026"})
    assert ">…<" not in page.content.decode() and "For use inside" in page.content.decode()


def test_the_same_records_give_the_same_text_and_hash(two):
    what = asked()
    first, second = (drawn(what, two[0]) for _n in range(2))
    assert first.content == second.content and first.sha256 == sha256(first.content.encode()).hexdigest()
    said = json.loads(first.content)
    assert json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == first.content


def test_whoever_proposed_it_does_not_release_it(two):
    release = proposed(asked(), two[0], "Yearly.")
    with pytest.raises(Refused, match="you prepared it"):
        decide(release, Outcome.GRANTED, two[0])
    with pytest.raises(DatabaseError, match="somebody else"), transaction.atomic():
        ReleaseDecision.objects.create(release=release, outcome="granted", decided_by=two[0].user)
    with pytest.raises(Refused, match="Only the person who proposed it"):
        decide(release, Outcome.WITHDRAWN, two[1])
    with pytest.raises(Refused, match="Say why"):
        decide(release, Outcome.REFUSED, two[1])
    decide(release, Outcome.WITHDRAWN, two[0])
    with pytest.raises(MovedOn):
        decide(release, Outcome.GRANTED, two[1])


def test_a_release_is_never_changed(two):
    release = released(*two, asked())
    for change in (
        lambda: Release.objects.filter(pk=release.pk).update(reason="Other"),
        lambda: ReleaseDecision.objects.filter(release=release).update(comment="Other"),
        lambda: ReleaseDecision.objects.filter(release=release).delete(),
    ):
        with pytest.raises(DatabaseError, match=r"never changed|permission denied"), transaction.atomic():
            change()
    release.pk, release.token, release.content = None, None, release.content + " "
    with pytest.raises(IntegrityError, match="release_bears_its_hash"), transaction.atomic():
        release.save(force_insert=True)


def test_verify_computes_every_hash_anew(two, capsys, monkeypatch):
    release = released(*two, asked())
    call_command("releases", "verify")
    assert release.sha256 in capsys.readouterr().out and is_as_it_was(release)
    release.content += " "
    assert not is_as_it_was(release)
    monkeypatch.setattr("reports.management.commands.releases.is_as_it_was", lambda _release: False)
    with pytest.raises(CommandError, match="not what was proposed"):
        call_command("releases", "verify")


def test_the_next_release_does_not_tell_by_subtraction_what_few_facts_came_since(two):
    """Two more replies for the Netherlands: the number is told before and not after."""
    first = released(*two, asked())
    with walking_at(NOW + timedelta(days=1)):
        replies(two[0], 2, states=("NL",), first=1000)
        second = released(*two, asked())
        before, after = (numbers_of(release, "Netherlands") for release in (first, second))
        both = [(old, new) for old, new in zip(before, after, strict=True) if HIDDEN not in (old, new)]
        assert both and all(old == new or abs(new - old) >= Rule.threshold for old, new in both)
        assert [old for old, new in zip(before, after, strict=True) if old != HIDDEN and new == HIDDEN]


def numbers_of(release, label):
    rows = json.loads(release.content)["tables"][0]["rows"]
    return next(row["values"] for row in rows if row["label"]["en"] == label)


def test_a_longer_period_does_not_tell_of_the_few_days_more(two):
    released(*two, asked(span=(HALF_YEAR[0], HALF_YEAR[1] - timedelta(days=3))))
    longer = drawn(asked(), two[0])
    alone = drawn(asked(), two[0], before=[])  # as if it were the first
    assert longer.tells < alone.tells


def test_what_was_proposed_before_another_release_came_out_is_drawn_anew(two):
    waiting = proposed(asked(), two[0], "Yearly.")
    with walking_at(NOW + timedelta(hours=1)):
        replies(two[0], 2, states=("NL",), first=1000)
        released(*two, asked())
        with pytest.raises(Refused, match="Propose it anew"):
            decide(waiting, Outcome.GRANTED, two[1])


def test_where_nothing_can_be_told_there_is_no_release():
    with walking_at(NOW):
        one = a.person(SUPERVISOR)
        replies(one, 3)
        with pytest.raises(Refused, match="Nothing of this can be told"):
            proposed(asked(), one, "Yearly.")


def test_the_same_proposal_sent_twice_is_one(two):
    assert proposed(asked(), two[0], "Yearly.", "t").pk == proposed(asked(), two[0], "Yearly.", "t").pk


def test_observers_and_caseworkers_release_nothing(two):
    watching = Agency.objects.create(
        code="AZ-XXX", name_en="Other", name_az="Başqa", state="AZ", case_roles=["observer"]
    )
    for actor in (a.person(SUPERVISOR, at=watching), a.person(CASEWORKER), a.person(SUPERVISOR, at="AZ-MLSP")):
        with pytest.raises(Refused):
            proposed(asked(), actor, "Yearly.")
    release = released(*two, asked())
    assert signed_in(a.person(SUPERVISOR, at=watching)).get(reverse("releases")).status_code == 403
    assert signed_in(a.person(SUPERVISOR, at="AZ-MLSP")).get(reverse("release", args=[release.pk])).status_code == 404


def test_from_the_proposal_to_the_files_on_the_pages(two):
    one, other = map(signed_in, two)
    form = {"report": "committee", "first": "01.01.2026", "last": "30.06.2026", "reason": "Yearly."}
    assert one.get(reverse("propose_release")).status_code == 200
    assert one.post(reverse("propose_release"), form | {"reason": ""}).status_code == 422
    answered = one.post(reverse("propose_release"), form, follow=True)
    assert "It is being drawn" in answered.content.decode() and not Release.objects.exists()
    assert prove_one() and not prove_one()
    release = Release.objects.get()
    page = one.get(reverse("release", args=[release.pk])).content.decode()
    assert release.sha256 in page and "not told" in page and "You cannot decide" in page
    file = reverse("release_file", args=[release.pk, "json"])
    assert one.get(file).status_code == 404
    assert one.post(reverse("decide_release", args=[release.pk]), {"outcome": "granted"}).status_code == 422
    said = {"outcome": "granted", "comment": ""}
    assert other.post(reverse("decide_release", args=[release.pk]), said, follow=True).status_code == 200
    assert sha256(one.get(file).content).hexdigest() == release.sha256
    assert release.sha256[:12] in one.get(reverse("releases")).content.decode()
    assert one.get(reverse("release_file", args=[release.pk, "pdf"])).status_code == 404
    files_hold_the_same(one, release)


def files_hold_the_same(client, release):
    """The cover bears the statement and the hash; the cells are those of the content."""
    content = json.loads(release.content)
    book = load_workbook(io.BytesIO(client.get(reverse("release_file", args=[release.pk, "xlsx"])).content))
    cover = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert cover["SHA-256 of the release"] == release.sha256 and "not told" in cover["For publication"]
    for sheet, table in zip(book.worksheets[1:], content["tables"], strict=True):
        cells = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=2)]
        assert cells == [[as_cell(value) for value in row["values"]] for row in table["rows"]]
    text = client.get(reverse("release_file", args=[release.pk, "csv"])).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    told = [line[3] for line in lines if len(line) == 4][1:]
    assert told == [as_text(v) for table in content["tables"] for row in table["rows"] for v in row["values"]]
    assert any(release.sha256 in line for line in lines)


def as_cell(value):
    return "…" if value == HIDDEN else float(value) if isinstance(value, str) else value


def as_text(value):
    return "…" if value == HIDDEN else "" if value is None else str(value)


def test_the_rule_is_changed_by_two_administrators():
    with walking_at(NOW):
        one, other = a.person(ADMINISTRATOR), a.person(ADMINISTRATOR)
        assert rule_now() == Rule(5, 10, 10)
        client, page = signed_in(one), reverse("publication_rule")
        said = {
            "threshold": 7,
            "sensitive": 12,
            "least_base": 12,
            "valid_from": f"{today():%d.%m.%Y}",
            "reason": "Small.",
        }
        assert client.post(page, said | {"threshold": 2}).status_code == 422
        assert client.post(page, said | {"sensitive": 3}).status_code == 422
        assert client.post(page, said | {"valid_from": "01.01.2020"}).status_code == 422
        assert client.post(page, said, follow=True).status_code == 200
        assert client.post(page, said).status_code == 422  # one waits
        rule = PublicationRule.objects.get()
        address = reverse("decide_publication_rule", args=[rule.pk])
        assert client.post(address, {"outcome": "granted"}).status_code == 422 and rule_now().threshold == 5
        assert signed_in(other).post(address, {"outcome": "granted"}, follow=True).status_code == 200
        assert rule_now() == Rule(7, 12, 12) and rule.history.count() == 2
        with pytest.raises(MovedOn):
            decide_rule(rule, other, Outcome.REFUSED, "No.")


def test_a_rule_that_was_to_begin_before_it_is_signed_is_told_so_and_not_signed():
    one, other = a.person(ADMINISTRATOR), a.person(ADMINISTRATOR)
    rule = propose_rule(PublicationRule(threshold=7, reason="Small.", valid_from=today()), one)
    PublicationRule.objects.filter(pk=rule.pk).update(valid_from=today() - timedelta(days=1))
    answer = signed_in(other).post(reverse("decide_publication_rule", args=[rule.pk]), {"outcome": "granted"})
    assert answer.status_code == 422 and "It cannot begin in the past" in answer.content.decode()
    assert rule_now().threshold == 5


def test_a_rule_that_is_to_come_does_not_hold_yet_and_strangers_make_none():
    with walking_at(NOW):
        one, other = a.person(ADMINISTRATOR), a.person(ADMINISTRATOR)
        rule = PublicationRule(
            threshold=20, sensitive=20, least_base=20, reason="x", valid_from=today() + timedelta(days=3)
        )
        done = propose_rule(rule, one, "t")
        assert propose_rule(PublicationRule(valid_from=today()), one, "t") == done
        decide_rule(done, other, Outcome.GRANTED)
        assert rule_now().threshold == 5
        with pytest.raises(Refused, match="leads this installation"):
            propose_rule(rule, a.person(ADMINISTRATOR, at="AZ-MLSP"))
    with walking_at(NOW + timedelta(days=4)):
        assert rule_now().threshold == 20


def test_a_proposal_by_a_rule_that_has_changed_since_is_not_released(two):
    release = proposed(asked(), two[0], "Yearly.")
    rule = PublicationRule(threshold=6, sensitive=10, least_base=10, reason="x", valid_from=today())
    decide_rule(propose_rule(rule, a.person(ADMINISTRATOR)), a.person(ADMINISTRATOR), Outcome.GRANTED)
    with pytest.raises(Refused, match="rule of what is small has changed"):
        decide(release, Outcome.GRANTED, two[1])


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)), ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)), ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_month_a_quarter_and_a_year_are_spans_of_days(said, first, last):
    assert span_of(said) == (first, last)


def test_every_ready_report_can_be_drawn(two):
    assert now() == NOW
    for code in ("committee", "workload"):
        assert drawn(asked(code), two[0]).tells > 10


@pytest.mark.parametrize("code", ["programme", "returns", "highlights", "migration_profile"])
def test_reports_of_those_who_manage_cases_are_released_without_a_small_group(code):
    with walking_at(NOW):
        two = a.person(SUPERVISOR, at="AZ-MLSP"), a.person(PROGRAMME_MANAGER, at="AZ-MLSP")
        support(two[0], 60)
        told = list(values(released(*two, asked(code))))
        assert [value for value in told if value != HIDDEN and 0 < value < Rule.threshold] == [] and any(told)


def test_who_came_back_by_either_way_is_small_where_both_ways_together_are():
    """Three departed for France, nobody was transferred from there: the figure that counts both is protected too."""
    with walking_at(NOW):
        two = a.person(SUPERVISOR, at="AZ-MLSP"), a.person(PROGRAMME_MANAGER, at="AZ-MLSP")
        support(two[0], 60)
        came_back(two[0], 3, "FR")
        hosts = json.loads(released(*two, asked("migration_profile")).content)["tables"][0]
    told = {row["label"]["en"]: row["values"] for row in hosts["rows"]}
    assert set(told["France"]) <= {HIDDEN, 0} and HIDDEN in told["France"]


def test_what_is_proved_is_what_is_counted_or_nothing_is_told(two, monkeypatch):
    monkeypatch.setattr("reports.releases.drawing.count_of", lambda _cell, _facts: -1)
    with pytest.raises(CountedOtherwise):
        drawn(asked(), two[0])
