"""What a readmission of a third-country national or stateless person records beside what every readmission does."""

from dataclasses import replace
from datetime import datetime, time

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from agencies.states import zone
from audit.moment import today
from cases.agreements import NoLimit
from cases.evidence import graded
from cases.terms import OF_STAY, PermitException
from workflows.clocks import due_from
from workflows.procedures.letter_parts import limit_told
from workflows.procedures.readmission_request import LONG, Confirmation, ReadmissionFields

NOON = time(12)


class AboutWhom(models.TextChoices):
    OWN_NATIONAL = "own_national", _("A national of the requested State")
    THIRD_COUNTRY = "third_country", _("A third-country national")
    STATELESS = "stateless", _("A stateless person")


class EntryCondition(models.TextChoices):
    """Art. 4(1): one of them must be shown."""

    VISA_OR_PERMIT = (
        "visa_or_permit",
        _("The person held a valid visa or residence permit of ours when it was submitted"),
    )
    DIRECT_ENTRY = (
        "direct_entry",
        _("The person entered the requesting State illegally and directly after a stay or transit here"),
    )
    NONE = "none", _("Neither is shown")


class TheirPermit(models.TextChoices):
    NONE = "none", _("No visa, no residence permit, no entry without a visa")
    ISSUED = "issued", _("It issued a visa or residence permit")
    VISA_FREE = "visa_free", _("The person could enter it without a visa")


class DirectReturn(models.TextChoices):
    IMPOSSIBLE = "impossible", _("Impossible: the statement is accepted")
    POSSIBLE = "possible", _("Possible")


class ExclusionGround(models.TextChoices):
    CONDITIONS_NOT_SHOWN = "conditions_not_shown", _("Neither a visa or permit of ours nor a direct entry is shown")
    AIRSIDE_ONLY = "airside_only", _("The person was only in airside transit at an airport")
    PERMIT_OF_REQUESTING = "permit_of_requesting", _("The requesting State issued a visa or residence permit")
    VISA_FREE = "visa_free", _("The person could enter the requesting State without a visa")
    DIRECT_RETURN_POSSIBLE = "direct_return_possible", _("Direct return to the country of origin is possible")
    FALSE_DOCUMENTS = "false_documents", _("The documents are false or falsified")
    ANOTHER_PERSON = "another_person", _("The documents belong to another person")
    OTHER = "other", _("Another ground, stated in the reasons")


class ArrivalOutcome(models.TextChoices):
    RESIDENCE = "residence", _("Residence")
    ACCOMMODATION = "accommodation", _("Accommodation centre")
    REMOVAL = "removal", _("Removal")
    STATELESSNESS = "statelessness", _("Determination of statelessness")


def _text(label):
    return models.TextField(label, blank=True, max_length=LONG)


def _choice(label, choices):
    return models.CharField(label, max_length=24, choices=choices, blank=True)


class ThirdCountryFields(ReadmissionFields):
    """Abstract: the fields stand here, the law in third_country.py."""

    journey = replace(ReadmissionFields.journey, documents_until=("their_document_expires_on",))
    field_groups = ReadmissionFields.field_groups | {
        **of(FieldGroup.EVIDENCE, "about_whom known_on direct_return_impossible is_ex_gratia"),
        **of(FieldGroup.DELIBERATION, "entry_condition direct_return airside_only their_permit permit_exception"),
        **of(FieldGroup.DELIBERATION, "conditions_basis protection_check late_reason arrival_outcome arrival_note"),
        **of(FieldGroup.TRANSFER, "their_document_number their_document_expires_on"),
    }

    about_whom = _choice(_("about whom"), AboutWhom)
    known_on = models.DateField(_("irregular stay known since"), null=True, editable=False)
    direct_return_impossible = _text(_("why direct return to the country of origin is impossible"))
    late_reason = _text(_("why it is accepted although it came too late"))
    is_ex_gratia = models.BooleanField(_("accepted although it came too late"), default=False, editable=False)
    entry_condition = _choice(_("condition of readmission"), EntryCondition)
    direct_return = _choice(_("direct return to the country of origin"), DirectReturn)
    airside_only = _choice(_("only in airside transit at an airport of ours"), Confirmation)
    their_permit = _choice(_("visa or residence permit of the requesting State"), TheirPermit)
    permit_exception = _choice(_("exception: why their visa or permit does not count"), PermitException)
    conditions_basis = _text(_("what this rests on"))
    protection_check = _choice(_("protection check done"), Confirmation)
    refusal_ground = _choice(_("ground of refusal"), ExclusionGround)
    their_document_number = models.CharField(
        _("number of the travel document of the requesting State"), max_length=40, blank=True
    )
    their_document_expires_on = models.DateField(_("valid until"), null=True, blank=True)
    arrival_outcome = _choice(_("what follows for the person"), ArrivalOutcome)
    arrival_note = _text(_("note on what follows"))

    @cached_property
    def evidence(self):
        """What the evidence does for entry and stay (Annexes 3, 4), as it was when the application came."""
        return graded(self.case, on=self.received_at.date() if self.received_at else today(), annexes=OF_STAY)

    def last_moment_to_submit(self):
        """The limit of the agreement, counted from the day of knowledge in the requesting State; None where there is none."""
        known = datetime.combine(self.known_on, NOON, zone(self.case.requesting_state))
        try:
            return due_from(self.case, "submit_third_country", known)
        except NoLimit:
            return None

    def _limit_goes_on(self):
        return self._no_right_to_reply() if self.is_ex_gratia else super()._limit_goes_on()

    def _no_right_to_reply(self):
        return gettext("None: it came too late. Silence is not agreement.")

    def _reply_agreed(self):
        theirs = not self.case.agreement.requested_state_issues_for_others
        step = gettext("Issue the travel document, and tell us its number and last day.")
        return super()._reply_agreed() | ({"travel_document_step": step} if theirs else {})

    def _inadmissible(self):
        limit = limit_told(self, "submit_third_country", due_on=self.last_moment_to_submit().due_on)
        return {"received_at": self._here(self.received_at), "known_on": self.known_on, "limit": limit}

    def _late_accepted(self):
        return self._inadmissible() | {"reply": self._no_right_to_reply()}

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["transfer_at"], name="%(class)s_travels")]
        verbose_name, verbose_name_plural = (
            _("readmission application, third country"),
            _("readmission applications, third country"),
        )
