"""The code on a returnee's leaflet: drawn by lot, so that it tells nothing of the case, and without letters that look alike."""

import secrets

LETTERS = "ACDEFHJKMNPRTUVWXY34679"  # neither 0 nor O, 1 nor I nor L, 2 nor Z, 5 nor S, 8 nor B, G nor Q


def new_code():
    """K7PM-3XTR: 23 to the power of 8, some 78 thousand million."""
    drawn = "".join(secrets.choice(LETTERS) for _place in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def as_written(text):
    """A code as it is kept, from what somebody read out: k7pm3xtr."""
    drawn = "".join(sign for sign in text.upper() if sign in LETTERS)
    return f"{drawn[:4]}-{drawn[4:]}"
