"""The parts about people: names, nationalities, and what is asked about the person, the spouse and the children."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.names import script_of
from cases.people import CivilStatus, Nationality, PersonName, Sex
from workflows.application.fields import Choice, LanguagesField, PartlyKnownDate, StateField, Text, Tick
from workflows.application.parts import Part

NOT_SAID = [("", _("Not known"))]
SOURCES = [
    ("document", _("Read in a document")), ("mrz", _("Read in the machine-readable lines")), ("spoken", _("Said by the person")),
    ("translation", _("Translated")),
]  # fmt: skip
OTHER_NAMES = [(kind.value, kind.label) for kind in (PersonName.Kind.ALIAS, PersonName.Kind.EARLIER)]
BASES = [(basis.value, basis.label) for basis in Nationality.Basis if basis != Nationality.Basis.CONFIRMED]
SCRIPTS = frozenset(PersonName.Script.values)


def script_said(name):
    """The script in which a name is written, as the package knows it."""
    script = script_of(" ".join(name.get(part) or "" for part in ("surname", "given_names", "patronymic")))
    return script if script in SCRIPTS else "latin"


class NamePart(Part):
    """One way in which the name in use, or the maiden name, is written."""

    kind = forms.CharField(widget=forms.HiddenInput, required=False)
    surname = Text(_("Surname"), 120, autocomplete="off")
    given_names = Text(_("Given names"), 120, autocomplete="off")
    patronymic = Text(_("Father’s name"), 120, autocomplete="off")
    source = Choice(_("Where it was read"), SOURCES)

    def values(self):
        """The script needs no question: the letters show it."""
        said = super().values()
        return said | {"script": script_said(said), "source": said["source"] or "document"}


class FirstNamePart(NamePart):
    """The name in use, in which nobody is asked where it was read."""

    source = Choice(_("Where it was read"), SOURCES, widget=forms.HiddenInput)


class OtherNamePart(NamePart):
    kind = Choice(_("Kind of name"), OTHER_NAMES)


class NationalityPart(Part):
    state = StateField(_("Nationality"))
    basis = Choice(
        _("It rests on"),
        [("claimed", _("Claimed by the person or the authority")), *(b for b in BASES if b[0] != "claimed")],
    )

    def values(self):
        said = super().values()
        return said | {"basis": said["basis"] or "claimed"}


class HumanPart(Part):
    """What is asked about everybody."""

    birth__date = PartlyKnownDate(
        _("Date of birth"), 40, hint=_("dd.mm.yyyy. Write 00 for a day or month that is not known."), autocomplete="off"
    )
    birth__place = Text(_("Place of birth"), hint=_("As written in the document."))
    birth__country = StateField(_("Country of birth"))
    sex = Choice(_("Sex"), [*NOT_SAID, *Sex.choices], hint=_("As in the document."))
    description__height_cm = forms.IntegerField(
        label=_("Height in cm"),
        required=False,
        min_value=20,
        max_value=260,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    description__eyes = Text(_("Colour of eyes"), 40)
    description__marks = Text(_("Distinguishing marks"), 300)
    languages = LanguagesField(_("Languages"), 200, hint=_("With commas between, like: Azerbaijani, Russian."))


class PersonPart(HumanPart):
    civil_status = Choice(
        _("Civil status"), [*NOT_SAID, *CivilStatus.choices], hint=_("Name the spouse in B and the children in C.")
    )
    last_address = Text(_("Last address in the requested State"), 300)


class RelativePart(HumanPart):
    travels = Tick(_("Travels with the person: readmission is asked for this family member too"), initial=True)
