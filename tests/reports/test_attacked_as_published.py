"""Releases as they were given out, read from their files by an attacker with linear programming who has the next release too."""

import os

import pytest

from agencies.roles import PROGRAMME_MANAGER, SUPERVISOR
from tests import a
from tests.reports.attacking import found_out_by, small_ones_only
from tests.reports.attacking_published import attackers, of_json, of_workbook, some_published
from workflows.refusing import Refused

pytestmark = pytest.mark.django_db(transaction=True)
FULL = os.environ.get("QAYIDIS_FULL") == "1"
FIRST_SEED = int(os.environ.get("QAYIDIS_FIRST_SEED", "0"))  # others than those that it was made with
POPULATIONS = range(FIRST_SEED, FIRST_SEED + (200 if FULL else 4))
BEGAN = a.at(2026, 7, 1, 9, 0)


@pytest.mark.parametrize("seed", POPULATIONS)
def test_nobody_who_reads_two_releases_learns_a_small_number_more_closely_than_the_rule_allows(seed):
    """From the JSON where the seed is even, else from the workbooks."""
    two = a.person(SUPERVISOR), a.person(PROGRAMME_MANAGER)
    try:
        releases = some_published(seed, two, BEGAN)
    except Refused as refused:  # nothing can be told: then nothing is
        assert "Nothing of this can be told" in str(refused)
        return
    assert of_json(releases[0])[0][2].keys() == of_workbook(releases[0])[0][2].keys()
    for attacker in attackers(releases, of_workbook if seed % 2 else of_json):
        assert found_out_by(attacker) == []


def test_the_attacker_finds_out_what_is_small_where_it_is_told(monkeypatch):
    """The same attacker before files in which only small numbers are hidden."""
    monkeypatch.setattr("reports.releases.drawing.protect", small_ones_only)
    two = a.person(SUPERVISOR), a.person(PROGRAMME_MANAGER)
    found = [found_out_by(one) for one in attackers(some_published(1, two, BEGAN), of_json)]
    assert any(most - least < 1e-6 for told in found for _what, _true, least, most in told)
