"""Everybody in a case, with the names and nationalities of each: one query, however many they are."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from cases.files import CasePerson
from cases.people import Nationality, PersonName

NAME = ("kind", "script", "surname", "given_names", "patronymic")


def members(case):
    """CasePerson rows in their order; each bears `names` (PersonName) and `nationalities` (Nationality), not to be saved."""
    found = case.members.select_related("person").order_by("pk")
    found = list(
        found.annotate(named=_of_person(PersonName, NAME), belonging=_of_person(Nationality, ("state", "basis")))
    )
    for member in found:
        member.names = [PersonName(**said) for said in member.named]
        member.nationalities = [Nationality(**said) for said in member.belonging]
    return found


def _of_person(model, fields):
    rows = model.objects.filter(person=OuterRef("person")).order_by("pk")
    return ArraySubquery(rows.values(said=JSONObject(**{field: field for field in fields})))


def subject_of(people):
    """The person that a case is about, among its members; None before the application is filed."""
    return next((member for member in people if member.relation == CasePerson.Relation.SUBJECT), None)


def main_name(member):
    return next((name for name in member.names if name.kind == PersonName.Kind.MAIN), None)
