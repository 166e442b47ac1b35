"""Words in which somebody else could be recognised: where they stand in free text, they are covered."""

import re
from dataclasses import dataclass, field

from cases.names import fold, fold_number
from cases.people import IdentityDocument, Person, PersonName

COVERED = "[•••]"
SHORTEST, SHORTEST_STEM = 2, 4  # letters of a name; of one to which endings may be joined (Aytən, Aytənin)
_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{2})\.(\d{2})\.(\d{4})\b")


@dataclass
class Cover:
    """Names, dates of birth and numbers of others, without those that are this person's own. `covered` counts what it covered."""

    names: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    births: set[str] = field(default_factory=set)
    covered: int = 0

    def __call__(self, text: str) -> str:
        text = _DATE.sub(self._date, text)
        return _WORD.sub(lambda found: self._word(found.group()), text)

    def _date(self, found):
        year, month, day, day_too, month_too, year_too = found.groups()
        said = f"{year or year_too}-{month or month_too}-{day or day_too}"
        return self._covered() if said in self.births else found.group()

    def _word(self, word):
        return self._covered() if self._is_telling(word) else word

    def _is_telling(self, word):
        return any(map(self._is_name, fold(word).split())) or fold_number(word) in self.numbers

    def _is_name(self, folded):
        stems = (folded[:length] for length in range(SHORTEST_STEM, len(folded)))
        return folded in self.names or any(stem in self.names for stem in stems)

    def _covered(self):
        self.covered += 1
        return COVERED


def cover_of(subject) -> Cover:
    """From the names, papers and numbers on file, past ones too. Seven queries at most."""
    others, own = _marks(subject.others), _marks(subject.persons)
    return Cover(*(theirs - mine for theirs, mine in zip(others, own, strict=True)))


def _marks(persons):
    if not persons:
        return set(), set(), set()
    papers = _values(IdentityDocument, ("number",), person__in=persons)
    own = _values(Person, ("born", "personal_number"), pk__in=persons) | _past(
        Person, ("born", "personal_number"), id__in=persons
    )
    papers |= _past(IdentityDocument, ("number",), person__in=persons)
    births = {born for born, _number in own if born and "00" not in born.split("-")}
    numbers = {
        fold_number(number) for number in (*(number for _born, number in own), *(number for (number,) in papers))
    }
    return _names(persons), numbers - {""}, births


def _names(persons):
    parts = ("surname", "given_names", "patronymic")
    found = _values(PersonName, parts, person__in=persons) | _past(PersonName, parts, person__in=persons)
    words = {word for name in found for part in name for word in fold(part).split()}
    return {word for word in words if len(word) >= SHORTEST}


def _values(model, fields, **which):
    return set(model.objects.filter(**which).values_list(*fields))


def _past(model, fields, **which):
    return set(model.history.filter(**which).values_list(*fields))
