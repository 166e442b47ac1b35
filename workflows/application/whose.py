"""Asks of each place of an application that two people changed whose holds."""

from django import forms
from django.utils.translation import gettext as _

from cases.asylum_door.forms import AtTheDoor
from workflows.application.meeting import TO_DECIDE, name_of, value_in
from workflows.merging import MINE, THEIRS


class WhoseForm(AtTheDoor, forms.Form):
    """Of each place that two people changed: whose holds."""

    to_decide = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, board, mine, undecided, data=None):
        super().__init__(data, initial={TO_DECIDE: " ".join(undecided)})
        for place, theirs in undecided.items():
            label, words = named(board, place)
            choices = [
                (MINE, _("Keep mine: %(value)s") % {"value": words(value_in(mine, place)) or "–"}),
                (THEIRS, _("Take theirs: %(value)s") % {"value": words(theirs) or "–"}),
            ]
            asked = forms.ChoiceField(
                choices=choices, label=_("Whose holds: %(field)s") % {"field": label}, widget=forms.RadioSelect
            )
            self.fields[name_of(place)] = asked


def named(board, place):
    """(the label of a place, what says its values in words)."""
    part, name = board.place(place)
    if part is None:
        return place, _brief
    its = part.fields[name]
    choices = {str(value): str(label) for value, label in getattr(its, "choices", ())}

    def words(value):
        if isinstance(value, list | dict):
            return _brief(value)
        return choices.get(str(value), str(its.prepare_value(value) or "")) if value not in (None, "") else ""

    return part[name].label, words


def _brief(value):
    return _("filled in") if isinstance(value, list | dict) and value else "" if value in (None, [], {}) else str(value)
