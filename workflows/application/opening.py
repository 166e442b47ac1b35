"""Opens a draft: under which agreement and between whom it is, follows from who opens it."""

from uuid import uuid4

from django import forms
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.roles import LEAD, REQUESTED, REQUESTING
from agencies.states import AZERBAIJAN
from cases.agreements import Agreement
from cases.asylum_door.forms import AtTheDoor
from cases.files import Case
from cases.packages.shape import application_schema, blank
from workflows.application.checking import TAKEN
from workflows.perform import open_
from workflows.procedures.about_whom import request_kind
from workflows.procedures.third_country_fields import AboutWhom
from workflows.rows import Procedure, Step


def agreement_between(requesting_state, requested_state=AZERBAIJAN):
    """The live agreement that binds both States, or None; it binds them in both directions (Art. 3 to 6)."""
    one = Q(requested_state=requested_state, covers__contains=[requesting_state])
    other = Q(requested_state=requesting_state, covers__contains=[requested_state])
    return Agreement.objects.filter(one | other, live=True).order_by("code").first()


def case_role_of(agency):
    """What an agency is in the drafts it opens: it asks, or it registers what came on paper; None: neither."""
    return next((case_role for case_role in (REQUESTING, LEAD) if case_role in agency.case_roles), None)


def requested_agency():
    """The authority to which applications are addressed."""
    return Agency.objects.filter(case_roles__contains=[LEAD], ended_on=None).order_by("code").first()


def requesting_agencies():
    """The authorities from which an application may come: of a State that a live agreement binds."""
    return _authorities(REQUESTING)


def requested_agencies():
    """The authorities that we can ask: of a State that a live agreement binds."""
    return _authorities(REQUESTED)


def _authorities(part):
    states = {state for agreement in Agreement.objects.filter(live=True) for state in agreement.covers}
    return Agency.objects.filter(case_roles__contains=[part], ended_on=None, state__in=states).order_by("state", "code")


class NewCaseForm(AtTheDoor, forms.Form):
    """Who asks (for the authority that registers a paper application), and under which reference of theirs."""

    requesting_agency = forms.ModelChoiceField(
        Agency.objects.none(), label=_("Requesting authority"), empty_label=_("Choose")
    )
    their_reference = forms.CharField(
        label=_("Reference of the requesting authority"), max_length=80, help_text=_("As it stands on the application.")
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    about_whom = forms.ChoiceField(
        label=_("About whom"),
        choices=AboutWhom.choices,
        required=False,
        initial=AboutWhom.OWN_NATIONAL,
        widget=forms.RadioSelect,
    )  # where nobody says, a national of the requested State

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor, self.opened = actor, None
        self.initial.setdefault("token", str(uuid4()))
        if case_role_of(actor.agency) == REQUESTING:
            del self.fields["requesting_agency"]
            self.fields["their_reference"].label = _("Your reference")
            self.fields["their_reference"].help_text = _("Under which your authority keeps this case.")
        else:
            self.fields["requesting_agency"].queryset = requesting_agencies()

    def open(self):
        """Opens the draft once, however often it is asked; False, with an error at the field, where the reference is taken."""
        said = self.cleaned_data
        try:
            with transaction.atomic():
                self.opened = self._already() or self.begin(said.get("requesting_agency") or self.actor.agency, said)
        except IntegrityError:  # the same form came twice at once, or the reference is taken
            self.opened = self._already()
        if self.opened is None:
            self.add_error("their_reference", TAKEN.translated(gettext))
        return self.opened is not None

    def begin(self, requesting, said):
        """The draft and its case. Another kind of application begins another way."""
        return _opened(self.actor, requesting, said)

    def _already(self):
        step = Step.objects.filter(token=self.cleaned_data["token"], transition=Step.OPENING).first()
        return step and Procedure.objects.get(pk=step.procedure_id).as_kind()


def begin_case(requesting, their_reference, requested=None):
    """The case of an application that a requesting authority makes: who is asked, if nobody is named, and under what."""
    requested = requested or requested_agency()
    return Case.objects.create(
        agreement=agreement_between(requesting.state, requested.state), requesting_state=requesting.state,
        requested_state=requested.state, requesting_agency=requesting, requested_agency=requested, their_reference=their_reference,
    )  # fmt: skip


def begun(case, about_whom):
    """The application as it is before anything is written: between whom, under which agreement, about whom."""
    return blank(application_schema()) | {
        "agreement": case.agreement.code, "from": case.requesting_agency.code, "to": case.requested_agency.code,
        "reference": case.their_reference, "language": (get_language() or "en")[:2], "procedure": "normal",
        "interview_requested": False, "about_whom": about_whom or AboutWhom.OWN_NATIONAL.value,
    }  # fmt: skip


def _opened(actor, requesting, said):
    case = begin_case(requesting, said["their_reference"])
    application, agencies = begun(case, said["about_whom"]), {case_role_of(actor.agency): actor.agency}
    kind = request_kind(application["about_whom"])
    return open_(kind, case, actor, agencies, token=said["token"], application=application)
