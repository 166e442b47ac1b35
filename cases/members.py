"""Everybody in a case, with the names, nationalities and identity documents of each: one query, however many they are."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_date

from cases.files import CasePerson
from cases.people import IdentityDocument, Nationality, PersonName

NAME = ("kind", "script", "surname", "given_names", "patronymic")
HELD = ("kind", "number", "expires_on")


def members(case):
    """CasePerson rows in their order; each bears `names`, `nationalities` and `documents`, rows that are not to be saved."""
    return with_particulars(case.members.all())


def with_particulars(rows):
    """The same of any CasePerson rows."""
    found = rows.select_related("person").order_by("pk")
    named, belonging = _of_person(PersonName, NAME), _of_person(Nationality, ("state", "basis"))
    found = list(found.annotate(named=named, belonging=belonging, held=_of_person(IdentityDocument, HELD)))
    for member in found:
        member.names = [PersonName(**said) for said in member.named]
        member.nationalities = [Nationality(**said) for said in member.belonging]
        member.documents = [IdentityDocument(**said | _dated(said)) for said in member.held]
    return found


def _dated(said):
    """JSON has no dates."""
    return {"expires_on": parse_date(said["expires_on"] or "")}


def _of_person(model, fields):
    rows = model.objects.filter(person=OuterRef("person")).order_by("pk")
    return ArraySubquery(rows.values(said=JSONObject(**{field: field for field in fields})))


def subject_of(people):
    """The person that a case is about, among its members; None before the application is filed."""
    return next((member for member in people if member.relation == CasePerson.Relation.SUBJECT), None)


def main_name(member):
    return next((name for name in member.names if name.kind == PersonName.Kind.MAIN), None)
