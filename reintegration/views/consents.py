"""Consents of a case of return or reintegration: the list, giving one in its six contents, withdrawing one."""

from django import forms
from django.db import transaction as db
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from agencies.policy import allow, insist, may
from agencies.reading import note_subject
from agencies.roles import CASE_MANAGEMENT, PARTNER, PROVIDER
from audit.moment import today
from cases.consents import Consent, Purpose
from cases.documents import Document
from cases.filing import keep_document
from cases.naming import languages_said
from cases.people import Person
from reintegration.consenting import give_consent, withdraw_consent
from reintegration.showing.consents import consents_shown
from reintegration.views.recording import OnceForm, data_of, done, file_field, too_large
from workflows.finding import find
from workflows.showing.frame import Frame

LANGUAGES = ("az", "ru", "en", "de", "fr", "tr", "ka", "fa")
WORDS = {"widget": forms.Textarea(attrs={"rows": 3})}


class ConsentForm(OnceForm):
    """The six contents that the law asks (998-IIIQ): person, who uses the data, purpose, data, validity, and what becomes of them."""

    person = forms.ModelChoiceField(None, label=gettext_lazy("Who agrees"), empty_label=None)
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=Purpose.choices, widget=forms.RadioSelect)
    recipient = forms.ModelChoiceField(
        None, label=gettext_lazy("With whom the data are shared"), required=False,
        help_text=gettext_lazy("For a referral. Nothing is shared with anybody who is not named here."),
    )  # fmt: skip
    data = forms.CharField(label=gettext_lazy("Which data, and what is done with them"), max_length=1000, **WORDS)
    valid_until = forms.DateField(
        label=gettext_lazy("Valid until"),
        required=False,
        help_text=gettext_lazy("dd.mm.yyyy. Empty: until it is withdrawn."),
    )
    how_to_withdraw = forms.CharField(label=gettext_lazy("How it is withdrawn"), max_length=300)
    kept_until = forms.CharField(label=gettext_lazy("When the data are deleted or archived"), max_length=300)
    language = forms.ChoiceField(label=gettext_lazy("Language in which it was explained"))
    how = forms.ChoiceField(
        label=gettext_lazy("How it was given"), choices=Consent.How.choices, widget=forms.RadioSelect
    )
    given_on = forms.DateField(label=gettext_lazy("Given on"), help_text=gettext_lazy("dd.mm.yyyy"))
    file = file_field(gettext_lazy("Signed file"))

    def __init__(self, *args, procedure, **kwargs):
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(memberships__case=procedure.case_id).prefetch_related("names")
        self.fields["person"].queryset = people.order_by("memberships__pk")
        self.fields["recipient"].queryset = recipients(procedure)
        self.fields["language"].choices = [(code, languages_said([code])) for code in LANGUAGES]
        self.initial |= {
            "given_on": today(),
            "how": Consent.How.SIGNED,
            "language": "az",
            "purpose": Purpose.REINTEGRATION,
        }
        self.initial.setdefault(
            "how_to_withdraw", _("In writing, by telephone or in person, at any time and without a reason.")
        )

    def clean(self):
        too_large(self, "file")
        return self.cleaned_data


def recipients(procedure):
    """Agencies to whom somebody can be referred; not the one that uses the data already."""
    own = procedure.agency_that_is(CASE_MANAGEMENT)
    parts = [{"case_roles__contains": [part.value]} for part in (PARTNER, PROVIDER)]
    found = Agency.objects.filter(**parts[0]) | Agency.objects.filter(**parts[1])
    return found.filter(ended_on=None).exclude(pk=own.pk).order_by("code")


def find_led(request, reference, action):
    """A procedure that an agency manages after a return, by itself: what belongs to another procedure has no consents of its own."""
    procedure, capacities = find(request, reference, action)
    if procedure.declared.led_by != CASE_MANAGEMENT or procedure.parent_id:
        raise Http404
    return procedure, capacities


@allow("support.view")
def consents(request, reference):
    procedure, capacities = find_led(request, reference, "support.view")
    form = ConsentForm(*data_of(request), procedure=procedure)
    if request.method == "POST":
        insist(capacities, "consent.record")
        if form.is_valid() and done(
            request, form, lambda: _give(request, procedure, form), _("The consent is recorded.")
        ):
            return redirect("consents", reference)
    frame = Frame(request, procedure, capacities, "consents")
    context = frame.context() | {
        "consents": consents_shown(frame),
        "operator": procedure.agency_that_is(CASE_MANAGEMENT),
        "form": form if may(capacities, "consent.record") else None,
    }
    return render(request, "reintegration/consents.html", context, status=422 if form.is_bound else 200)


@db.atomic
def _give(request, procedure, form):
    said = form.said
    if file := said.pop("file"):
        title = _("Consent: %(purpose)s") % {"purpose": Purpose(said["purpose"]).label}
        kept = {"kind": Document.Kind.OTHER, "group": FieldGroup.SUPPORT}
        said["document"] = keep_document(procedure.case, file.read(), title=title, by=request.actor, **kept)
    give_consent(procedure, request.actor, token=form.cleaned_data["token"], **said)


class WithdrawForm(OnceForm):
    """No reason is asked."""


@allow("consent.record")
def end_consent(request, reference, pk):
    """Withdraws one consent; possible wherever the case stands."""
    procedure, capacities = find_led(request, reference, "consent.record")
    consent = get_object_or_404(procedure.case.consents, pk=pk)
    form = WithdrawForm(*data_of(request))
    said = _("The consent is withdrawn. Nothing more is shared on it.")
    if form.is_valid() and done(request, form, lambda: withdraw_consent(procedure, consent, request.actor), said):
        return redirect("consents", reference)
    note_subject("consent", consent.pk)
    context = Frame(request, procedure, capacities, "consents").context() | {
        "title": _("Consent withdrawn: %(purpose)s") % {"purpose": consent},
        "text": _("Sharing stops at once, and whoever received something is told. What was shared stays on record. No reason is asked."),
        "form": form,
        "submit": _("Record that the consent is withdrawn"),
    }  # fmt: skip
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)
