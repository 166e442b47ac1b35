"""Applies a rehearsed workbook: every new row becomes a case through the door, in one transaction, or none does."""

from dataclasses import dataclass

from django.db import DataError, IntegrityError, connection
from django.db import transaction as db
from django.utils.translation import gettext

from agencies.models import Agency
from agencies.policy import Actor
from agencies.roles import LEAD
from audit.actor import acting
from audit.moment import now
from cases.packages.faults import Fault
from cases.sentences import Sentence as _
from cases.workbooks.asking import examined
from workflows.gating import set_gate
from workflows.intake import IN_USE, ONCE, case_of
from workflows.models import ReadmissionRequest
from workflows.perform import Refused, open_, perform
from workflows.taking_over.known import digest
from workflows.taking_over.rehearsing import Rehearsal, rehearsed


@dataclass(frozen=True)
class TakenOver:
    """Our references of the rows that became cases, and how many had before."""

    new: tuple[str, ...]
    unchanged: int


class NotSound(Exception):
    """Nothing is stored; `rehearsal` says what is wrong and where."""

    def __init__(self, rehearsal: Rehearsal):
        self.rehearsal = rehearsal
        super().__init__(f"{len(rehearsal.faults)} cells with a fault")


class _RowRefused(Exception):
    def __init__(self, row, sentence):
        super().__init__(sentence)
        self.row, self.sentence = row, sentence


def take_over(content: bytes, actor: Actor) -> TakenOver:
    """All or nothing. The same workbook again changes nothing. Raises RefusedWorkbook, or NotSound."""
    found = examined(content)
    rehearsal = rehearsed(found, actor) if found.hits else None
    if rehearsal:  # outside of what is undone: that somebody was turned away is kept
        raise NotSound(rehearsal)
    try:
        with db.atomic(), acting(actor):
            _wait_for_others(actor.agency)
            rehearsal = rehearsed(found, actor)
            return _applied(rehearsal, actor)
    except _RowRefused as refused:
        refused.row.object_to(Fault("/reference", refused.sentence))
        place = rehearsal.table.place(refused.row, refused.row.faults[-1][0])
        rehearsal.faults.setdefault(place, []).append(refused.sentence)
        raise NotSound(rehearsal) from refused


def _wait_for_others(agency):
    """Two workbooks of one agency are taken one after the other, so that the second finds what the first has brought."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"take over {agency.pk}"])


def _applied(rehearsal, actor):
    if not rehearsal.is_sound:
        raise NotSound(rehearsal)
    senders = {
        agency.code: agency for agency in Agency.objects.filter(code__in={row.key[0] for row in rehearsal.new_rows})
    }
    new = [_case_from(row, senders[row.key[0]], actor) for row in rehearsal.new_rows]
    return TakenOver(tuple(new), len(rehearsal.known))


def _case_from(row, sender, actor):
    """Raises _RowRefused with what the door, or the database, says of it."""
    try:
        return _registered(row, sender, actor)
    except Refused as refused:
        raise _RowRefused(row, str(refused)) from refused
    except IntegrityError as error:
        if ONCE not in str(error):
            raise
        raise _RowRefused(row, IN_USE.sentence) from error
    except DataError as error:  # a text may grow when its letters are brought to their normal form
        raise _RowRefused(row, _("A text is longer than can be kept.")) from error


def _registered(row, sender, actor):
    """As an application on paper is registered: with the day on which it truly came."""
    case = case_of(row.application, sender, digest(row), channel=row.channel)
    agencies = {LEAD: actor.agency}
    request = open_(ReadmissionRequest, case, actor, agencies, application=row.application, taken_over_at=now())
    answers = {"received_at": row.received_at, "channel": row.channel}
    perform(
        request,
        "register",
        actor,
        answers,
        comment=gettext("Taken over from a workbook, row %(row)s.") % {"row": row.number},
    )
    for code in row.codes:
        set_gate(request, code, actor)
    return request.reference
