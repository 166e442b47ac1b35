"""The people in an application: their names, scripts, States and kinship must be possible."""

from babel import Locale

from cases.names import fold, script_of
from cases.packages.faults import Fault
from cases.sentences import Sentence as _

STATELESS, NOT_KNOWN = "XXA", "XXX"  # ICAO Doc 9303, part 3, section 5
NO_STATES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)  # of CLDR alone
STATES = frozenset(code for code in Locale("en").territories if len(code) == 2 and code.isalpha()) - NO_STATES
FORMER_STATES = frozenset(("SU", "YU", "CS"))  # ISO 3166-3: many a person was born there


def people(application):
    """(pointer, person) of everybody in it: the person, the spouse, the children."""
    yield "/person", application["person"]
    if application["spouse"]:
        yield "/spouse", application["spouse"]
    yield from ((f"/children/{number}", child) for number, child in enumerate(application["children"]))


def person_faults(application, setting):
    for pointer, person in people(application):
        for field in ("names", "aliases"):
            yield from _name_faults(person[field], f"{pointer}/{field}")
        yield from _nationality_faults(person["nationalities"], f"{pointer}/nationalities")
        yield from _country_faults(person["birth"]["country"], f"{pointer}/birth/country")
        if pointer != "/person" and not has_name(person):
            yield Fault(f"{pointer}/names", _("Give at least one name."))


def has_name(person) -> bool:
    return any(name["surname"] or name["given_names"] for name in (*person["names"], *person["aliases"]))


def folded_names(person) -> set[str]:
    """The names in use, folded, their words in no order."""
    whole = (f"{name['surname']} {name['given_names']}" for name in person["names"] if name["kind"] == "main")
    return {" ".join(sorted(fold(name).split())) for name in whole} - {""}


def _name_faults(names, pointer):
    for number, name in enumerate(names):
        written = " ".join((name["surname"], name["given_names"], name["patronymic"]))
        if not (name["surname"] or name["given_names"]):
            yield Fault(f"{pointer}/{number}", _("Give a surname or given names."))
        yield from _script_faults(name["script"], script_of(written), f"{pointer}/{number}/script")


def _script_faults(said, seen, pointer):
    if seen == "mixed":
        yield Fault(pointer, _("The name mixes letters of two alphabets. Write it in one."))
    elif seen and said and said != seen:
        yield Fault(pointer, _("The name is written in {seen} letters, not {said}.", seen=seen, said=said))


def _nationality_faults(nationalities, pointer):
    states = [nationality["state"] for nationality in nationalities]
    for number, state in enumerate(states):
        if state and state not in STATES and state not in (STATELESS, NOT_KNOWN):
            yield Fault(f"{pointer}/{number}/state", _("{code} is no code of a State.", code=state))
        elif state and state in states[:number]:
            yield Fault(f"{pointer}/{number}/state", _("This nationality is given twice."))


def _country_faults(country, pointer):
    if country and country not in STATES | FORMER_STATES:
        yield Fault(pointer, _("{code} is no code of a State.", code=country))
