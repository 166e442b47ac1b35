"""Counts what people said of each thing, and how many said nothing of it: silence is a column of its own, never a zero."""

from collections import Counter
from dataclasses import dataclass

from reintegration.feedback.rows import About, Feedback, Rating


@dataclass(frozen=True)
class Line:
    """Of one question about one thing: how often each answer was given, how often none."""

    about: str
    rating: str
    given: dict[str, int]
    silent: int

    @property
    def asked(self):
        return sum(self.given.values()) + self.silent


def counted(feedback) -> list[Line]:
    """One line for each thing about which anything came, and each question. One query."""
    rows = list(feedback.values_list("about", *Feedback.RATINGS))
    lines = []
    for about in About.values:
        of_it = [answers for said_about, *answers in rows if said_about == about]
        for place, rating in enumerate(Feedback.RATINGS if of_it else ()):
            told = Counter(answers[place] for answers in of_it)
            lines.append(Line(about, rating, {value: told[value] for value in Rating.values}, told[""]))
    return lines
