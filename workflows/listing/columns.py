"""Optional columns of a work list: each on fields that the reader may see, each read at once for a whole page."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup, Sight, is_beside, is_inside, shown, sight, would_see
from agencies.roles import GRANTED, PROVIDER
from agencies.states import state_name
from audit.dates import day
from audit.moment import now
from cases.files import Case, CasePerson
from cases.people import Nationality
from workflows.rows import Reminder, Step
from workflows.showing.offered import offered
from workflows.showing.summary import born


@dataclass(frozen=True)
class Column:
    """`read` gives {key of a grant: text} of a page of grants, in one query at most; the rest says who reads it of a case."""

    name: str
    label: str
    group: FieldGroup
    read: Callable
    inside: bool = False  # for those alone who deliberate on the case, or check it
    of_file: bool = False  # of the file, of which who has a part in one procedure alone reads nothing

    def is_offered(self, actor):
        """Whether this reader could see it in any case that their agency can have a part in."""
        parts = [part for part in GRANTED if part != PROVIDER and part in actor.agency.case_roles]
        return any(self._may_see(actor.at([part])) for part in parts)

    def _may_see(self, capacities):
        if not capacities or (self.inside and not is_inside(capacities)) or (self.of_file and is_beside(capacities)):
            return False
        return would_see(capacities, self.group) == Sight.FULL

    def text(self, values, grant, actor):
        """What stands in its cell; nothing for those who may not see it."""
        capacities = actor.at(grant.case_roles)
        if not self._may_see(capacities):
            return ""
        return shown(values.get(grant.pk, ""), sight(capacities, self.group)) or ""


def _nationality(grants):
    told = _of_subjects(grants, Nationality, "person__memberships", "state")
    return {key: ", ".join(sorted(map(str, map(state_name, states)))) for key, states in told.items()}


def _birth(grants):
    return {
        key: ", ".join(map(born, dates)) for key, dates in _of_subjects(grants, CasePerson, "", "person__born").items()
    }


def _of_subjects(grants, model, way, value):
    """{key of the grant: [values]} of the person that each case is about."""
    way = f"{way}__" if way else ""
    cases = {grant.content_object.case_id for grant in grants}
    rows = model.objects.filter(**{f"{way}case__in": cases, f"{way}relation": CasePerson.Relation.SUBJECT})
    told = defaultdict(list)
    for case_id, found in rows.order_by("pk").values_list(f"{way}case", value):
        told[case_id].append(found)
    return {grant.pk: told[grant.content_object.case_id] for grant in grants}


def _responsible(grants):
    return {grant.pk: grant.assigned_to.name if grant.assigned_to else _("Nobody yet") for grant in grants}


def _days_waiting(grants):
    return {grant.pk: str((now() - grant.waits_since).days) for grant in grants}


def _last_event(grants):
    last = Step.objects.filter(procedure__in=[grant.content_object_id for grant in grants])
    last = last.order_by("procedure", "-pk").distinct("procedure").values_list("procedure", "transition", "taken_at")
    told = {procedure: (name, at) for procedure, name, at in last}
    return {grant.pk: _told_step(grant.content_object, *told[grant.content_object_id]) for grant in grants
            if grant.content_object_id in told}  # fmt: skip


def _told_step(procedure, name, at):
    way = procedure.declared.transitions.get(name)
    return f"{day(at)} {way or _('Opened')}"


def _their_reference(grants):
    told = dict(
        Case.objects.filter(pk__in={g.content_object.case_id for g in grants}).values_list("pk", "their_reference")
    )
    return {grant.pk: told[grant.content_object.case_id] for grant in grants}


def last_reminders(grants):
    """{key of the grant: the day on which the holder was last reminded by the agency whose list this is}."""
    rows = Reminder.objects.filter(procedure__in=[grant.content_object_id for grant in grants])
    rows = rows.filter(sent_for__group__in={grant.group_id for grant in grants})
    told = dict(rows.order_by("on").values_list("procedure", "on"))
    return {grant.pk: day(told[grant.content_object_id]) for grant in grants if grant.content_object_id in told}


_OWN = (
    Column("nationality", gettext_lazy("Nationality"), FieldGroup.PARTICULARS, _nationality, of_file=True),
    Column("born", gettext_lazy("Date of birth"), FieldGroup.PARTICULARS, _birth, of_file=True),
    Column("responsible", gettext_lazy("Responsible"), FieldGroup.REFERENCE, _responsible),
    Column("days_waiting", gettext_lazy("Days waiting"), FieldGroup.REFERENCE, _days_waiting),
    Column("last_event", gettext_lazy("Last event"), FieldGroup.REFERENCE, _last_event, inside=True),
    Column("their_reference", gettext_lazy("Their reference"), FieldGroup.REFERENCE, _their_reference, of_file=True),
    Column("last_reminder", gettext_lazy("Last reminder"), FieldGroup.REFERENCE, last_reminders),
)
SHOWN_IN = {"waiting": ("days_waiting", "last_reminder")}  # columns that a queue has whatever somebody chose


def columns():
    """{name: Column}, with what the floors above have of the procedures that are theirs."""
    return {column.name: column for column in (*_OWN, *offered("list_columns"))}


def columns_for(actor):
    """Those on offer to this reader."""
    return {name: column for name, column in columns().items() if column.is_offered(actor)}


def cells(chosen, grants, actor):
    """{key of the grant: [{label, text}]} in the order of the columns."""
    read = [(column, column.read(grants)) for column in chosen] if grants else []
    return {
        grant.pk: [{"label": column.label, "text": column.text(values, grant, actor)} for column, values in read]
        for grant in grants
    }
