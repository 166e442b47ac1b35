"""What is found when the parts of two names are laid beside each other: each finding with its weight and its sentence."""

from dataclasses import dataclass

from cases.matching.likeness import Degree
from cases.matching.pairing import Pair, Pairing
from cases.matching.parts import Role
from cases.sentences import Sentence as _


@dataclass(frozen=True)
class Finding:
    """`weight` lowers the score; `doubt` is the share of doubt that stays; `veto` lowers it after all else.

    What `leaves_open` keeps names from being the same, whatever the score.
    """

    sentence: str
    weight: float = 1.0
    doubt: float = 1.0
    veto: float = 1.0
    leaves_open: bool = False


def findings(pairing: Pairing, sizes: tuple[int, int]) -> list[Finding]:
    """All that the names say. `sizes` is how many parts each has."""
    if not pairing.pairs:
        return [Finding(_("No part of the one name is like a part of the other."), veto=0.1)]
    if sizes == (1, 1):
        return _lone(pairing.pairs[0])
    return [*surnames(pairing), *given_names(pairing), *fathers(pairing)]


def _lone(pair):
    found = Finding(_("Each name has one part only: compare the persons with care."), weight=0.85)
    return [about(pair), found]


def surnames(pairing):
    pairs = [p for p in pairing.pairs if Role.SURNAME in p.roles]
    return [*map(about, pairs), *_surname_left(pairing, bool(pairs))]


def _surname_left(pairing, is_paired):
    mine, theirs = pairing.left_of(Role.SURNAME)
    if mine and theirs:
        return [_double() if is_paired else _another_surname(pairing)]
    if not mine and not theirs:
        return [] if is_paired else _no_surname(pairing)
    if is_paired:
        return [Finding(_("One name has a second surname that the other has not."), weight=0.93)]
    if all(pairing.left_of(Role.OTHER)[0 if theirs else 1 :][:1]):
        return [_another_surname(pairing)]
    return [_surname_missing(pairing)]


def _double():
    return Finding(_("One of two surnames differs."), weight=0.7)


def _another_surname(pairing):
    """A woman may take her husband's surname; her own name and her father's stay."""
    people = [part for pair in pairing.pairs for part in (pair.one, pair.other)]
    people += [part for side in pairing.left for part in side]
    has_father = any(p.roles == {Role.FATHER} and _is_alike(p) for p in pairing.pairs)
    if has_father and any(part.is_female for part in people) and _given(pairing):
        return Finding(_("The surnames differ, as they may after a marriage; the father’s name agrees."), weight=0.35)
    return Finding(_("The surnames differ."), veto=0.35)


def _surname_missing(pairing):
    if any(Role.FATHER in p.roles for p in pairing.pairs) or len(_given(pairing)) > 1:
        return Finding(_("One name has no surname; the given name and the father’s name agree."), weight=0.68)
    return Finding(_("Only a given name is common to both: that alone says little."), veto=0.5)


def _no_surname(pairing):
    """Names in which no ending shows the surname: two parts must agree."""
    if sum(1 + _is_of_two_words(pair) for pair in pairing.pairs) > 1:
        return []
    return [Finding(_("Only one part is common to both: that alone says little."), veto=0.5)]


def _is_of_two_words(pair):
    return " " in pair.one.written or " " in pair.other.written


def given_names(pairing):
    pairs = _given(pairing)
    return [*map(about, pairs), *_given_left(pairing, pairs)]


def _given(pairing):
    return [p for p in pairing.pairs if p.roles == {Role.OTHER}]


def _given_left(pairing, pairs):
    mine, theirs = pairing.left_of(Role.OTHER)
    if mine and theirs:
        return [Finding(_("The given names differ."), veto=0.45)]
    if not pairs:
        return [_given_missing(pairing)]
    if (mine or theirs) and not any(pairing.left_of(Role.FATHER)[0 if theirs else 1 :][:1]):
        return [Finding(_("One name has a part that the other has not."), weight=0.95)]
    return []


def _given_missing(pairing):
    if any(p.roles == {Role.OTHER, Role.FATHER} for p in pairing.pairs):
        return Finding(_("The given name of the one is only the father’s name of the other."), veto=0.45)
    return Finding(_("One name has no given name."), weight=0.5)


def fathers(pairing):
    pairs = [p for p in pairing.pairs if Role.FATHER in p.roles]
    return [*map(_about_father, pairs), *_father_left(pairing)]


def _about_father(pair):
    said = _("The father’s names agree: {names}.", names=_names(pair))
    if pair.degree is Degree.INITIAL:
        return Finding(_("The father’s name agrees with an initial: {names}.", names=_names(pair)))
    if pair.degree in (Degree.SLIP, Degree.NEAR, Degree.ENDING):
        return Finding(_("The father’s names differ by a slip: {names}.", names=_names(pair)), weight=0.97, doubt=0.85)
    return Finding(said, doubt=0.6)


def _father_left(pairing):
    mine, theirs = pairing.left_of(Role.FATHER)
    others = pairing.left_of(Role.OTHER)
    if (mine and theirs) or (_given(pairing) and ((mine and others[1]) or (theirs and others[0]))):
        return [Finding(_("The fathers’ names differ."), weight=0.55)]
    if mine or theirs:
        return [Finding(_("One name has a father’s name, the other has none."), weight=0.98)]
    return []


def _is_alike(pair):
    return pair.degree in (Degree.SAME, Degree.SOUND)


def _names(pair: Pair) -> str:
    return " / ".join(sorted({pair.one.written, pair.other.written}))


def about(pair):
    names = _names(pair)
    if pair.degree is Degree.SAME:
        return Finding(_("The same in both: {names}.", names=names))
    if pair.degree is Degree.SOUND:
        return _two_spellings(pair, names)
    if pair.degree is Degree.ENDING:
        return Finding(_("The same stem with another ending: {names}.", names=names), weight=0.6, leaves_open=True)
    if pair.degree is Degree.INITIAL:
        return Finding(
            _("An initial that fits: {names}.", names=names), weight=_weight_of_initial(pair), leaves_open=True
        )
    if pair.degree is Degree.NEAR:
        return Finding(_("Short names, one letter apart: {names}.", names=names), weight=0.55, leaves_open=True)
    return Finding(_("One slip apart: {names}.", names=names), weight=0.88, leaves_open=True)


def _two_spellings(pair, names):
    if pair.one.is_female is not pair.other.is_female and Role.SURNAME in pair.roles:
        return Finding(_("One surname in its form for men and for women: {names}.", names=names), weight=0.97)
    return Finding(_("Two spellings of one name: {names}.", names=names), weight=1 - pair.likeness.distance / 10)


def _weight_of_initial(pair):
    return 0.55 if Role.SURNAME in pair.roles else 0.87
