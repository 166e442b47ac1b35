"""The form of Annex 6, the transit application, on one page: its fields, and what is wrong with them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.naming import state_called, state_said
from cases.terms import EvidenceKind
from workflows.application.fields import Choice, Moment, StateField, Text, WholeDate, YesOrNo
from workflows.application.parts import Part
from workflows.application.people import HumanPart
from workflows.application.summary import group_facts
from workflows.procedures.readmission_request import Transport
from workflows.procedures.transit_annex import annex_faults

CHOOSE = [("", _("Choose"))]
PAPERS = [
    (kind.value, kind.label)
    for kind in (EvidenceKind.PASSPORT, EvidenceKind.LAISSEZ_PASSER, EvidenceKind.OTHER_DOCUMENT)
]
SHEETS = (  # the parts of the paper, and the items in each: their number, what they are called, the fields that answer them
    ("A", _("Personal details"), (
        ("A.1", _("Full name"), "name__surname name__given_names name__patronymic"),
        ("A.2", "", "maiden_name"),
        ("A.3", _("Date and place of birth"), "birth__date birth__place birth__country"),
        ("A.4", _("Sex and physical description"), "sex description__height_cm description__eyes description__marks"),
        ("A.5", "", "aliases"),
        ("A.6", _("Nationality and language"), "nationality languages"),
        ("A.7", _("Travel document"), "document__kind document__number document__issued_by document__expires_on"),
    )),
    ("B", _("Transit"), (
        ("B.1", "", "transport"),
        ("B.2", "", "destination"),
        ("B.3", "", "other_states"),
        ("B.4", _("Proposed transfer"), "crossing_point transfer_at escorts"),
        ("B.5", "", "admission_assured"),
        ("B.6", "", "ground_known"),
    )),
    ("C", _("Observations and signature"), (("C", "", "observations"), ("", _("Signature"), "signatory__name signatory__function place"))),
)  # fmt: skip


class StatesField(Text):
    """States by their names or codes, with commas between."""

    def clean(self, value):
        names = [name.strip() for name in super().clean(value).replace(";", ",").split(",") if name.strip()]
        if unknown := [name for name in names if not state_called(name)]:
            said = gettext("No State is called “%(text)s”. Write its name, or its code of two letters.")
            raise ValidationError(said % {"text": ", ".join(unknown)})
        return list(dict.fromkeys(map(state_called, names)))

    def prepare_value(self, value):
        return ", ".join(map(state_said, value)) if isinstance(value, list) else value


class AnnexSix(Part):
    """Every item of Annex 6. What must be said is asked for when it is sent, not while it is written."""

    name__surname = Text(_("Surname"), 120, autocomplete="off")
    name__given_names = Text(_("Given names"), 120, autocomplete="off")
    name__patronymic = Text(_("Father’s name"), 120, autocomplete="off")
    maiden_name = Text(_("Maiden name"), 120, autocomplete="off")
    aliases = Text(_("Also known as"), 1000, rows=2, hint=_("Earlier names, other names, aliases: one a line."))
    birth__date, birth__place, birth__country, sex, description__height_cm, description__eyes, description__marks = (
        HumanPart.base_fields[name] for name in (
            "birth__date", "birth__place", "birth__country", "sex",
            "description__height_cm", "description__eyes", "description__marks",
        )
    )  # fmt: skip
    nationality = StateField(_("Nationality"), hint=_("Of a third country. Write “Stateless” for a stateless person."))
    languages = HumanPart.base_fields["languages"]
    document__kind = Choice(_("Type of travel document"), [*CHOOSE, *PAPERS])
    document__number = Text(_("Number of the travel document"), 40, autocomplete="off")
    document__issued_by = Text(_("Issuing authority"))
    document__expires_on = WholeDate(_("Valid until"), 40)

    transport = Choice(_("Type of transit"), Transport.choices, widget=forms.RadioSelect)
    destination = StateField(_("State of final destination"))
    other_states = StatesField(_("Possible other States of transit"), 300, hint=_("With commas between."))
    crossing_point = Text(_("Proposed border crossing point"), 120)
    transfer_at = Moment(_("Proposed date and time of transfer"), 40, hint=_("dd.mm.yyyy hh:mm, in your time"))
    escorts = Text(_("Possible escorts"), 200)
    admission_assured = YesOrNo(
        _("Is admission guaranteed in the other States of transit and in the State of destination (Art. 14(2))?"),
        _("Yes"), _("No"),
    )  # fmt: skip
    ground_known = YesOrNo(_("Is any reason for refusal known (Art. 14(3))?"), _("Yes"), _("No"))

    observations = Text(_("Observations"), 2000, rows=3)
    signatory__name = Text(_("Signed by"), 120)
    signatory__function = Text(_("Function"), 80)
    place = Text(_("Signed at"), 120)

    def adapt(self):
        """A proposed moment is read on the clock of the requesting State."""
        self.fields["transfer_at"].zone = self.about.zone

    def tell(self, application, case):
        """Says at each field what stands against sending it; what could not even be read has been said already."""
        for place, sentence in annex_faults(application, case):
            if place not in self.errors:
                self.add_error(place, sentence.translated(gettext))

    def sheets(self):
        """The fields as the paper has them: {letter, title, groups}, a group as in workflows/application/group.html."""
        return [
            {"letter": letter, "title": title, "groups": [self._group(*item) for item in items]}
            for letter, title, items in SHEETS
        ]

    def _group(self, number, label, names):
        fields = [self[name] for name in names.split()]
        alone = len(fields) == 1
        if alone:
            fields[0].label = f"{number} {self.fields[fields[0].name].label}"
        return {"number": number, "label": label, "alone": alone, "fields": fields}

    def sections(self):
        """The same to be read: {id, title, facts: components/key_values.html}."""
        return [
            {
                "id": f"annex-{sheet['letter']}",
                "title": f"{sheet['letter']}. {sheet['title']}",
                "facts": [fact for group in sheet["groups"] for fact in group_facts(group)],
            }
            for sheet in self.sheets()
        ]
