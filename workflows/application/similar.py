"""Persons who look like the one in a draft: the exact check, for the lead agency and among cases it can see alone.

Nobody else is told anything: a requesting authority could otherwise learn who is known here by typing names.
"""

from django.db.models import Q

from agencies.roles import LEAD
from cases.names import fold, fold_number
from cases.people import Person
from workflows.rows import Procedure

MOST = 5


def alike(application, actor, capacities):
    """Persons with the same document number, or the same folded name and date of birth. Two queries, or none."""
    if LEAD not in {capacity.case_role for capacity in capacities}:
        return []
    looks = _looks(application)
    if not looks:
        return []
    cases = Procedure.objects.visible_to(actor).values("case")
    found = Person.objects.filter(looks, memberships__case__in=cases).distinct().order_by("pk")
    return list(found.prefetch_related("names", "memberships__case__procedures")[:MOST])


def shown(person, actor):
    """What the page says about one of them."""
    visible = set(
        Procedure.objects.visible_to(actor)
        .filter(case__members__person=person, parent=None)
        .values_list("reference", flat=True)
    )
    return {"name": str(person), "born": person.born, "references": sorted(visible)}


def _looks(application):
    person = application["person"]
    names = {
        fold(" ".join((n["surname"], n["given_names"], n["patronymic"])))
        for n in (*person["names"], *person["aliases"])
    } - {""}
    numbers = {fold_number(item["number"]) for item in application["evidence"]} - {""}
    born = "-".join([*person["birth"]["date"].split("-"), "00", "00"][:3]) if person["birth"]["date"] else ""
    looks = Q()
    if names and born:
        looks |= Q(names__folded__in=names, born=born)
    if numbers:
        looks |= Q(identity_documents__folded_number__in=numbers)
    return looks
