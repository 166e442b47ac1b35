"""What a sender is told, once, and what alone is kept of it: moment, agency, person, field, rule and a salted hash."""

from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext

from audit.actor import current_agency_id, current_user
from audit.models import TurnedAway
from cases.asylum_door.finding import Hit, found
from cases.packages.faults import shown
from cases.sentences import Sentence as _

LONGEST_FIELD = 200
CUT = "…"
_refused: ContextVar[Mapping[str, list[str]]] = ContextVar("turned_away", default={})  # noqa: B039 (never changed)


def sentence(words: str) -> str:
    """To whoever wrote it; it says neither what was understood nor why."""
    return _("“{words}” cannot be taken here. Leave it out. Nothing of it was kept.", words=shown(words))


def look(texts: Mapping[str, str]) -> dict[str, list[Hit]]:
    """The hits of each text that has any; a name may tell as much as what stands under it."""
    return {name: hits for name, text in texts.items() if (hits := [*found(text), *found(name)])}


def without(texts: list[str]) -> list[str]:
    """What was typed, without the words that were found; nothing of it where they cannot be cut out."""
    left = [_cut(text) for text in texts]
    return [""] if found("\n".join(left)) else left


def _cut(text):
    for hit in sorted(found(text), key=lambda hit: hit.start, reverse=True):
        text = text[: hit.start] + CUT + text[hit.end :]
    return text


def told(hits: list[Hit]) -> list[str]:
    return [sentence(words).translated(gettext) for words in dict.fromkeys(hit.words for hit in hits)]


def keep(turned_away: Mapping[str, list[Hit]]) -> None:
    """Keeps that somebody was turned away. Of a field whose very name was refused not even the name."""
    rows = [_row(name, hit) for name, hits in turned_away.items() for hit in hits]
    TurnedAway.objects.bulk_create(rows)


def _row(name, hit):
    salt = get_random_string(32)
    hashed = salted_hmac(salt, hit.words, algorithm="sha256").hexdigest()
    field = "" if found(name) else name[:LONGEST_FIELD]
    who = {"agency_id": current_agency_id(), "person": current_user()}
    return TurnedAway(field=field, rule=hit.rule, salt=salt, hashed=hashed, **who)


@contextmanager
def refusing(said: Mapping[str, list[str]]):
    """Within this block every form says these sentences at the fields of these names."""
    token = _refused.set(said)
    try:
        yield
    finally:
        _refused.reset(token)


def refused() -> Mapping[str, list[str]]:
    """The sentences by the name of the field on the page, while a request is being turned away."""
    return _refused.get()
