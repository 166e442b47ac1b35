"""What facts say of a procedure and of a person: codes and whole years, and nothing that names anybody."""

from zoneinfo import ZoneInfo

from agencies.states import AZERBAIJAN
from cases.people import Nationality
from reports.facts.naming import codes

BAKU = ZoneInfo("Asia/Baku")
# The surest basis first: a person is counted under one citizenship.
SURE = [
    Nationality.Basis.CONFIRMED,
    Nationality.Basis.DOCUMENTED,
    Nationality.Basis.CLAIMED,
    Nationality.Basis.PRESUMED,
]
UNKNOWN = "UNK"


def day(moment):
    """The day in Baku; None of nothing."""
    return moment and moment.astimezone(BAKU).date()


def age(born, on):
    """Whole years on a day; where only the year is known, or the year and the month, as on its last day. None: not known."""
    year, month, date = (int(part) for part in (f"{born}-00-00".split("-")[:3])) if born else (0, 0, 0)
    if not year:
        return None
    return on.year - year - ((on.month, on.day) < (month, date) if month else 0)


def of_procedure(view, procedure, begun_on):
    """What every fact of a procedure says. `state`: the other State, or the host country."""
    case = view.case
    inwards = case.requested_state == AZERBAIJAN
    return {
        "procedure": procedure.id,
        "groups": view.groups(procedure),
        "begun_on": begun_on,
        "direction": "in" if inwards else "out",
        "state": case.requesting_state if inwards else case.requested_state,
        "agreement": codes().agreement(case.agreement_id),
    }


def of_person(view, person_id, on):
    """Of whom it is told, as was known of them."""
    person = view.persons.get(person_id)
    if person is None:
        return {"person": person_id}
    return {
        "person": person.id,
        "sex": person.sex,
        "age": age(person.born, on),
        "citizenship": _citizenship(view, person.id),
    }


def subject_of(view):
    return next((member.person_id for member in view.members if member.relation == "subject"), None)


def spent(begun_on, on):
    return (on - begun_on).days if begun_on and on else None


def _citizenship(view, person_id):
    held = sorted(
        view.nationalities(person_id), key=lambda row: (SURE.index(row.basis), row.state != AZERBAIJAN, row.state)
    )
    return held[0].state if held else UNKNOWN
