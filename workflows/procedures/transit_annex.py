"""What a transit application (Annex 6) must say before it can be submitted: one check for its page and for the door."""

from datetime import datetime

from audit.moment import now
from cases.names import script_of
from cases.packages.persons import NOT_KNOWN, STATELESS, STATES
from cases.partial_dates import PartialDate, UnreadableDate
from cases.people import PersonName
from cases.sentences import Sentence as _
from cases.terms import EvidenceKind

NEEDED = (
    "name__surname", "birth__date", "sex", "nationality", "document__kind", "transport", "destination", "crossing_point",
    "transfer_at", "signatory__name",
)  # fmt: skip
SAY_IT = _("Answer this.")


def said(application, place):
    """What the application says at a place: birth__date is the date in the birth."""
    for part in place.split("__"):
        application = application.get(part) if isinstance(application, dict) else None
    return application


def annex_faults(application, case):
    """(place, Sentence) of everything that stands against submitting it."""
    yield from ((place, SAY_IT) for place in NEEDED if said(application, place) in ("", None))
    yield from _birth_faults(said(application, "birth__date"))
    yield from _person_faults(application.get("nationality"), case)
    yield from _journey_faults(application, case)
    yield from _declaration_faults(application)


def moment_of(application):
    """When the person is to be handed over; None where no moment can be read."""
    try:
        moment = datetime.fromisoformat(application.get("transfer_at") or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _birth_faults(text):
    try:
        known = PartialDate.read(text or "")
    except UnreadableDate as unreadable:
        yield "birth__date", unreadable.sentence
        return
    if known and known.earliest() > now().date():
        yield "birth__date", _("This day has not come yet.")


def _person_faults(nationality, case):
    if not nationality:
        return
    if nationality not in STATES | {STATELESS, NOT_KNOWN}:
        yield "nationality", _("{code} is no code of a State.", code=nationality)
    elif nationality in {
        case.requested_state,
        case.requesting_state,
        *(case.agreement.covers if case.agreement else ()),
    }:
        yield "nationality", _("Transit is for third-country nationals and stateless persons.")


def _journey_faults(application, case):
    destination, others = application.get("destination"), application.get("other_states") or []
    if destination and destination not in STATES:
        yield "destination", _("{code} is no code of a State.", code=destination)
    elif destination in (case.requested_state, case.requesting_state):
        yield "destination", _("The State of final destination is another one than the two of this application.")
    if not isinstance(others, list) or not set(others) <= STATES:
        yield "other_states", _("Write the States by their names, with commas between.")
    moment = moment_of(application)
    if application.get("transfer_at") and (moment is None or moment <= now()):
        yield "transfer_at", _("The transfer must lie ahead.")


def _declaration_faults(application):
    """Art. 14: without both declarations there is no application."""
    if application.get("admission_assured") is not True:
        yield "admission_assured", _("Transit can be asked for only where onward travel and admission are assured.")
    if application.get("ground_known") is not False:
        yield "ground_known", _("Transit can be asked for only where no reason for refusal is known.")


def titled(application):
    """The document as a list says it: "passport G1234567"."""
    document = application.get("document") or {}
    return " ".join(filter(None, (document.get("kind", "").replace("_", " "), document.get("number", ""))))


def titled_in_words(title):
    """The same in the language of the reader: "Passport G1234567"."""
    for kind in EvidenceKind:
        if title.startswith(known := kind.value.replace("_", " ")):
            return f"{kind.label}{title.removeprefix(known)}"
    return title


def as_filed(application):
    """Part A in the shape of an application package, which is how persons are filed."""
    names = [_name(application["name"], "main")]
    if maiden := application.get("maiden_name"):
        names.append(_name({"surname": maiden, "given_names": application["name"].get("given_names", "")}, "maiden"))
    aliases = [
        _name({"surname": line}, "alias") for line in application.get("aliases", "").splitlines() if line.strip()
    ]
    person = {
        "names": names, "aliases": aliases, "birth": application["birth"],
        "sex": application["sex"], "description": application.get("description") or {},
        "nationalities": [{"state": application["nationality"], "basis": "claimed"}],
        "languages": application.get("languages") or [],
    }  # fmt: skip
    whole = ("observations", "signatory", "place", "language")
    return {"person": person} | {name: application[name] for name in whole if application.get(name)}


def _name(parts, kind):
    script = script_of(" ".join(parts.values()))
    known = script if script in PersonName.Script.values else PersonName.Script.LATIN.value
    return {"source": "document"} | parts | {"kind": kind, "script": known}
