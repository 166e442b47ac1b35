"""Asks of each place of an application that two people changed whose holds."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cases.asylum_door.forms import AtTheDoor
from cases.terms import EvidenceKind
from workflows.application.meeting import DECIDED_AT, name_of
from workflows.application.paths import NOBODY
from workflows.application.people import BASES
from workflows.merging import MINE, THEIRS

UNTOLD = {"script", "source"}
WORDS = {"kind": dict(EvidenceKind.choices), "basis": dict(BASES)}
TICKS = {
    "seen_original": gettext_lazy("original seen"),
    "consent_given": gettext_lazy("consent given"),
    "travels": gettext_lazy("travels"),
}


class WhoseForm(AtTheDoor, forms.Form):
    """`undecided`: {place: theirs}; `mine`: the application as it was typed; `version`: of what is kept, about which it is asked."""

    decided_at = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, board, mine, undecided, version, data=None):
        super().__init__(data, initial={DECIDED_AT: version})
        for place, theirs in undecided.items():
            own, other = told(board, place, value_in(mine, place), theirs)
            choices = [
                (MINE, _("Keep mine: %(value)s") % {"value": own or "–"}),
                (THEIRS, _("Take theirs: %(value)s") % {"value": other or "–"}),
            ]
            asked = _("Whose holds: %(field)s") % {"field": called(board, place)}
            self.fields[name_of(place)] = forms.ChoiceField(
                choices=choices, label=asked, widget=forms.RadioSelect, error_messages={"required": _("Say whose holds.")}
            )

    @property
    def problems(self):
        """For the summary at the top of the page (workflows/application/problems.html)."""
        return [
            {"url": f"#{self[name].auto_id}", "label": self[name].label, "sentence": sentence}
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]


def called(board, place):
    """The label of a place: of its field, else of the list or the sheet that it is; where a page has several people, with whose it is."""
    sheet = max(
        (s for s in board.task.sheets if f"{place}/".startswith(f"{s.pointer}/")),
        key=lambda s: len(s.pointer),
        default=None,
    )
    if sheet and sheet.pointer == place:
        return sheet.title
    item = (
        next((i for i in sheet.items if i.rows and place == f"{sheet.pointer}/{i.rows.name}"), None) if sheet else None
    )
    part, name = board.place(place)
    label = item.label if item and item.label else part[name].label if part else place
    return f"{sheet.title}: {label}" if sheet and sheet.pointer and len(board.task.sheets) > 1 else label


def told(board, place, mine, theirs):
    """(mine, theirs) in words; of lists, what is not in both."""
    if (
        isinstance(mine, list)
        and isinstance(theirs, list)
        and not all(isinstance(one, str) for one in (*mine, *theirs))
    ):
        return _brief([row for row in mine if row not in theirs]), _brief([row for row in theirs if row not in mine])
    part, name = board.place(place)
    if part is None or part.pointer_of(name) != place:
        files = {digest: file["name"] for digest, file in board.attachments.items()}
        return tuple(
            files.get(value, _brief(value)) if isinstance(value, str) else _brief(value) for value in (mine, theirs)
        )
    its = part.fields[name]
    choices = dict(_flat(getattr(its.widget, "choices", ())))
    shown = ("" if value in (None, "", []) else its.prepare_value(value) for value in (mine, theirs))
    return tuple(choices.get(str(value)) or _brief(value) for value in shown)


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
        return "; ".join(filter(None, map(_brief, value)))
    return "" if value is None else str(value)


def _of_row(name, value):
    if name == "attachments":
        return ngettext("%(n)s copy", "%(n)s copies", len(value)) % {"n": len(value)} if value else ""
    if name in UNTOLD:
        return ""
    if name == "of":
        return _of_whom(value)
    if isinstance(value, bool):
        return str(TICKS.get(name, "")) if value else ""
    return str(WORDS.get(name, {}).get(value, value)) if isinstance(value, str) else _brief(value)


def _of_whom(value):
    """Whose a piece of evidence is, where it is not the person's own."""
    kind, _slash, number = value.partition("/")
    if kind == "children":
        return f"{_('Child')} {int(number) + 1}" if value != NOBODY else ""
    return _("Spouse") if kind == "spouse" else ""


def value_in(application, place):
    """The value at a place; None where there is none."""
    said = application
    for part in place.strip("/").split("/"):
        said = _inside(said, part)
    return said


def _inside(said, part):
    if isinstance(said, list):
        return said[int(part)] if int(part) < len(said) else None
    return said.get(part) if isinstance(said, dict) else None
