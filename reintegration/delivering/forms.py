"""The forms of providers: a delivery in under a minute, a reason, an invoice. What is usual is filled in already."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.sniffing import LARGEST_BYTES
from reintegration.delivering.choices import SHOWS_DELIVERY, Attendance, Result
from reintegration.delivering.recording import Said

TOO_LARGE = _("The file is larger than 20 MB. Split it or scan at 200 dpi.")
DAY = _("dd.mm.yyyy")


class Once(AtTheDoor, forms.Form):
    """Abstract: a token makes it happen once, however often it is sent."""

    token = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", str(uuid4()))


def file_field(label, **how):
    return forms.FileField(
        label=label, required=False, help_text=_("PDF, JPEG or PNG, up to 20 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}), **how,
    )  # fmt: skip


def small_enough(file):
    if file and file.size > LARGEST_BYTES:
        raise forms.ValidationError(TOO_LARGE)
    return file


class DeliveryForm(Once):
    """In the order of a paper sheet."""

    on = forms.DateField(label=_("Date"), help_text=DAY)
    attendance = forms.ChoiceField(label=_("Attended or received"), choices=Attendance, widget=forms.RadioSelect)
    units = forms.IntegerField(label=_("How many"), min_value=0, max_value=999)
    hours = forms.DecimalField(
        label=_("Hours"), min_value=0, max_value=24, max_digits=4, decimal_places=1, required=False
    )
    result = forms.ChoiceField(label=_("Result"), choices=Result)
    next_on = forms.DateField(label=_("Next date"), help_text=DAY, required=False)
    comment = forms.CharField(
        label=_("Comment"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    proof = forms.ChoiceField(label=_("What the file is"), required=False)
    file = file_field(_("File"))
    another = forms.BooleanField(label=_("Yes, add another record of this day"), required=False)

    def __init__(self, *args, units="", **kwargs):
        super().__init__(*args, **kwargs)
        usual = {"on": today(), "attendance": Attendance.YES, "units": 1, "result": Result.AS_PLANNED}
        self.initial = usual | self.initial
        self.fields["proof"].choices = [("", _("No file")), *SHOWS_DELIVERY]
        self.fields["units"].help_text = units
        self.asks_again = False

    def clean_file(self):
        return small_enough(self.cleaned_data["file"])

    def clean(self):
        said = super().clean()
        if said.get("file") and not said.get("proof"):
            self.add_error("proof", _("Say what the file is."))
        if said.get("proof") and not said.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose the file."))
        if said.get("attendance") != Attendance.NO and said.get("units") == 0:
            self.add_error("units", _("Something was delivered: say how many."))
        if said.get("next_on") and said.get("on") and said["next_on"] < said["on"]:
            self.add_error("next_on", _("The next date comes after this one."))
        return said

    def said(self):
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("token", "another", "file")}
        file = self.cleaned_data["file"]
        return Said(**told, file=file.read() if file else None)


class ReasonForm(Once):
    """Why something is struck out or taken back."""

    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class InvoiceForm(Once):
    number = forms.CharField(label=_("Number of your invoice"), max_length=40)
    on = forms.DateField(label=_("Date of the invoice"), help_text=DAY)
    deliveries = forms.MultipleChoiceField(
        label=_("Delivered and not invoiced yet"), widget=forms.CheckboxSelectMultiple
    )
    file = file_field(_("The invoice as a file"))

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["deliveries"].choices = choices
        self.initial = {"on": today(), "deliveries": [key for key, _label in choices]} | self.initial

    def clean_file(self):
        return small_enough(self.cleaned_data["file"])

    def clean_on(self):
        if self.cleaned_data["on"] > today():
            raise forms.ValidationError(_("This day has not come yet."))
        return self.cleaned_data["on"]

    def chosen(self):
        return [int(key) for key in self.cleaned_data["deliveries"]]
