"""Puts together what two people changed in one form: different fields are both kept, of the same field somebody says whose."""

import json
from dataclasses import dataclass, field

from django import forms
from django.core import signing
from django.utils.translation import gettext as _

from cases.asylum_door.forms import AtTheDoor
from workflows.refusing import Changed

OPENED, TO_DECIDE = (
    "opened",
    "to_decide",
)  # hidden fields; what they bear comes back with a draft (agencies/typed/filling.py)
MINE, THEIRS = "mine", "theirs"


class Differs(Changed):
    """The same fields were changed by somebody else: nothing is kept until it is said whose holds. `theirs`: {field: value};
    `taken_over`: the same of fields that this form left alone.
    """

    def __init__(self, theirs, taken_over):
        self.theirs, self.taken_over = theirs, taken_over
        super().__init__(_("This case changed while you were writing. Your text is kept."))


@dataclass
class Merged:
    values: dict = field(default_factory=dict)
    taken_over: dict = field(
        default_factory=dict
    )  # what somebody else changed meanwhile and this form left alone: {field: value}


def merge(opened, mine, theirs) -> Merged:
    """`opened`: the values with which a form was opened; `mine`: as it came back; `theirs`: as they are now. Raises Differs."""
    merged, differs = Merged(), {}
    for name, value in mine.items():
        was, now_is = opened.get(name, theirs.get(name)), theirs.get(name)
        if value == was:
            merged.values[name] = now_is
            if now_is != was:
                merged.taken_over[name] = now_is
        elif now_is in (was, value):
            merged.values[name] = value
        else:
            differs[name] = now_is
    if differs:
        raise Differs(differs, merged.taken_over)
    return merged


class MergingForm(AtTheDoor, forms.Form):
    """A form that knows with which values it was opened. `now`: {field: value} as they are; `in_words(name, value)`."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    to_decide = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, now, in_words, **kwargs):
        self.in_words = in_words
        super().__init__(*args, **kwargs)
        self.initial |= now | {OPENED: signing.dumps(now, salt=OPENED)}
        for name in (self.data.get(TO_DECIDE) or "").split():
            if name in now:
                self._ask_whose(name, now[name])

    def as_opened(self):
        """The values with which it was opened; none where nobody can tell."""
        try:
            return signing.loads(self.cleaned_data[OPENED] or "", salt=OPENED)
        except (signing.BadSignature, json.JSONDecodeError):
            return {}

    def mine(self, names):
        """What is typed in these fields; of a field that was decided for the other, what they wrote."""
        opened, said = self.as_opened(), {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        theirs = {name for name in said if self.cleaned_data.get(f"whose_{name}") == THEIRS}
        return {name: opened.get(name, value) if name in theirs else value for name, value in said.items()}

    def ask(self, differs, now, who):
        """The same form, which asks of each of these fields whose holds. `who(name)`: who changed it, and when."""
        self.data = self.data.copy()
        self.data[TO_DECIDE] = " ".join(differs.theirs)
        self.data[OPENED] = signing.dumps(now, salt=OPENED)
        for name, value in differs.taken_over.items():  # else their old values would count as changed against what is now
            self.data[name] = self.fields[name].prepare_value(value)
        self.add_error(None, str(differs))
        for name, value in differs.theirs.items():
            self._ask_whose(name, value, who(name))

    def _ask_whose(self, name, theirs, who=""):
        choices = [
            (MINE, _("Keep mine: %(value)s") % {"value": self.data.get(name) or "–"}),
            (THEIRS, _("Take theirs: %(value)s") % {"value": self.in_words(name, theirs) or "–"}),
        ]
        label = _("Whose holds: %(field)s") % {"field": self.fields[name].label}
        told = {"required": _("Say whose holds.")}
        asked = forms.ChoiceField(
            choices=choices, label=label, widget=forms.RadioSelect, help_text=who, error_messages=told
        )
        self.fields = {f"whose_{name}": asked} | self.fields
