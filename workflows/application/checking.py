"""What is still wrong or missing in a draft, task by task, in the words of the package check: one check for both ways in."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from agencies.models import Agency
from agencies.roles import LEAD, REQUESTED, REQUESTING
from agencies.states import zone
from audit.dates import day as written
from audit.moment import now, today
from cases.agreements import Agreement
from cases.packages.check import KnownAgency, KnownAgreement, check_application
from cases.packages.dates import day
from cases.packages.faults import Fault
from cases.packages.shape import application_schema, filled, resolved
from cases.sentences import Sentence as _
from workflows.application.paper import TASKS
from workflows.application.paths import says_something

ASKING, ASKED = {REQUESTING, LEAD}, {REQUESTED, LEAD}  # we lead, whether we are asked or ask
NOT_ON_PAPER = ("/voluntary_return", "/circumstances/health/consent_text")  # a paper form does not say it
TAKEN = _("There is an application under this reference already. Use another one.")
NOT_STARTED, IN_PROGRESS, NEEDS_ATTENTION, DONE = (
    (gettext_lazy("Not started"), "plain"), (gettext_lazy("In progress"), "info"), (gettext_lazy("Needs attention"), "warn"),
    (gettext_lazy("Done"), "ok"),
)  # fmt: skip


@dataclass(frozen=True)
class Examined:
    """The application with every field in its place, its faults, and what is worth a look."""

    application: dict
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    def of(self, task):
        return [
            fault for fault in self.faults if fault.pointer.split("/")[1:2] and fault.pointer.split("/")[1] in task.tops
        ]

    def status(self, task):
        """(words, tone): nobody looked, begun, something is wrong, done."""
        faults, begun = self.of(task), any(says_something(self.application.get(top)) for top in task.tops)
        if not faults:
            return DONE if begun or task.needed else NOT_STARTED
        if not all(self._is_missing(fault.pointer) for fault in faults):
            return NEEDS_ATTENTION
        return IN_PROGRESS if begun else NOT_STARTED

    def left(self):
        """The tasks that must be done before the check opens."""
        return [task for task in TASKS if task.needed and self.status(task) != DONE]

    def _is_missing(self, pointer):
        value = self.application
        for part in pointer.split("/")[1:]:
            if isinstance(value, dict):
                value = value.get(part)
            elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
                value = value[int(part)]
            else:
                return True
        return value in ("", None, [], {}, False)


def whole(application) -> dict:
    """A draft with every field of the form in its place."""
    return filled(application, application_schema())


def examine(procedure, about) -> Examined:
    """Checks a draft as a package would be checked. Two queries."""
    application = whole(about.application)
    if not about.on_paper:
        application["sent_at"] = now().astimezone(zone(procedure.case.requesting_state)).isoformat(timespec="seconds")
    asked = _without_blanks(application, application_schema())
    checked = check_application(
        asked, agreements=_agreements(procedure.case), agencies=_agencies(procedure.case), today=today()
    )
    faults, warnings = (
        [*checked.faults, *_taken(application, procedure.case)],
        [*checked.warnings, *_expired(application)],
    )
    if about.on_paper:
        warnings += [fault for fault in faults if fault.pointer.startswith(NOT_ON_PAPER)]
        faults = [fault for fault in faults if not fault.pointer.startswith(NOT_ON_PAPER)]
    return Examined(application, tuple(faults), tuple(warnings))


def _agreements(case):
    live = Agreement.objects.filter(live=True)
    return {
        agreement.code: KnownAgreement(frozenset(agreement.covers), agreement.requested_state).asked_of(
            case.requested_state
        )
        for agreement in live
    }


def _agencies(case):
    found = Agency.objects.filter(pk__in=(case.requesting_agency_id, case.requested_agency_id))
    return {
        a.code: KnownAgency(a.state, sends=bool(ASKING & {*a.case_roles}), receives=bool(ASKED & {*a.case_roles}))
        for a in found
    }


def _without_blanks(said, schema):
    """Without what must be there and is empty: then the check says that it is missing, not that it is of a wrong form."""
    schema = resolved(schema)
    if isinstance(said, dict) and "properties" in schema:
        asked = {
            name: value for name, value in said.items() if value not in ("", None) or name not in schema["required"]
        }
        return {name: _without_blanks(value, schema["properties"][name]) for name, value in asked.items()}
    if isinstance(said, list) and "items" in schema:
        return [_without_blanks(item, schema["items"]) for item in said]
    return said


def _taken(application, case):
    """The case takes every reference that is free; where it bears another, that one was not."""
    if application["reference"] and application["reference"] != case.their_reference:
        yield Fault("/reference", TAKEN)


def _expired(application):
    for number, item in enumerate(application["evidence"]):
        expires = day(item["expires_on"])
        if expires and expires < today():
            yield Fault(f"/evidence/{number}/expires_on", _("This document expired on {day}.", day=written(expires)))
