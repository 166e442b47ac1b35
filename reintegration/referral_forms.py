"""The forms of a consent to share and of a referral."""

from uuid import uuid4

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from agencies.alphabet import by_name
from agencies.models import Agency
from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.consents import Consent, Purpose
from cases.documents import Document
from cases.naming import language_called, languages_said
from cases.people import Person
from reintegration.referral_choices import Item, Need
from reintegration.referring import Asked, receives
from reintegration.skills.offers import Offer, Scheme

ROWS = {"rows": 3}
TO_WITHDRAW = _("At any time, in writing or by telephone, at the agency that manages the case.")
KEPT_UNTIL = _("When the referral is closed and the time that the law sets for records has passed.")


class PersonOfCase(forms.ModelChoiceField):
    """The persons of a case by their names."""


class ConsentForm(AtTheDoor, forms.Form):
    """To what the person agrees: with whom which items are shared, since when, until when."""

    person = PersonOfCase(Person.objects.none(), label=_("Person"))
    recipient = forms.ModelChoiceField(Agency.objects.none(), label=_("Agency with which data are shared"))
    items = forms.MultipleChoiceField(
        label=_("What may be told beside name, telephone and need"), choices=Item.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    given_on = forms.DateField(label=_("Given on"), help_text=_("dd.mm.yyyy"))
    valid_until = forms.DateField(label=_("Valid until"), required=False, help_text=_("dd.mm.yyyy"))
    how = forms.ChoiceField(label=_("How it was given"), choices=Consent.How.choices)
    language = forms.CharField(label=_("Language in which it was explained"), max_length=40)
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Signed file"),
        required=False,
        help_text=_("Add the file under Documents first."),
    )
    how_to_withdraw = forms.CharField(label=_("How it is withdrawn"), max_length=300, initial=TO_WITHDRAW)
    kept_until = forms.CharField(label=_("When the data are deleted or archived"), max_length=300, initial=KEPT_UNTIL)

    def __init__(self, *args, procedure, sender, **kwargs):
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(pk__in=procedure.case.members.values("person")).prefetch_related("names")
        self.fields["person"].queryset = people.order_by("pk")
        self.fields["recipient"].queryset = receivers(sender)
        self.fields["document"].queryset = procedure.case.documents.exclude(kind="letter").order_by("-pk")
        self.initial.setdefault("given_on", today())
        self.initial.setdefault("language", languages_said([(get_language() or "en")[:2]]))

    def clean_language(self):
        code = language_called(self.cleaned_data["language"])
        if not code:
            raise forms.ValidationError(gettext("No language of this name is known."))
        return code

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day > today():
            raise forms.ValidationError(gettext("This day has not come yet."))
        return day

    def clean(self):
        said = super().clean()
        given, until = said.get("given_on"), said.get("valid_until")
        if given and until and until < given:
            self.add_error("valid_until", gettext("A consent cannot end before it was given."))
        elif until and until < today():
            self.add_error("valid_until", gettext("This consent has run out already."))
        return said


def receivers(sender):
    """The agencies that take referrals of another."""
    found = Agency.objects.filter(case_roles__contains="partner").exclude(pk=sender.pk).order_by(by_name())
    return found.filter(pk__in=[agency.pk for agency in found if receives(agency, sender)])


class ConsentChoice(forms.ModelChoiceField):
    def label_from_instance(self, consent):
        facts = {"agency": consent.recipient, "person": consent.person, "day": consent.given_on.strftime("%d.%m.%Y")}
        return gettext("%(agency)s: %(person)s, consent of %(day)s") % facts


class ReferForm(AtTheDoor, forms.Form):
    """What an agency is asked, and what of the things that the consent names it is told."""

    consent = ConsentChoice(Consent.objects.none(), label=_("Agency, by the consent of the person"))
    need = forms.ChoiceField(
        label=_("What is asked for"), choices=Need.choices,
        help_text=_(
            "Health care, psychosocial support and protection of a child: a supervisor approves first, and until then nothing is told."
        ),
    )  # fmt: skip
    need_note = forms.CharField(
        label=_("What the agency must know to act"), max_length=2000, required=False, widget=forms.Textarea(attrs=ROWS),
        help_text=_("It reads this. Write no more than it needs."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    items = forms.MultipleChoiceField(
        label=_("What is told beside name, telephone and need"), choices=Item.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Only what the consent names. Of what is not known nothing is told."),
    )  # fmt: skip
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label=_("State scheme"), required=False)
    offer = forms.ModelChoiceField(Offer.objects.none(), label=_("Offer"), required=False)
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, procedure, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].queryset = consents_to_share(procedure)
        self.fields["scheme"].queryset = Scheme.objects.filter(ended_on=None).exclude(agency=None)
        self.fields["offer"].queryset = Offer.objects.open_on(today()).order_by("title_en", "pk")
        self.initial.setdefault("token", str(uuid4()))

    @property
    def asked(self):
        said = self.cleaned_data
        words = {name: said[name] for name in ("need", "phone", "need_note", "scheme", "offer")}
        return Asked(items=tuple(said["items"]), **words)


def consents_to_share(procedure):
    """Consents of this case that are in force, the newest first."""
    found = procedure.case.consents.in_force(today()).filter(purpose=Purpose.REFERRAL)
    return found.select_related("recipient", "person").prefetch_related("person__names", "named_items").order_by("-pk")
