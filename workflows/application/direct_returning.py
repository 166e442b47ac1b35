"""The notification of a direct return: one form, filled in and sent; there is no draft of it and nothing to examine."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.roles import LEAD, REQUESTING
from cases.filing import file_application
from cases.names import script_of
from cases.partial_dates import PartialDate, UnreadableDate
from cases.people import PersonName, Sex
from workflows.application.fields import StateField
from workflows.application.opening import NewCaseForm, begin_case
from workflows.models import DirectReturnNotice
from workflows.perform import Refused, open_, perform
from workflows.procedures.direct_return import AROUND_IT, JOURNEY
from workflows.procedures.direct_return_fields import TRAVEL_PAPERS
from workflows.procedures.readmission_effects import flags
from workflows.procedures.readmission_request import Transport
from workflows.procedures.third_country_fields import AboutWhom

DOCUMENTS = (
    "about_whom",
    "document_kind",
    "document_number",
    "document_expires_on",
    "permit_number",
    "permit_expires_on",
)
CHOOSE = [("", _("Choose"))]
DAY, MOMENT = _("dd.mm.yyyy"), _("dd.mm.yyyy hh:mm, Baku time")


class NewDirectReturnForm(NewCaseForm):
    """Who comes, by which document and when; of others than our nationals also by which visa or permit."""

    about_whom = forms.ChoiceField(label=_("About whom"), choices=AboutWhom.choices, widget=forms.RadioSelect)
    surname = forms.CharField(label=_("Surname"), max_length=120)
    given_names = forms.CharField(label=_("Given names"), max_length=120)
    patronymic = forms.CharField(label=_("Father’s name"), max_length=120, required=False)
    born = forms.CharField(
        label=_("Date of birth"), max_length=10, help_text=_("dd.mm.yyyy, with 00 for what is not known.")
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=[*CHOOSE, *Sex.choices])
    nationality = StateField(_("Nationality"))
    document_kind = forms.ChoiceField(label=_("Travel document"), choices=[*CHOOSE, *TRAVEL_PAPERS])
    document_number = forms.CharField(label=_("Number of the travel document"), max_length=40)
    document_expires_on = forms.DateField(label=_("Travel document valid until"), help_text=DAY)
    permit_number = forms.CharField(label=_("Number of our visa or residence permit"), max_length=40, required=False)
    permit_expires_on = forms.DateField(
        label=_("Visa or residence permit valid until"),
        required=False,
        help_text=_("Of others than nationals of the requested State."),
    )
    transfer_at = forms.DateTimeField(label=_("Date and time of transfer"), help_text=MOMENT)
    crossing_point = forms.CharField(label=_("Border crossing point"), max_length=120)
    transport = forms.ChoiceField(label=_("Means of transport"), choices=[*CHOOSE, *Transport.choices])
    carrier = forms.CharField(label=_("Flight, registration number or ship"), max_length=60)
    escorts = forms.CharField(label=_("Escorts"), max_length=200, required=False)
    transfer_needs = forms.CharField(
        label=_("Care needed during the transfer"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )

    def clean_born(self):
        try:
            return PartialDate.read(self.cleaned_data["born"].replace("?", "0"))
        except UnreadableDate as unreadable:
            raise ValidationError(unreadable.sentence.translated(gettext)) from unreadable

    def clean(self):
        said = super().clean()
        is_ours = said.get("nationality") == "AZ"
        if said.get("nationality") and is_ours != (said.get("about_whom") == AboutWhom.OWN_NATIONAL):
            self.add_error("nationality", _("The nationality does not fit what is said about whom it is."))
        return said

    def open(self):
        """Opens and notifies in one; where the door says no, nothing is left of it and each field says why."""
        try:
            return super().open()
        except Refused as refusal:
            for name, sentences in (refusal.fields or {None: refusal.reasons}).items():
                self.add_error(name if name in self.fields else None, list(sentences))
            return False

    def begin(self, requesting, said):
        case = begin_case(requesting, said["their_reference"])
        subject = file_application(case, {"person": _person(said)}, self.actor)
        agencies = {REQUESTING: requesting, LEAD: case.requested_agency}
        told = {name: said[name] for name in DOCUMENTS}
        told |= {"token": said["token"], "title": str(subject)[:300], "flags": flags(subject, case)}
        notice = open_(DirectReturnNotice, case, self.actor, agencies, **told)
        with transaction.atomic():
            perform(notice, "notify", self.actor, {name: said[name] for name in (*JOURNEY, *AROUND_IT)})
        return notice


def _person(said):
    """In the shape of an application package, which is how persons are filed."""
    parts = {name: said[name] for name in ("surname", "given_names", "patronymic")}
    script = script_of(" ".join(parts.values()))
    known = script if script in PersonName.Script.values else PersonName.Script.LATIN.value
    return {
        "names": [parts | {"kind": "main", "source": "document", "script": known}],
        "birth": {"date": str(said["born"])},
        "sex": said["sex"],
        "nationalities": [{"state": said["nationality"], "basis": "documented"}],
    }
