"""The form of one's wishes: a choice a kind of news, in the groups of the notice page, and the quiet hours."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.asylum_door.forms import AtTheDoor
from workflows.notifying.kinds import Group, kinds
from workflows.rows import Channel

PLAIN_TIME = "%H:%M"


def _clock_time(label):
    widget = forms.TimeInput(format=PLAIN_TIME, attrs={"size": 5, "placeholder": "20:00"})
    return forms.TimeField(label=label, required=False, input_formats=[PLAIN_TIME], widget=widget)


class WishesForm(AtTheDoor, forms.Form):
    """`wishes`: the MailWishes of the person, or None. What cannot be switched off is no field."""

    quiet_from = _clock_time(gettext_lazy("From"))
    quiet_until = _clock_time(gettext_lazy("Until"))

    def __init__(self, *args, wishes, **kwargs):
        super().__init__(*args, **kwargs)
        wished = wishes.channels if wishes else {}
        for kind in _to_choose():
            usual = wished.get(kind.name, kind.usual)
            self.fields[kind.name] = forms.ChoiceField(choices=Channel.choices, label=kind.label, initial=usual)
        if wishes:
            self.initial |= {"quiet_from": wishes.quiet_from, "quiet_until": wishes.quiet_until}

    def clean(self):
        data = super().clean()
        begin, end = data.get("quiet_from"), data.get("quiet_until")
        if self.errors.keys() & {"quiet_from", "quiet_until"}:
            return data
        if (begin is None) != (end is None):
            self.add_error(
                "quiet_until" if begin else "quiet_from", _("Say when the quiet hours begin and when they end.")
            )
        elif begin is not None and begin == end:
            self.add_error("quiet_until", _("The quiet hours must end at another time than they begin."))
        return data

    def channels(self):
        return {kind.name: self.cleaned_data[kind.name] for kind in _to_choose()}

    def quiet(self):
        """(from, until), or None."""
        begin = self.cleaned_data["quiet_from"]
        return (begin, self.cleaned_data["quiet_until"]) if begin is not None else None

    def groups(self):
        """[{title, fields, fixed: labels of what is always mailed at once}] in the order of the groups."""
        parts = []
        for group in Group:
            of_group = [kind for kind in kinds().values() if kind.group == group]
            fields = [self[kind.name] for kind in of_group if not kind.is_fixed]
            fixed = [kind.label for kind in of_group if kind.is_fixed]
            parts.append({"name": group.value, "title": group.label, "fields": fields, "fixed": fixed})
        return [part for part in parts if part["fields"] or part["fixed"]]


def _to_choose():
    return [kind for kind in kinds().values() if not kind.is_fixed]
