"""The summary of a case: person, application, answers given so far, each fact only for those whose part may read it."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, group_of, shown, sight
from agencies.languages import capital
from agencies.roles import CASE_MANAGEMENT
from audit.dates import day, day_and_time
from cases.members import main_name
from cases.naming import state_said


def person_facts(member, capacities):
    """Facts about one person (components/key_values.html), as far as this reader may see them."""
    seen = sight(capacities, FieldGroup.PARTICULARS)
    if seen == Sight.NONE:
        return []
    person, main = member.person, main_name(member)
    facts = [
        (_("Surname"), main and main.surname),
        (_("Given name"), main and main.given_names),
        (_("Father’s name"), main and main.patronymic),
        (_("Also written"), "; ".join(written(name) for name in member.names if name is not main)),
        (_("Born"), ", ".join(part for part in (born(person.born), person.place_of_birth) if part)),
        (_("Sex"), person.get_sex_display()),
        (_("Nationality"), "; ".join(_nationality(said) for said in member.nationalities)),
        (_("Last address"), person.last_address),
    ]
    return [{"label": label, "value": shown(value, seen)} for label, value in facts]


def written(name):
    return " ".join(part for part in (name.given_names, name.surname) if part)


def born(stored):
    """18.02.1988, with ?? for what is unknown, from the stored 1988-02-18."""
    if not stored:
        return ""
    year, month, in_month = (part if part.strip("0") else "?" * len(part) for part in stored.split("-"))
    return f"{in_month}.{month}.{year}"


def _nationality(held):
    return f"{state_said(held.state)} ({held.get_basis_display()})"


def application_facts(procedure, capacities):
    """Between whom it is; of what is led after, or instead of, a readmission no authority applies."""
    if procedure.declared.led_by == CASE_MANAGEMENT:
        return []
    case = procedure.case
    if not (case.requesting_agency or case.their_reference):
        return []  # nobody applied
    circumstances = getattr(case, "circumstances", None)
    facts = [
        {"label": _("From"), "value": case.requesting_agency.name if case.requesting_agency else ""},
        {"label": _("To"), "value": case.requested_agency.name if case.requested_agency else ""},
        {"label": _("Agreement"), "value": case.agreement.name if case.agreement else ""},
        {"label": _("Reference of the requesting authority"), "value": case.their_reference, "mono": True},
    ]
    if circumstances:
        facts += _circumstances(circumstances, capacities)
    return facts


def _circumstances(circumstances, capacities):
    wanted = ("interview_requested", "voluntary_return", "health", "danger", "observations", "signatory")
    return [fact for name in wanted if (fact := field_fact(circumstances, name, capacities))]


def answer_facts(procedure, capacities):
    """What the steps have recorded: every answered field of the procedure's own kind, under its field group."""
    own = [
        field
        for field in procedure._meta.local_fields
        if not field.remote_field or field.name in ("officer", "programme")
    ]
    left_out = ("procedure_ptr", "application", "eligibility")
    facts = (field_fact(procedure, field.name, capacities) for field in own if field.name not in left_out)
    return [fact for fact in facts if fact]


def field_fact(thing, name, capacities):
    """One field of a row as a fact, or None where it is empty or not for this reader."""
    field = thing._meta.get_field(name)
    seen = sight(capacities, group_of(type(thing), name))
    value = value_shown(thing, field)
    if seen == Sight.NONE or value in ("", None):
        return None
    return {"label": capital(field.verbose_name), "value": shown(value, seen)}


def value_shown(thing, field):
    value = getattr(thing, field.name)
    if in_words := getattr(thing, f"get_{field.name}_display", None):  # a field with choices has one, others may
        return in_words()
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return (day_and_time(value) if hasattr(value, "hour") else day(value)) if hasattr(value, "strftime") else value
