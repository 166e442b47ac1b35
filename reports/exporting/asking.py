"""What people do with exports: ask for one, agree to names in it, cancel it, ask for it again, delete it."""

from dataclasses import dataclass, field

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.models import User
from agencies.policy import may
from audit.jobs.rows import OPEN, State
from audit.moment import now
from reports.counting import counted_at
from reports.exporting import keeping
from reports.exporting.rights import insist_to_ask
from reports.exporting.rows import Content, Export
from reports.exporting.telling import tell_approvers, tell_asker
from reports.exporting.wanted import wanted
from reports.lines.levels import Level
from reports.lines.reading import number_of
from workflows.refusing import Refused

MOST_OPEN = 20  # of one person at a time


@dataclass(frozen=True)
class Request:
    """`parameters`: pairs of names and values, as in the address of a question or a report."""

    content: str
    parameters: list
    form: str
    level: str = Level.NONE
    purpose: str = ""
    more: dict = field(default_factory=dict)  # what a schedule adds


@db.atomic
def ask(request: Request, by) -> Export:
    """Raises Refused with what is wrong, Unreadable, or NoRight. What waits is made by the worker; a second click finds the first."""
    _insist_on_sense(request)
    asked = wanted(request.content, request.parameters, settled=counted_at)
    parameters = _kept(request.parameters, asked.as_of)
    if there := _asked_already(request, parameters, by):
        return there
    if Export.objects.filter(asked_by=by.user, state__in=OPEN).count() >= MOST_OPEN:
        raise Refused(_("Too many of your exports are waiting. Wait until some are ready, or cancel some."))
    named = request.level == Level.NAMED
    insist_to_ask(by, asked)
    export = Export(
        content=request.content, parameters=parameters, form=request.form, level=request.level,
        purpose=request.purpose.strip(), asked_by=by.user, asked_for=by.agency, state=State.ASKED if named else State.WAITING,
        **request.more,
    )  # fmt: skip
    if named:  # so that whoever is asked to agree sees how many
        export.total = number_of(asked.question, by)
    export.save()
    if named:
        tell_approvers(export)
    return export


def wait_for_the_other_click(by):
    """Whoever clicks twice at once waits here until the first has come through. Within a transaction."""
    User.objects.select_for_update(no_key=True).get(pk=by.user.pk)


def _asked_already(request, parameters, by):
    """The same, by the same person, not made yet."""
    wait_for_the_other_click(by)
    said = {
        "content": request.content,
        "form": request.form,
        "level": request.level,
        "purpose": request.purpose.strip(),
    }
    open_ones = Export.objects.filter(asked_by=by.user, asked_for=by.agency, state__in=OPEN, parameters=parameters)
    return open_ones.filter(**said, **request.more).first()


def _kept(pairs, as_of):
    """As it was asked, as of the moment that it is counted."""
    return [*([name, value] for name, value in pairs if name != "at"), ["at", as_of.isoformat()]]


def _insist_on_sense(request):
    said = {}
    if request.level != Level.NONE and not request.purpose.strip():
        said["purpose"] = [_("Say what it is for: the file holds personal data.")]
    if request.level != Level.NONE and request.content != Content.ROWS:
        said["level"] = [_("Only the rows behind a number can tell of persons.")]
    if request.content == Content.ROWS and request.form == "json":
        said["form"] = [_("Rows are written as Excel or as CSV.")]
    if said:
        raise Refused(fields=said)


@db.atomic
def decide(export, by, agrees, reason=""):
    """A second person agrees to names, or not. Raises Refused."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    if may_decide(export, by) is False:
        raise Refused(_("You cannot decide this request: you prepared it."))
    if export.state != State.ASKED:
        raise Refused(_("This request is no longer open: %(outcome)s.") % {"outcome": export.get_state_display()})
    if not agrees and not reason.strip():
        raise Refused(fields={"reason": [_("Say why.")]})
    export.decided_by, export.decided_at, export.reason = by.user, now(), reason.strip()[:300]
    export.state = State.WAITING if agrees else State.REFUSED
    export.save()
    if not agrees:
        tell_asker(export)
    return export


def may_decide(export, by):
    """True, False for whoever asked, None for those whom it does not concern."""
    if export.asked_for_id != by.agency.pk or not may(by.capacities, "export.approve"):
        return None
    return export.asked_by_id != by.user.pk


@db.atomic
def cancel(export):
    """Whoever makes it at this moment finds that, and leaves no file."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    if export.state not in OPEN:
        raise Refused(_("It is not waiting or running any more."))
    _close(export, State.CANCELLED)


@db.atomic
def delete(export):
    """The file goes; that there was one stays."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    if export.state in OPEN:
        raise Refused(_("Cancel it first."))
    if export.state != State.DELETED:
        _close(export, State.DELETED)


def _close(export, state):
    run, export.state = export.run, state
    export.save()
    db.on_commit(lambda: keeping.discard(run))


def repeat(export, by):
    """The same again, as of the same moment; names need somebody's agreement anew."""
    again = Request(export.content, export.parameters, export.form, export.level, export.purpose)
    return ask(again, by)
