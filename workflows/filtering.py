"""How a work list is narrowed: a closed list of filters, each on a column that the reader may see."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import READS, FieldGroup, Sight, would_see
from agencies.roles import GRANTED, PARTNER, PROVIDER
from agencies.states import state_choices
from workflows.rows import Procedure, permissions
from workflows.worklist import ORDERS
from workflows.worklist.queues import FLAG_GROUPS

ANY = [("", _("any"))]
ROUTE_UNREAD = (PARTNER, PROVIDER)  # parts that read nothing of the return


def _kinds():
    return ANY + [(name, model.workflow.label) for name, model in Procedure.kinds.items()]


def _statuses():
    known = {state.name: str(state) for model in Procedure.kinds.values() for state in model.workflow.states.values()}
    return ANY + sorted(known.items(), key=lambda choice: choice[1])


def _in_status(name):
    """Grants whose procedure is shown in a status: as it is to those inside, to others what they are shown in its place."""
    hidden = [state for model in Procedure.kinds.values() for state in model.workflow.states.values() if state.outside]
    inside = Q(permission__in=[permissions()[case_role] for case_role in READS[FieldGroup.DELIBERATION]])
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


NARROWS = {"kind": _kind, "status": lambda actor, value: _in_status(value), "other_state": _state, "flag": _flag}


class WorkFilter(forms.Form):
    kind = forms.ChoiceField(label=_("Procedure"), choices=_kinds, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=_statuses, required=False)
    other_state = forms.ChoiceField(label=_("State"), choices=lambda: ANY + state_choices(), required=False)
    flag = forms.ChoiceField(
        label=_("Flag"), choices=[*ANY, ("child", _("Child")), ("health", _("Health"))], required=False
    )
    sort = forms.ChoiceField(label=_("Sort by"), required=False)

    def __init__(self, data=None, *, actor):
        orders = [order.name for order in orders_for(actor)]
        if data is not None and data.get("sort", "") not in ("", *orders):  # not theirs to have: then by due date
            data = {name: data.get(name) for name in NARROWS}
        super().__init__(data)
        self.actor = actor
        self.fields["sort"].choices = [(name, ORDERS[name].label) for name in orders]

    @property
    def is_wrong(self):
        """Whether a value was asked for that there is not."""
        return self.is_bound and not self.is_valid()

    @property
    def said(self):
        """{filter: value} of what is set."""
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
        for name, value in self.said.items():
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
        value = dict(self.fields[name].choices)[self.said[name]]
        label = gettext("%(field)s: %(value)s") % {"field": self.fields[name].label, "value": value}
        return {"label": label, "url": f"{path}?{rest}" if rest else path, "on": True}
