"""How a work list is narrowed: a closed list of filters, each on a column that the reader may see."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import READS, FieldGroup
from agencies.states import state_choices
from workflows.rows import Procedure, permissions

ANY = [("", _("any"))]


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


class WorkFilter(forms.Form):
    kind = forms.ChoiceField(label=_("Procedure"), choices=_kinds, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=_statuses, required=False)
    other_state = forms.ChoiceField(label=_("State"), choices=lambda: ANY + state_choices(), required=False)
    flag = forms.ChoiceField(
        label=_("Flag"), choices=[*ANY, ("child", _("Child")), ("health", _("Health"))], required=False
    )

    def narrowed(self):
        """A Q over grants."""
        said, wanted = self.cleaned_data, Q()
        if said["kind"]:
            wanted &= Q(content_object__kind=said["kind"])
        if said["status"]:
            wanted &= _in_status(said["status"])
        if said["other_state"]:
            state = said["other_state"]
            wanted &= Q(content_object__from_state=state) | Q(content_object__to_state=state)
        if said["flag"]:
            wanted &= Q(content_object__flags__contains=[said["flag"]])
        return wanted

    def chips(self, path):
        """What is set, each with the address that takes it away."""
        said = {
            name: value
            for name, value in (self.cleaned_data if self.is_bound and self.is_valid() else {}).items()
            if value
        }
        return [self._chip(path, said, name) for name in said]

    def _chip(self, path, said, name):
        rest = {key: value for key, value in said.items() if key != name}
        value = dict(self.fields[name].choices)[said[name]]
        label = gettext("%(field)s: %(value)s") % {"field": self.fields[name].label, "value": value}
        return {"label": label, "url": f"{path}?{urlencode(rest)}" if rest else path, "on": True}
