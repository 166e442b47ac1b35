"""A part of the form: the fields of one object of the application, whose names on the page say where each value belongs."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django import forms

from cases.agreements import CENTRAL_EUROPE, Agreement
from cases.asylum_door.forms import AtTheDoor
from workflows.application.paths import html_name, put_at, value_at


@dataclass(frozen=True)
class About:
    """What the form must know beside the draft: under which agreement, whether it came on paper, and whose clock it uses."""

    agreement: Agreement | None = None
    on_paper: bool = False
    zone: ZoneInfo = CENTRAL_EUROPE
    application: dict = field(default_factory=dict)
    effects: dict = field(default_factory=dict)  # kind of evidence → its effect under the agreement


class Part(AtTheDoor, forms.Form):
    """Fields are named by their place below `pointer`, as birth__date; on the page they are person-birth-date."""

    use_required_attribute = False
    uploads = ()  # fields that take files: they are kept by themselves, the application bears their hashes

    def __init__(self, pointer="", about=None, **kwargs):
        self.pointer, self.about = pointer, about or About()
        super().__init__(**kwargs)
        self.adapt()

    @classmethod
    def typed(cls, pointer, about, data):
        """The part as it was sent."""
        return cls(pointer, about, data=data)

    @classmethod
    def stored(cls, pointer, about, said, *, told=False):
        """The part as it is kept; `told`: it says what is wrong with it."""
        plain = cls(pointer, about, initial={name: value_at(said, name) for name in cls.base_fields})
        if not told:
            return plain
        shown = {name: field.prepare_value(plain.initial.get(name)) for name, field in plain.fields.items()}
        data = {plain.add_prefix(name): value for name, value in shown.items() if value is not None}
        return cls(pointer, about, data=data, initial=plain.initial)

    def adapt(self):
        """Makes the fields fit what the part is about."""

    def add_prefix(self, field_name):
        return html_name(f"{self.pointer}/{field_name.replace('__', '/')}")

    def pointer_of(self, name):
        return f"{self.pointer}/{name.replace('__', '/')}"

    def values(self) -> dict:
        """What was typed, as the package holds it; what cannot be read stays as it was typed, so that nothing is lost."""
        said = {}
        for name in self.fields:
            if name not in self.uploads:
                put_at(said, name, self._value(name))
        return said

    def _value(self, name):
        if name not in self.errors:
            return self.cleaned_data[name]
        return str(self[name].data or "").replace("\0", "")  # a database keeps no NUL
