"""A calendar of journeys as somebody reads it: by day and flight, with what is missing and what can be recorded."""

from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.disclosure import FieldGroup, Sight, group_of, is_inside, shown, sight
from agencies.states import AZERBAIJAN, state_name
from audit.moment import today
from cases.calendars import calendar_of
from cases.sentences import Sentence
from workflows.showing.rows import flags_shown, name_shown
from workflows.showing.travelling import (
    has_document,
    known_of,
    moment_of,
    notice_unconfirmed,
    travelling,
    waits,
)
from workflows.tapping import TapForm, answered_by, taps

FACTS = (
    "escorts",
    "transfer_needs",
    "assistance",
    "exit_point",
)  # as far as the kind has them and the reader reads them


def calendar(actor, days, sent_back=None):
    """For workflows/journeys.html. `sent_back` is the form of a tap that was refused: (procedure's key, step, form)."""
    known, rows = None, []
    found = travelling(actor, days)
    if found:
        known = known_of(found, actor)
        rows = [row for procedure in found if (row := _row(procedure, actor, known, sent_back))]
    earlier = [row for row in rows if row["day"] < days.first]
    of_day = {day: [row for row in rows if row["day"] == day] for day in days}
    return {
        "strip": [{"day": day, "count": len(of_day[day]), "is_today": day == today()} for day in days],
        "earlier": _flights(earlier),
        "days": [_day(day, some) for day, some in of_day.items() if some],
        "persons": _persons(len(rows) - len(earlier)),
    }


def _persons(number):
    return ngettext("%(number)s person", "%(number)s persons", number) % {"number": number}


def _day(day, rows):
    closed = calendar_of(AZERBAIJAN).reason(day)
    closed = closed.translated(_) if isinstance(closed, Sentence) else closed
    return {
        "day": day,
        "persons": _persons(len(rows)),
        "closed": _("Not a working day: %(reason)s") % {"reason": closed} if closed else "",
        "flights": _flights(rows),
    }


def _flights(rows):
    """Those who come together stand together: the same moment, border point and carrier."""
    together = groupby(sorted(rows, key=_flight), key=_flight)
    return [
        {"at": moment, "point": point, "carrier": carrier, "rows": some, "persons": _persons(len(some))}
        for (moment, point, carrier), some in ((flight, list(of_flight)) for flight, of_flight in together)
    ]


def _flight(row):
    return row["at"], row["point"], row["carrier"]


def _row(procedure, actor, known, sent_back):
    """One person's journey; None to a reader who reads nothing of it."""
    capacities = actor.at(known.parts[procedure.pk])
    if sight(capacities, FieldGroup.TRANSFER) != Sight.FULL:
        return None
    state, moment = procedure.state_seen(is_inside(capacities)), moment_of(procedure)
    missing = _missing(procedure, actor, known)
    ways = [_way(procedure, transition, sent_back) for transition in taps(procedure, capacities)]
    return {
        "at": moment,
        "day": timezone.localdate(moment),
        "point": procedure.crossing_point,
        "carrier": " ".join(filter(None, (procedure.get_transport_display(), procedure.carrier))),
        "reference": procedure.reference,
        "url": reverse("procedure", args=[procedure.reference]),
        "person_name": name_shown(procedure, capacities),
        "flags": flags_shown(procedure, capacities),
        "procedure_label": procedure.declared.label,
        "route_from": state_name(procedure.from_state),
        "route_to": state_name(procedure.to_state),
        "status": state,
        "tone": state.tone,
        "missing": missing,
        "is_ready": waits(procedure) and not missing,
        "facts": _facts(procedure, capacities, known),
        "ways": ways,
        "is_open": any(way["form"].is_bound for way in ways),
    }


def _missing(procedure, actor, known):
    """What stands against the journey or is not there yet, in words; of a gate only that it is open."""
    if not waits(procedure):
        return []
    said = {
        _("A protection gate is open"): procedure.is_gated,
        _("No travel document that is valid on the day"): has_document(procedure, known) is False,
        _("Receipt of the notice not confirmed"): notice_unconfirmed(procedure, known, actor),
    }
    return [words for words, holds in said.items() if holds]


def _facts(procedure, capacities, known):
    names = [field.name for field in procedure._meta.fields if field.name in FACTS]
    facts = [
        {"label": _capital(procedure._meta.get_field(name).verbose_name), "value": value}
        for name in names
        if (value := shown(getattr(procedure, name), sight(capacities, group_of(type(procedure), name))))
    ]
    if has_document(procedure, known):
        facts.append({"label": _("Travel document"), "value": _("Valid on the day")})
    return facts


def _capital(words):
    return words[:1].upper() + words[1:]


def _way(procedure, transition, sent_back):
    form = TapForm(procedure=procedure, transition=transition)
    if sent_back and sent_back[:2] == (procedure.pk, transition.name):
        form = sent_back[2]
    return {
        "label": transition,
        "stop": transition.tone == "grave",
        "words": "" if form.asked else answered_by(transition),
        "form": form,
        "url": reverse("record_journey", args=[procedure.reference, transition.name]),
        "whole_url": reverse("take", args=[procedure.reference, transition.name]),
    }
