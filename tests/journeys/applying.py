"""An application as its writer makes it: the guided form of Annex 5 with a file, checked and submitted."""

from datetime import timedelta
from typing import NamedTuple

from cases.packages.samples.specimens import paper_pdf
from tests import a


class Case(NamedTuple):
    reference: str
    address: str


def day(number):
    """A day as people write it, so many days from today."""
    return (here() + timedelta(number)).strftime("%d.%m.%Y")


def working_day(number):
    """The first day that is no weekend, so many days ahead."""
    return next(day(n) for n in range(number, number + 3) if (here() + timedelta(n)).weekday() < 5)


def here():
    """The present moment in Baku."""
    return a.now().astimezone(a.BAKU)


def apply(desk):
    """From the start page to the submitted case."""
    desk.follows("New case")
    desk.answers({"Your reference": "V-2026-0417"})
    desk.presses("Begin the application")
    desk.follows("Person")
    _write_about_the_person(desk)
    for _left_empty in ("Family", "Circumstances"):
        desk.presses("Continue")
    _enclose_the_passport(desk)
    _sign(desk)
    desk.reads("Check and submit", "It goes to State Migration Service.", "passport.pdf")
    desk.presses("Submit the application")
    desk.reads("Submitted as RA-NL-", "The reply is due by")
    return Case(desk.reference, desk.page.url)


def _write_about_the_person(desk):
    desk.answers({"Surname": "Məmmədov", "Given names": "Elçin", "Father’s name": "Rauf oğlu"}, under="A.1 Full name")
    desk.answers({"Date of birth": "18.02.1988", "Place of birth": "Gəncə", "Country of birth": "Azerbaijan"})
    desk.answers({"Nationality": "Azerbaijan"}, under="Nationality")
    desk.presses("Continue")


def _enclose_the_passport(desk):
    """One that has expired: it proves the nationality still, but nobody can travel on it."""
    desk.answers({"Kind of evidence": "Passport", "Number": "C01234567", "Expires on": day(-30)})
    desk.encloses("Copies", "passport.pdf", paper_pdf("Passport", ["Page 1"]), "application/pdf")
    desk.presses("Continue")


def _sign(desk):
    desk.answers({"It was offered": True, "Date of the offer": day(-40), "Outcome of the offer": "Declined"})
    desk.answers({"Name of the signatory": "J. de Vries", "Function": "Officer"})
    desk.presses("Continue")
