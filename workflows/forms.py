"""The form of a transition, built from what its declaration asks."""

from uuid import uuid4

from django import forms
from django.forms.models import modelform_factory
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import Sight, group_of, is_closed_to, may_write, sight
from cases.asylum_door.forms import AtTheDoor

ROWS = 3


class StepForm(AtTheDoor, forms.ModelForm):
    """The asked fields; the reason for the file where other eyes will read it; a token that makes it happen once."""

    token = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, transition, **kwargs):
        super().__init__(*args, **kwargs)
        for name in transition.fields:
            if make := self.instance.form_fields.get(name):
                self.fields[name] = make(self.instance)
            self.fields[name].required = name in transition.asks
        if transition.approval:
            self.fields["comment"] = forms.CharField(
                label=_("Reason for the file"), widget=forms.Textarea(attrs={"rows": ROWS}), max_length=4000,
                help_text=_("What you checked and what the approver must know. Do not repeat the form."),
            )  # fmt: skip
            self.order_fields(["comment"])
        self.initial.setdefault("token", str(uuid4()))

    def _post_clean(self):
        """The door sets and checks the answers; a form that is only shown again must not change the procedure."""

    @property
    def answers(self):
        return {name: value for name, value in self.cleaned_data.items() if name not in ("token", "comment")}


def form_for(procedure, transition, data=None, initial=None, capacities=None):
    """The form of one transition of one procedure; bound when there is data, even if that is empty.

    Where `capacities` are told, what may be answered by another agency alone is not asked of this one, and nobody finds
    what stands in the file already, nor what there is to choose from, in a field that they neither read nor write.
    """
    form = _form(procedure, transition, data, initial)
    for name in transition.fields if capacities is not None else ():
        _keep_shut(form, transition, name, capacities, group_of(type(procedure), name))
    return form


def _keep_shut(form, transition, name, capacities, group):
    if sight(capacities, group) != Sight.FULL:
        form.initial.pop(name, None)
        if not may_write(capacities, group):
            del form.fields[name]
    if name in transition.may_ask and name in form.fields and is_closed_to(capacities, group):
        del form.fields[name]


def look_again(form, changed, version):
    """A form that was overtaken: what was typed, with what happened said above it, on the case as it is now."""
    form.data = form.data.copy()
    form.data["version"] = version
    form.add_error(None, str(changed))


def _form(procedure, transition, data, initial):
    own = [name for name in transition.fields if name not in procedure.form_fields]
    made = modelform_factory(type(procedure), form=StepForm, fields=own, formfield_callback=_field)
    return made(data, instance=procedure, initial=initial, transition=transition)


def _field(field, **kwargs):
    made = field.formfield(**kwargs)
    if isinstance(made, forms.DateTimeField):
        made.help_text = _("dd.mm.yyyy hh:mm, Baku time")
    elif isinstance(made, forms.DateField):
        made.help_text = _("dd.mm.yyyy")
    if isinstance(made, forms.ChoiceField) and field.choices:
        made.choices = [(value, label if value else _("Choose")) for value, label in made.choices]
    if isinstance(made.widget, forms.Textarea):
        made.widget.attrs["rows"] = ROWS
    return made
