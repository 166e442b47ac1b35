"""The hardest screen of the accessibility list: a desk at 400 per cent, in the forced colours of the system."""

from tests.agencies.test_look import FULL
from tests.browser import DESK

AT_400_PER_CENT = (350, 225)  # 1400 × 900 at 400 per cent
SCREENS = [AT_400_PER_CENT, DESK] if FULL else [AT_400_PER_CENT]


def in_forced_colours(page):
    page.emulate_media(forced_colors="active")
