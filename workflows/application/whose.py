"""Asks of each place of an application that two people changed whose holds."""

from django import forms
from django.utils.translation import gettext as _

from cases.asylum_door.forms import AtTheDoor
from cases.terms import EvidenceKind
from workflows.application.meeting import DECIDED_AT, name_of
from workflows.application.paths import SAYS_NOTHING
from workflows.merging import MINE, THEIRS

UNTOLD = SAYS_NOTHING - {"kind"} | {"attachments"}
KINDS = dict(EvidenceKind.choices)
MOST_SAID = 120  # signs of a value that is a list


class WhoseForm(AtTheDoor, forms.Form):
    """`undecided`: {place: theirs}; `mine`: the application as it was typed; `version`: of what is kept, about which it is asked."""

    decided_at = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, board, mine, undecided, version, data=None):
        super().__init__(data, initial={DECIDED_AT: version})
        for place, theirs in undecided.items():
            label, words = named(board, place)
            choices = [
                (MINE, _("Keep mine: %(value)s") % {"value": words(_value_in(mine, place)) or "–"}),
                (THEIRS, _("Take theirs: %(value)s") % {"value": words(theirs) or "–"}),
            ]
            asked = _("Whose holds: %(field)s") % {"field": label}
            self.fields[name_of(place)] = forms.ChoiceField(choices=choices, label=asked, widget=forms.RadioSelect)

    @property
    def problems(self):
        """For the summary at the top of the page (workflows/application/problems.html)."""
        return [
            {"url": f"#{self[name].auto_id}", "label": self[name].label, "sentence": sentence}
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]


def named(board, place):
    """(the label of a place, what says its values in words)."""
    sheet = next((sheet for sheet in board.task.sheets if sheet.several and place == sheet.pointer), None)
    part, name = board.place(place)
    if sheet or part is None or part.pointer_of(name) != place:
        return (sheet.title if sheet else part[name].label if part else place), _brief
    its = part.fields[name]
    choices = dict(_flat(getattr(its.widget, "choices", ())))
    files = {digest: file["name"] for digest, file in board.attachments.items()}

    def words(value):
        shown = "" if value in (None, "", []) else its.prepare_value(value)
        return choices.get(str(shown)) or files.get(str(shown)) or _brief(shown)

    return part[name].label, words


def _flat(choices):
    """(value, label) of each, groups or not."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)


def _brief(value):
    """What a list or a group of fields says, in one line."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(filter(None, (_of_row(name, one) for name, one in value.items())))
    if isinstance(value, list):
        said = "; ".join(filter(None, map(_brief, value)))
        return said if len(said) <= MOST_SAID else f"{said[:MOST_SAID]}…"
    return "" if value is None else str(value)


def _of_row(name, value):
    if name in UNTOLD or isinstance(value, bool):
        return ""
    return str(KINDS.get(value, "")) if name == "kind" else _brief(value)


def _value_in(application, place):
    """The value at a place; None where there is none."""
    said = application
    for part in place.strip("/").split("/"):
        said = _inside(said, part)
    return said


def _inside(said, part):
    if isinstance(said, list):
        return said[int(part)]
    return said.get(part) if isinstance(said, dict) else None
