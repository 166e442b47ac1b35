"""Proposes a measure: opens it under its reintegration case, with the payments as the programme plans them."""

from django.core.exceptions import ValidationError
from django.db import transaction as db

from agencies.roles import CASE_MANAGEMENT
from cases.filing import touch
from cases.people import PersonName
from reintegration.measures.declaration import IN_ORDER, Measure
from reintegration.measures.tranches import settle_tranches
from workflows.perform import open_
from workflows.refusing import Refused
from workflows.taking import lock

OPEN_IN = ("planning", "active", "reviewing", "assessing", "contacted")


@db.atomic
def open_measure(support, by, said, token=None):
    """`said`: the fields of a measure as its form gives them. Raises Refused with what is wrong, field by field."""
    support = lock(support)
    measure = prepared(support, said)
    insist_on_order(measure, said)
    settle_tranches(measure, by)
    named = {"short_name": short_name(measure.beneficiary), "title": str(measure.beneficiary)[:300]}
    fields = {**said, **named, "tranches": measure.tranches, "programme": support.programme, "token": token}
    opened = open_(Measure, support.case, by, {CASE_MANAGEMENT: by.agency}, parent=support, **fields)
    touch(support.case)
    return opened


def prepared(support, said):
    return Measure(case=support.case, parent=support, programme=support.programme, **said)


def insist_on_order(measure, given):
    """What each field allows, then what they say together."""
    try:
        measure.clean_fields(exclude={field.name for field in measure._meta.fields} - set(given))
    except ValidationError as wrong:
        raise Refused(fields=wrong.message_dict) from wrong
    said = {}
    for check in IN_ORDER:
        for field, sentence in check(measure):
            said.setdefault(field, []).append(str(sentence))
    if said:
        raise Refused(fields=said)


def short_name(person):
    """Given name and initial: what a provider must know to call somebody. "Aytən M." """
    name = person.names.filter(kind=PersonName.Kind.MAIN).first()
    if name is None:
        return "–"
    given = name.given_names.split()[:1]
    return " ".join([*given, *(f"{part[0]}." for part in name.surname.split()[:1])])[:80]
