"""The tick list: one session, many participants, one page and one button."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.moment import today
from reintegration.delivering.choices import Attendance
from reintegration.delivering.forms import DAY, Once, file_field, small_enough
from reintegration.delivering.recording import Said, managed_by_one, why_not
from reintegration.delivering.scope import name_of
from reintegration.measures.kinds import Proof

ABSENT, LEAVE_OUT = "absent", "leave_out"


class SessionForm(Once):
    """A tick for each participant (`there-17`), one for who came in part (`part-17`), one for a second record (`another-17`)."""

    on = forms.DateField(label=gettext_lazy("Date"), help_text=DAY)
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), min_value=0, max_value=24, max_digits=4, decimal_places=1, required=False
    )
    units = forms.IntegerField(label=gettext_lazy("How many for each"), min_value=1, max_value=999)
    topic = forms.CharField(label=gettext_lazy("Topic of the session"), max_length=200, required=False)
    others = forms.ChoiceField(
        label=gettext_lazy("Who is not ticked"), widget=forms.RadioSelect,
        choices=[(ABSENT, gettext_lazy("was absent: record it")), (LEAVE_OUT, gettext_lazy("had no part in it: record nothing"))],
    )  # fmt: skip
    file = file_field(gettext_lazy("List of attendance"))

    def __init__(self, *args, measures, others=LEAVE_OUT, **kwargs):
        super().__init__(*args, **kwargs)
        self.measures = measures
        self.initial = {"on": today(), "units": 1, "others": others} | self.initial
        for measure in measures:
            for name in ("there", "part", "another"):
                self.fields[f"{name}-{measure.pk}"] = forms.BooleanField(
                    required=False, label=_LABELS[name] % {"who": name_of(measure)}
                )
        self.troubled = set()

    @property
    def session_fields(self):
        """Those of the session itself, for the page."""
        return [self[name] for name in ("on", "hours", "units", "topic")]

    @property
    def people(self):
        """A row for each participant."""
        return [
            {
                "pk": m.pk,
                "name": name_of(m), "reference": m.reference, "there": self[f"there-{m.pk}"], "part": self[f"part-{m.pk}"],
                "another": self[f"another-{m.pk}"] if m.pk in self.troubled else None,
            }
            for m in self.measures
        ]  # fmt: skip

    def clean_file(self):
        return small_enough(self.cleaned_data["file"])

    def clean(self):
        said = super().clean()
        if not self.errors and not any(self._came(m) for m in self.measures):
            self.add_error(None, _("Tick who was there."))
        if said.get("file") and not self.errors and not managed_by_one(self.told()):
            self.add_error(
                "file",
                _("Different agencies manage these cases: record a session for each of them, with a list of its own."),
            )
        return said

    def _came(self, measure):
        return self.cleaned_data.get(f"there-{measure.pk}") or self.cleaned_data.get(f"part-{measure.pk}")

    def told(self):
        """{measure: Said} of everybody of whom something is recorded."""
        absent = self.cleaned_data["others"] == ABSENT
        return {m: self._of(m) for m in self.measures if self._came(m) or absent}

    def _of(self, measure):
        said = self.cleaned_data
        if not self._came(measure):
            return Said(said["on"], Attendance.NO)
        attendance = Attendance.PART if said[f"part-{measure.pk}"] else Attendance.YES
        return Said(said["on"], attendance, said["units"], said["hours"], proof=self._proof, file=self._bytes)

    @property
    def _proof(self):
        return Proof.ATTENDANCE if self.cleaned_data.get("file") else ""

    @property
    def _bytes(self):
        file = self.cleaned_data.get("file")
        if file is None:
            return None
        file.seek(0)
        return file.read()

    def another(self):
        return {m.pk for m in self.measures if self.cleaned_data[f"another-{m.pk}"]}

    def ask_again(self, refusal):
        """What was refused, at its row; where it can be confirmed, with the tick to do so."""
        on = self.cleaned_data["on"]
        self.troubled = {m.pk for m in self.measures if m.pk in refusal.fields and not why_not(m, on)}
        for key, sentences in refusal.fields.items():
            for sentence in sentences:
                self.add_error(f"there-{key}", sentence)
        for reason in refusal.reasons:
            self.add_error(None, reason)


_LABELS = {
    "there": gettext_lazy("Mark %(who)s as attended"),
    "part": gettext_lazy("%(who)s came in part"),
    "another": gettext_lazy("Add another record of this day for %(who)s"),
}
