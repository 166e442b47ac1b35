"""Recording with one tap what happened at the border: the questions of the step have their usual answer, the time is now."""

from functools import partial
from uuid import uuid4

from django import forms
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.moment import now
from cases.asylum_door.forms import AtTheDoor
from workflows.perform import may_perform

USUAL = {"arrived_at": now, "identity_on_arrival": partial(str, "yes")}  # the button says so in words
NOT_KNOWN_YET = _("The person did not come at the time that was notified. The reason is not known yet.")
ROWS = 2


class TapForm(AtTheDoor, forms.Form):
    """What the step asks and has no usual answer; a token that makes it happen once, and the version that was read."""

    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, procedure, transition):
        first = {"token": str(uuid4()), "version": procedure.case.version, "no_show_reason": NOT_KNOWN_YET}
        super().__init__(data, initial=first, auto_id=f"{procedure.reference}-{transition.name}-%s")
        self.asked = [name for name in transition.asks if name not in USUAL]
        for name in self.asked:
            self.fields[name] = procedure._meta.get_field(name).formfield(required=True)
            self.fields[name].widget.attrs["rows"] = ROWS
        self.usual = {name: usual() for name, usual in USUAL.items() if name in transition.asks}

    @property
    def answers(self):
        return self.usual | {name: self.cleaned_data[name] for name in self.asked}


def taps(procedure, capacities):
    """The steps that somebody may take now with one tap."""
    declared = [procedure.workflow.transitions[name] for name in procedure.journey.taps]
    return [transition for transition in declared if may_perform(capacities, transition, procedure)]


def tap_of(procedure, name):
    if procedure.journey is None or name not in procedure.journey.taps:
        raise Http404
    return procedure.workflow.transitions[name]


def answered_by(transition):
    """In words what the tap answers by itself."""
    return gettext("Arrived now, identity confirmed") if set(USUAL) <= set(transition.asks) else gettext("Time: now")
