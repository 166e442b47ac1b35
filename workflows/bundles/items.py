"""One item of a bundle: an application goes the way of every package; a letter is filed in its case and moves nothing."""

from django.db import transaction as db
from django.db.models import Q
from django.utils.dateparse import parse_datetime

from cases.asylum_door.turning_away import keep
from cases.bundles.container import Rejected
from cases.filing import touch
from cases.packages.faults import Fault
from cases.packages.reading import Unreadable, read_json
from cases.packages.unsayable import NOT_TAKEN, TurnedAwayFault, unsayable
from cases.paper import LANGUAGES, Incomplete, Unprintable, render
from cases.sentences import Sentence as _
from workflows.communications import FORM
from workflows.communications import keep_letter as write_down
from workflows.intake import Faulty, Later, receive
from workflows.letters import keep_letter, thawed
from workflows.notices import post, tell_of_letter
from workflows.perform import Refused
from workflows.rows import LETTER_NAMES, Communication, Procedure
from workflows.taking import lock

LATER = Fault("/at", _("It says no moment, or one that has not come yet."))
MAY_COME = frozenset(LETTER_NAMES) - {FORM}  # an application comes as a package, which is examined
NOT_ONE = Fault("/file", _("This is no letter that can be read and printed in both languages."))


def take_item(bundle, item, data):
    """(the communication it became here, or None; the faults for which it was refused)."""
    took = _application if item["what"] == Communication.What.APPLICATION else _letter
    try:
        return took(bundle, item, data), []
    except Later as later:  # the bundle stays untaken, and comes again as it is
        raise Rejected(later.faults[0].sentence) from later
    except Faulty as faulty:
        return None, faulty.faults
    except Refused as refused:
        return None, [Fault("", str(refused))]


def _application(bundle, item, data):
    """As if it had been handed in by itself: every check, the asylum door, and its first clock."""
    said = _read(data)
    if not isinstance(said, dict) or (said.get("from"), said.get("to")) != (bundle.partner.code, bundle.ours.code):
        raise Faulty([Fault("/file/from", _("The application is not between the two authorities of the bundle."))])
    received = receive(data)
    return Communication.objects.get(
        procedure__reference=received.reference, what=Communication.What.APPLICATION, sender=bundle.partner
    )


def _letter(bundle, item, data):
    moment = parse_datetime(item["at"])
    if moment is None or moment.tzinfo is None or moment > bundle.at:
        raise Faulty([LATER])
    return _filed(bundle, item, _content(item, data), moment)


@db.atomic
def _filed(bundle, item, content, moment):
    procedure = lock(_procedure_of(bundle, item))
    letter = keep_letter(procedure, item["letter"], (bundle.partner, bundle.ours), content)
    communication = write_down(procedure, letter, item.get("ground", ""), item["what"], at=moment)
    touch(procedure.case)
    tell_of_letter(letter, procedure)
    post(procedure.case)
    return communication


def _read(data):
    try:
        return read_json(data)
    except Unreadable as unreadable:
        raise Faulty([Fault(f"/file{unreadable.fault.pointer}", unreadable.fault.sentence)]) from unreadable


def _content(item, data):
    """What the letter says, if it can be printed as one of our letters and tells nothing that is not taken in."""
    said = _read(data)
    if turned_away := unsayable(said):
        keep({fault.pointer: fault.hits for fault in turned_away if isinstance(fault, TurnedAwayFault)})
        raise Faulty([Fault(f"/file{fault.pointer}", NOT_TAKEN) for fault in turned_away])
    if item.get("letter") not in MAY_COME or not isinstance(said, dict) or set(said) != set(LANGUAGES):
        raise Faulty([NOT_ONE])
    _print(item["letter"], said)
    return said


def _print(kind, said):
    try:
        for language, content in said.items():
            render(kind, language, thawed(content))
    except (Incomplete, Unprintable, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Faulty([NOT_ONE]) from error


def _procedure_of(bundle, item):
    """The procedure of these two authorities that bears our reference, or theirs."""
    ours, theirs = item.get("reference", ""), item.get("sender_reference", "")
    named = Q(reference=ours) if ours else Q(case__their_reference=theirs)
    of_them = Q(case__requesting_agency=bundle.partner, case__requested_agency=bundle.ours)
    of_us = Q(case__requesting_agency=bundle.ours, case__requested_agency=bundle.partner)
    found = Procedure.objects.filter(named, of_them | of_us).order_by("pk").first() if ours or theirs else None
    if found is None:
        raise Faulty([Fault("/reference", _("No case of these two authorities bears this reference."))])
    return found
