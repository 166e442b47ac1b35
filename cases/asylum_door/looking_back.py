"""The log of the door as those who check read it: whose rows somebody sees, narrowed by period, rule and agency, page by page.

Nobody reads what another State's authority was stopped from saying: moment and person could lead to a case, and so to a claim.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256

from django.db.models import Q
from django.utils.timezone import get_default_timezone

from agencies.models import Agency
from agencies.policy import may
from agencies.roles import LEAD, REQUESTING
from audit.latest_first import page_of
from cases.asylum_door.numbers import RULE as NUMBER
from cases.asylum_door.words import word_lists

SIZE = 50
KEY = 8  # signs of a rule's key, and
MARK = 12  # of the salted hash that stand for the words
IN_A_PACKAGE = "/"  # with this begins a place in what another authority wrote and somebody uploaded


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for; nothing asks for everything."""

    first: object = None
    last: object = None
    rule: str = ""
    agency: str = ""  # its code


def agencies_of(actor):
    """Whose rows somebody reads, by their codes: of their own agency; who checks the leading one, of every agency of their State."""
    if actor is None or not may(actor.capacities, "door.list"):
        return {}
    if LEAD not in actor.agency.case_roles:
        return {actor.agency.code: actor.agency}
    return {agency.code: agency for agency in Agency.objects.filter(state=actor.agency.state)}


def page(log, agencies, wanted, after=None):
    """The latest rows of a log first, one query: (rows, Place of the next page or None). `agencies`: as `agencies_of` gives them."""
    chosen = [agency for code, agency in agencies.items() if wanted.agency in ("", code)]
    rows = log.objects.filter(_within(wanted), agency__in=[agency.pk for agency in chosen])
    if wanted.rule:
        rows = rows.filter(_says_its_rule(chosen), rule=wanted.rule)
    return page_of(rows.select_related("person", "agency"), SIZE, after)


def rule_shown(row) -> str:
    """The rule by its name; "" where another authority wrote the words, which only that authority is told of."""
    return row.rule if sends(row.agency) or not row.field.startswith(IN_A_PACKAGE) else ""


def sends(agency) -> bool:
    return REQUESTING in agency.case_roles and LEAD not in agency.case_roles


def mark(row) -> str:
    """What stands for the words. The hash is keyed with our secret and salted anew for each row, so it matches no list of words."""
    return row.hashed[:MARK]


def rules_by_key() -> dict[str, str]:
    """Every rule by the key that stands for it in an address: its name tells of a claim, and the door stops it there."""
    names = {rule.pk for words in word_lists().values() for rule in words.rules} | {NUMBER}
    return {sha256(name.encode()).hexdigest()[:KEY]: name for name in sorted(names)}


def _says_its_rule(agencies):
    """The condition of `rule_shown`, so that a filter tells no more than a row."""
    return Q(agency__in=[agency.pk for agency in agencies if sends(agency)]) | ~Q(field__startswith=IN_A_PACKAGE)


def _within(wanted):
    """From the beginning of the first day to the end of the last, in Baku."""
    found = Q()
    if wanted.first:
        found &= Q(at__gte=_begin(wanted.first))
    if wanted.last:
        found &= Q(at__lt=_begin(wanted.last + timedelta(days=1)))
    return found


def _begin(day):
    return datetime.combine(day, time(), get_default_timezone())
