"""The sender's overrule: words that look like a hint and mean something else are sent all the same, for a reason that is kept.

Only the side that sends may do so: what got through cannot be taken back, and a reader of the other side is who must not learn of
it. A number of the fingerprint system, its name, and what was packed up to look like something else go through for nobody.
"""

from dataclasses import dataclass

from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

from agencies.roles import LEAD, REQUESTING
from audit.actor import current_agency_id, current_user
from audit.models import Overruled
from cases.asylum_door.finding import Hit, found
from cases.asylum_door.numbers import RULE as NUMBER

REASON = "door-reason"  # the field in which the sender says what is meant
LONGEST_REASON = 300
REMEMBERED = "asylum_door"  # in the session: digests of what was overruled since signing in
MOST_REMEMBERED = 200
NO_REASON = _("Say what these words mean here.")


@dataclass(frozen=True)
class Offer:
    """To send once more what was typed, as it was typed: its fields, the names of its files, and what is wrong with the reason."""

    url: str
    typed: list[tuple[str, str]]
    files: list[str]
    reason: str = ""
    errors: tuple[str, ...] = ()


def may_overrule(actor, hits: dict[str, list[Hit]]) -> bool:
    """Whether somebody sends for the other side, and each of these is a word of the lists, written plainly in a field's text."""
    sends = actor is not None and REQUESTING in actor.agency.case_roles and LEAD not in actor.agency.case_roles
    return (
        sends
        and all(_is_plain_word(hit) for found_in in hits.values() for hit in found_in)
        and not any(map(found, hits))
    )


def _is_plain_word(hit):
    return hit.end > hit.start and hit.rule != NUMBER and not hit.rule.endswith(".eurodac")


def overrule(request, hits: dict[str, list[Hit]], reason: str) -> None:
    """Keeps who overruled which rule in which field and why, with a salted hash of the words; in this session they pass from now on."""
    Overruled.objects.bulk_create(_row(name, hit, reason) for name, found_in in hits.items() for hit in found_in)
    known = request.session.get(REMEMBERED, [])
    fresh = [_digest(request, name, hit) for name, found_in in hits.items() for hit in found_in]
    request.session[REMEMBERED] = [*known, *fresh][-MOST_REMEMBERED:]


def _row(name, hit, reason):
    salt = get_random_string(32)
    hashed = salted_hmac(salt, hit.words, algorithm="sha256").hexdigest()
    who = {"agency_id": current_agency_id(), "person": current_user()}
    return Overruled(field=name[:200], rule=hit.rule, salt=salt, hashed=hashed, reason=reason, **who)


def not_overruled(request, hits: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    """What is left of the hits without those that this person overruled in the same field of the same case since signing in."""
    known = set(request.session.get(REMEMBERED, ())) if hits and hasattr(request, "session") else ()
    if not known or not may_overrule(getattr(request, "actor", None), hits):
        return hits
    left = {name: [hit for hit in one if _digest(request, name, hit) not in known] for name, one in hits.items()}
    return {name: one for name, one in left.items() if one}


def _digest(request, name, hit):
    """Keyed with our secret, so that the session tells nothing of the words."""
    place = request.resolver_match.kwargs.get("reference", "") if request.resolver_match else ""
    told = "\n".join((str(request.actor.agency.pk), place, name, hit.rule, hit.words))
    return salted_hmac("cases.asylum_door.overruling", told, algorithm="sha256").hexdigest()


def offer(request, reason="", errors=()):
    """For the page that says what was not taken."""
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in _OURS]
    return Offer(request.get_full_path(), typed, list(request.FILES), reason, tuple(errors))


_OURS = (REASON, "csrfmiddlewaretoken")
