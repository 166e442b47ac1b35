"""The forms of the register: of which half-year, who is responsible, and an entry of each kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.states import AZERBAIJAN, state_choices
from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from reports.counting import counted_at
from reports.figure import AMOUNT
from reports.figures import FIGURES
from reports.forms import DAY, moment_of
from reports.initiatives.reporting import SIGNED, Half, halves
from reports.initiatives.rows import Entry, Initiative, Kind

EXAMPLE = _("dd.mm.yyyy")


class HalfForm(forms.Form):
    """Without any word: this half-year, as of now."""

    half = forms.ChoiceField(label=_("Half-year"), choices=lambda: [(one.code, one.name) for one in halves(today())])
    as_of = forms.CharField(
        label=_("As it was recorded at"), required=False, max_length=20, help_text=_("dd.mm.yyyy hh:mm; empty: now"),
    )  # fmt: skip

    @classmethod
    def of(cls, asked):
        return cls({"half": asked.get("half") or Half.of(today()).code, "as_of": asked.get("as_of", "")})

    def clean_half(self):
        year, number = self.cleaned_data["half"].split("-")
        return Half(int(year), int(number))

    def clean_as_of(self):
        return moment_of(self.cleaned_data["as_of"])

    @property
    def moment(self):
        """As of which to tell, and to count."""
        return counted_at(self.cleaned_data["as_of"])


class NamingForm(AtTheDoor, forms.ModelForm):
    class Meta:
        model = Initiative
        fields = ("agency", "partners")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(state=AZERBAIJAN).exclude(ended_on__lte=today())


class EntryForm(AtTheDoor, forms.ModelForm):
    """Abstract: what every kind of entry asks for."""

    on = forms.DateField(label=_("Day"), input_formats=[DAY, "%Y-%m-%d"], help_text=EXAMPLE)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > today():
            raise forms.ValidationError(_("This day is still to come."))
        if on < SIGNED:
            raise forms.ValidationError(_("The declaration was signed on 5 December 2013."))
        return on


class StateForm(EntryForm):
    class Meta:
        model = Entry
        fields = ("state", "on", "text")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].required = True


class ProgressForm(EntryForm):
    class Meta:
        model = Entry
        fields = ("on", "text")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True


def _figures():
    return [("", "–"), *((code, one.name) for code, one in FIGURES.items() if one.counts != AMOUNT)]


class EvidenceForm(EntryForm):
    """A paper by its reference, or a figure of a period, or both."""

    figure = forms.ChoiceField(label=_("Figure"), choices=_figures, required=False)
    first = forms.DateField(label=_("First day"), input_formats=[DAY, "%Y-%m-%d"], required=False, help_text=EXAMPLE)
    last = forms.DateField(label=_("Last day"), input_formats=[DAY, "%Y-%m-%d"], required=False, help_text=EXAMPLE)
    other_state = forms.ChoiceField(
        label=_("Other State"), choices=lambda: [("", _("All")), *state_choices()], required=False
    )

    class Meta:
        model = Entry
        fields = ("on", "text", "reference", "figure", "first", "last", "other_state")

    def clean(self):
        said = super().clean()
        if not said.get("reference") and not said.get("figure"):
            self.add_error("reference", _("Name a document or an address, or choose a figure."))
        if said.get("figure"):
            self._insist_on_period(said)
        else:
            said |= {"first": None, "last": None, "other_state": ""}
        return said

    def _insist_on_period(self, said):
        for name in ("first", "last"):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("A figure needs its period."))
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", _("The last day lies before the first."))
        if said.get("other_state") and "state" not in FIGURES[said["figure"]].dimensions:
            self.add_error("other_state", _("This figure is not counted by State."))


FORMS = {Kind.STATE: StateForm, Kind.PROGRESS: ProgressForm, Kind.EVIDENCE: EvidenceForm}
