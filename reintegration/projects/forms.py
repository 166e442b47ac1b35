"""The forms of projects: facts, participants by sex and age, and the case that is served."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.states import AZERBAIJAN
from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.programmes import Programme
from reintegration.projects.rows import AgeBand, Project, Sex

DAY = _("dd.mm.yyyy")
MOST = 1_000_000


class ProjectForm(AtTheDoor, forms.ModelForm):
    partners = forms.ModelMultipleChoiceField(
        Agency.objects.none(), label=_("Partner agencies"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Project
        fields = (
            "programme", "title_en", "title_az", "about", "dimension", "level", "region", "starts_on", "ends_on",
        )  # fmt: skip
        help_texts = {"starts_on": DAY, "ends_on": DAY}
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.filter(agency=actor.agency)
        living = Agency.objects.filter(state=AZERBAIJAN).exclude(ended_on__lte=today())
        self.fields["partners"].queryset = living
        if self.instance.pk:
            self.initial["partners"] = [partner.agency_id for partner in self.instance.partners.filter(ended_at=None)]

    def clean(self):
        said = super().clean()
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("The project must end after it begins."))
        return said


class CountForm(AtTheDoor, forms.Form):
    """A number planned and a number counted for each sex and age band."""

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, **kwargs)
        known = {(row.sex, row.age): row for row in project.counts.all()}
        for sex in Sex:
            for age in AgeBand:
                row = known.get((sex.value, age.value))
                for what, label in (("planned", _("planned")), ("counted", _("counted"))):
                    self.fields[f"{what}-{sex}-{age}"] = forms.IntegerField(
                        min_value=0, max_value=MOST, required=False, initial=getattr(row, what, 0),
                        label=_("%(sex)s, %(age)s: %(what)s") % {"sex": sex.label, "age": age.label, "what": label},
                    )  # fmt: skip

    def rows(self):
        """For the page: sex, age, and the two fields."""
        return [
            {
                "sex": sex.label,
                "age": age.label,
                "planned": self[f"planned-{sex}-{age}"],
                "counted": self[f"counted-{sex}-{age}"],
            }
            for sex in Sex
            for age in AgeBand
        ]

    def told(self):
        said = self.cleaned_data
        return {
            (sex.value, age.value): (said[f"planned-{sex}-{age}"] or 0, said[f"counted-{sex}-{age}"] or 0)
            for sex in Sex
            for age in AgeBand
        }


class CaseForm(AtTheDoor, forms.Form):
    reference = forms.CharField(label=_("Code of the reintegration case"), max_length=30)
