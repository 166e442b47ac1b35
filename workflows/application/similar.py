"""Persons who look like the one in a draft, for the lead agency alone: compared as names are, found by their stored keys.

Nobody else is told anything: a requesting authority could otherwise learn who is known here by typing names.
"""

from agencies.roles import LEAD
from cases.alike import Asked, alike
from cases.duplicates import on_side
from cases.packages.dates import birth_of
from cases.people import Person
from cases.person_keys import NAME_PARTS, written
from workflows.showing.likenesses import likenesses_shown

MOST = 5


def people_alike(application, actor, capacities):
    """What the page says about each: at most five, the likeliest first."""
    if LEAD not in {capacity.case_role for capacity in capacities}:
        return []
    hits = alike(asked_of(application), on_side(of_house=False))[:MOST]
    persons = Person.objects.prefetch_related("names").in_bulk(hit.person for hit in hits) if hits else {}
    return likenesses_shown([(persons[hit.person], hit) for hit in hits], actor) if hits else []


def asked_of(application) -> Asked:
    """What a draft says of its person so far."""
    person = application["person"]
    names = (written(name[part] for part in NAME_PARTS) for name in (*person["names"], *person["aliases"]))
    numbers = (item["number"] for item in application["evidence"])
    return Asked(tuple(filter(None, names)), birth_of(person), tuple(filter(None, numbers)))
