"""An attacker with linear programming (tests/reports/attacking.py) finds out no small number more closely than the rule allows.

That the attacker can find out anything at all is shown on tables that are protected badly.
"""

import os

import pytest

from tests.reports.attacking import as_if_first, broken, small_cells, small_ones_only, some_releases

FULL = os.environ.get("QAYIDIS_FULL") == "1"
POPULATIONS = range(200) if FULL else (*range(8), *range(10, 15), 24, 54)  # the last two broke what was tried before
SERIES = range(200, 230) if FULL else range(200, 201)


@pytest.mark.some(3)
@pytest.mark.parametrize("seed", POPULATIONS)
def test_a_release_and_the_next_leave_every_small_number_open(seed):
    assert broken(some_releases(seed, 2)) == []


@pytest.mark.parametrize("seed", SERIES)
def test_so_do_three_in_a_row(seed):
    assert broken(some_releases(seed, 3)) == []


@pytest.mark.parametrize("seed", POPULATIONS if FULL else range(20, 26))
def test_so_does_a_single_release(seed):
    assert broken(some_releases(seed, 1)) == []


def test_the_attacker_breaks_tables_in_which_only_the_small_numbers_are_hidden():
    found = [broken(some_releases(seed, 1, small_ones_only)) for seed in range(4)]
    assert all(found)
    assert any(most - least < 1e-6 for told in found for _what, _true, least, most in told)  # some of them exactly


def test_the_attacker_breaks_a_next_release_that_was_made_as_if_it_were_the_first():
    seeds = range(6)
    assert not any(broken(some_releases(seed, 1, as_if_first)) for seed in seeds)
    assert any(broken(some_releases(seed, 2, as_if_first)) for seed in seeds)


def test_there_is_something_to_find_out_and_something_is_told():
    """Otherwise the attacker would lose against blank tables."""
    releases = [some_releases(seed, 1)[0] for seed in range(8)]
    numbers = [number for _facts, told in releases for number in told.values()]
    assert sum(number is not None and number > 0 for number in numbers) > len(numbers) / 5
    assert all(any(True for _cell in small_cells(_Told([one]))) for one in releases)


class _Told:
    """Releases, for those who only look for what is small in them."""

    def __init__(self, releases):
        self.releases = releases

    def form(self, _cell, _edition):
        return ()
