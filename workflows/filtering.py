"""How a work list is narrowed: a closed list of filters, each on a column that the reader may see."""

from datetime import datetime, time, timedelta
from functools import cached_property, partial
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.alphabet import by_name
from agencies.disclosure import READS, FieldGroup, Sight, would_see
from agencies.models import Agency
from agencies.roles import GRANTED, PARTNER, PROVIDER
from agencies.states import state_choices
from audit.moment import today
from workflows.rows import Procedure, permissions
from workflows.worklist import ORDERS
from workflows.worklist.queues import FLAG_GROUPS

ANY = [("", _("any"))]
DAY = "%d.%m.%Y"
OFFICERS = (("nobody", _("nobody yet")), ("me", _("I")), ("others", _("a colleague")))
ROUTE_UNREAD = (PARTNER, PROVIDER)  # parts that read nothing of the return


def _kinds():
    return ANY + [(name, model.workflow.label) for name, model in Procedure.kinds.items()]


def _statuses():
    known = {state.name: str(state) for model in Procedure.kinds.values() for state in model.workflow.states.values()}
    return ANY + sorted(known.items(), key=lambda choice: choice[1])


def _inside():
    return Q(permission__in=[permissions()[case_role] for case_role in READS[FieldGroup.DELIBERATION]])


def _in_status(name):
    """Grants whose procedure is shown in a status: as it is to those inside, to others what they are shown in its place."""
    hidden = [state for model in Procedure.kinds.values() for state in model.workflow.states.values() if state.outside]
    inside = _inside()
    seen = Q(state=name) & (inside if name in {state.name for state in hidden} else Q())
    return seen | Q(state__in=[state.name for state in hidden if state.outside.name == name]) & ~inside


def parts_that_read(actor, group):
    """The keys of the parts at which this reader sees a group of fields: nobody filters by what they may not read."""
    parts = [part for part in GRANTED if would_see(actor.at([part]), group) == Sight.FULL]
    return [permissions()[part].pk for part in parts]


def orders_for(actor):
    """The orders that this reader may have: by name only who reads names, else the order would tell them."""
    reads = {order.name for order in ORDERS.values() if parts_that_read(actor, order.group)}
    return [order for order in ORDERS.values() if order.group == FieldGroup.REFERENCE or order.name in reads]


def _kind(actor, value):
    return Q(content_object__kind=value)


def _state(actor, value):
    unread = [permissions()[part].pk for part in ROUTE_UNREAD]
    at_either_end = Q(content_object__from_state=value) | Q(content_object__to_state=value)
    return at_either_end & ~Q(permission__in=unread)


def _flag(actor, value):
    return Q(content_object__flags__contains=[value], permission__in=parts_that_read(actor, FLAG_GROUPS[value]))


def _held_by(actor, value):
    """Which agency has the next step: others than those inside read a State in its place."""
    return Q(content_object__held_by__code=value) & _inside()


def _worked_on(actor, value):
    return {
        "nobody": Q(assigned_to=None),
        "me": Q(assigned_to=actor.user),
        "others": Q(assigned_to__isnull=False) & ~Q(assigned_to=actor.user),
    }[value]


def _from(column, actor, day):
    return Q(**{f"{column}__gte": make_aware(datetime.combine(day, time.min))})


def _until(column, actor, day):
    """The day itself is in."""
    return Q(**{f"{column}__lt": make_aware(datetime.combine(day + timedelta(days=1), time.min))})


NARROWS = {
    "kind": _kind, "status": lambda actor, value: _in_status(value), "other_state": _state, "held_by": _held_by, "officer": _worked_on,
    "flag": _flag,
    "due_from": partial(_from, "sort_at"), "due_until": partial(_until, "sort_at"),
    "received_from": partial(_from, "received_at"), "received_until": partial(_until, "received_at"),
}  # fmt: skip
RANGES = (("due_from", "due_until"), ("received_from", "received_until"))


def _day(label):
    return forms.DateField(label=label, required=False, input_formats=[DAY, "%Y-%m-%d"])


def written(value):
    return value if isinstance(value, str) else f"{value:{DAY}}"


class WorkFilter(forms.Form):
    kind = forms.ChoiceField(label=_("Procedure"), choices=_kinds, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=_statuses, required=False)
    other_state = forms.ChoiceField(label=_("State"), choices=lambda: ANY + state_choices(), required=False)
    held_by = forms.ChoiceField(label=_("With"), required=False)
    officer = forms.ChoiceField(label=_("Works on it"), choices=[*ANY, *OFFICERS], required=False)
    flag = forms.ChoiceField(
        label=_("Flag"), choices=[*ANY, ("child", _("Child")), ("health", _("Health"))], required=False
    )
    due_from, due_until = _day(_("Due from")), _day(_("Due until"))
    received_from, received_until = _day(_("Received from")), _day(_("Received until"))
    sort = forms.ChoiceField(label=_("Sort by"), required=False)

    def __init__(self, data=None, *, actor):
        orders = [order.name for order in orders_for(actor)]
        if data is not None and data.get("sort", "") not in ("", *orders):  # not theirs to have: then by due date
            data = {name: data.get(name) for name in NARROWS}
        super().__init__(data)
        self.actor = actor
        self.fields["sort"].choices = [(name, ORDERS[name].label) for name in orders]
        if set(actor.agency.case_roles) & READS[FieldGroup.DELIBERATION]:
            self.fields["held_by"].choices = lambda: self._agencies
        else:
            del self.fields["held_by"]

    @cached_property
    def _agencies(self):
        working = Agency.objects.exclude(ended_on__lte=today()).order_by(by_name())
        return ANY + [(agency.code, agency.name) for agency in working]

    def clean(self):
        said = super().clean()
        for first, last in RANGES:
            if said.get(first) and said.get(last) and said[last] < said[first]:
                self.add_error(last, gettext("The last day lies before the first."))
        return said

    @property
    def is_wrong(self):
        """Whether a value was asked for that there is not."""
        return self.is_bound and not self.is_valid()

    @property
    def said(self):
        """{filter: value} of what is set, as it is written into addresses and views that are kept."""
        return {name: written(value) for name, value in self._set.items()}

    @property
    def _set(self):
        said = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {name: value for name, value in said.items() if value and name in NARROWS}

    @property
    def order(self):
        """The order asked for, where this reader may have it; else by due date."""
        wanted = self.cleaned_data.get("sort") if self.is_bound and self.is_valid() else ""
        return ORDERS[wanted or "due"]

    def narrowed(self):
        """A Q over grants: of what cannot be understood, nothing, rather than a list that is not what was asked for."""
        wanted = Q(pk__in=[]) if self.is_wrong else Q()
        for name, value in self._set.items():
            wanted &= NARROWS[name](self.actor, value)
        return wanted

    def query(self, said=None):
        """The address' part that says the same again: filters and order."""
        order = {} if self.order.name == "due" else {"sort": self.order.name}
        return urlencode((self.said if said is None else said) | order)

    def chips(self, path):
        """What is set, each with the address that takes it away."""
        return [self._chip(path, name) for name in self.said]

    def _chip(self, path, name):
        rest = self.query({key: value for key, value in self.said.items() if key != name})
        value = dict(getattr(self.fields[name], "choices", ())).get(self.said[name], self.said[name])
        label = gettext("%(field)s: %(value)s") % {"field": self.fields[name].label, "value": value}
        return {"label": label, "url": f"{path}?{rest}" if rest else path, "on": True}
