"""Readmission of third-country nationals and stateless persons that Azerbaijan asks of another State (Art. 6).

What is not named here is as in outgoing.py. The obligation lapses when we ask too late; the travel document is ours; nobody is
transferred before our protection officer has looked at it (Art. 18).
"""

from datetime import datetime

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from agencies.roles import LEAD, PROTECTION_OFFICER
from agencies.states import zone
from audit.moment import now, today
from cases.agreements import NoLimit
from cases.evidence import graded
from cases.packages.dates import day
from cases.terms import OF_STAY
from workflows.clocks import due_from
from workflows.declare import Deadline, State
from workflows.procedures import accelerated, outgoing_effects
from workflows.procedures import outgoing_guards as own
from workflows.procedures import readmission_guards as guards
from workflows.procedures.outgoing import AROUND_IT, CHIEF, DOCUMENT, JOURNEY, OFFICER, OutgoingReadmission
from workflows.procedures.outgoing_fields import OutgoingFields
from workflows.procedures.readmission_request import Confirmation
from workflows.procedures.third_country_fields import NOON, AboutWhom
from workflows.procedures.third_country_guards import protection_checked


class OutgoingGround(models.TextChoices):
    """Art. 6: on what the requested authority can refuse. As ExclusionGround has it, from the other side."""

    CONDITIONS_NOT_SHOWN = (
        "conditions_not_shown",
        _("Neither a visa or permit of the requested State nor a direct entry from there is shown"),
    )
    AIRSIDE_ONLY = "airside_only", _("The person was only in airside transit at an airport")
    PERMIT_OF_REQUESTING = "permit_of_requesting", _("The requesting State issued a visa or residence permit")
    VISA_FREE = "visa_free", _("The person could enter the requesting State without a visa")
    DIRECT_RETURN_POSSIBLE = "direct_return_possible", _("Direct return to the country of origin is possible")
    FALSE_DOCUMENTS = "false_documents", _("The documents are false or falsified")
    ANOTHER_PERSON = "another_person", _("The documents belong to another person")
    TOO_LATE = "too_late", _("The application came too late")
    OTHER = "other", _("Another ground, stated in the reasons")


def submit(request, by):
    outgoing_effects.submit(request, by)
    request.about_whom = request.application["about_whom"]
    request.known_on = request.case.circumstances.knowledge_date


def asked_in_time(request):
    """Late, the obligation has lapsed (Art. 11): they may still agree, so it can be asked, with a reason that two have read."""
    last = last_moment_to_ask(request)
    if last and now() >= last.due_at and not request.late_reason:
        said = gettext("The last day was %(day)s: say why it is asked all the same.")
        yield "late_reason", said % {"day": last.due_on.strftime("%d.%m.%Y")}


def last_moment_to_ask(request):
    """The limit of the agreement, counted from the day since which the stay is known here; None where there is none."""
    known = day(request.application.get("knowledge_date") or "")
    try:
        return known and due_from(
            request.case, "submit_third_country", datetime.combine(known, NOON, zone(request.case.requesting_state))
        )
    except NoLimit:
        return None


class OutgoingThirdCountry(OutgoingReadmission):
    label = _("Readmission asked by Azerbaijan, third-country national or stateless person")
    prefix = "RTO"

    agreed = State(_("Agreed"), next_step=_("Issue the travel document"), tone="good", stage=DOCUMENT)
    deemed_agreed = State(
        _("Deemed agreed, by silence"), next_step=_("Issue the travel document"), tone="grave", stage=DOCUMENT
    )
    travel_document = None  # the limit binds the State whose national it is

    undocumented = agreed | deemed_agreed

    submit = OutgoingReadmission.draft.to(
        OutgoingReadmission.submitted, label=_("Send the application"), by=OFFICER, approval=CHIEF, asks=("channel",),
        may_ask=("late_reason",), needs=(guards.application_sound, accelerated.sent_in_time), checks=(asked_in_time,),
        then=submit, foresees=outgoing_effects.foresee, makes="application", law="Art. 6, 7, 8, 11", offered=False,
    )  # fmt: skip
    record_protection = (OutgoingReadmission.undecided | OutgoingReadmission.consented).stay(
        label=_("Record the protection check"), by=PROTECTION_OFFICER.at(LEAD), asks=("protection_check",), law="Art. 18",
        internal=True,
    )  # fmt: skip
    record_document = undocumented.to(
        OutgoingReadmission.ready_for_transfer, label=_("Record the travel document"), by=OFFICER,
        asks=("document_number", "document_expires_on"), checks=(own.document_is_valid,), law="Art. 6", tone="good",
    )  # fmt: skip
    notify_transfer = OutgoingReadmission.ready_for_transfer.to(
        OutgoingReadmission.transfer_notified, label=_("Notify the transfer"), by=OFFICER,
        needs=(own.document_at_hand, protection_checked), asks=JOURNEY, may_ask=AROUND_IT,
        checks=OutgoingReadmission.notify_transfer.checks, then=outgoing_effects.bring_in_border, makes="transfer_notice",
        law="Art. 12",
    )  # fmt: skip

    error_window = Deadline(
        "error_third_country", label=_("Readmission in error can be claimed"), runs_in=OutgoingReadmission.completed,
        on_expiry=OutgoingReadmission.end, presses_in=(),
    )  # fmt: skip


class OutgoingThirdCountryRequest(OutgoingFields):
    workflow = OutgoingThirdCountry
    field_groups = OutgoingFields.field_groups | {
        **of(FieldGroup.EVIDENCE, "about_whom known_on"),
        **of(FieldGroup.DELIBERATION, "late_reason protection_check"),
    }

    about_whom = models.CharField(_("about whom"), max_length=24, choices=AboutWhom, blank=True)
    known_on = models.DateField(_("irregular stay known since"), null=True, editable=False)
    late_reason = models.TextField(_("why it is asked although it is too late"), blank=True, max_length=2000)
    protection_check = models.CharField(_("protection check done"), max_length=24, choices=Confirmation, blank=True)
    refusal_ground = models.CharField(_("ground of refusal"), max_length=24, choices=OutgoingGround, blank=True)

    @cached_property
    def evidence(self):
        """What the evidence does for entry and stay (Annexes 3, 4), as it was when we asked."""
        return graded(self.case, on=self.sent_at.date() if self.sent_at else today(), annexes=OF_STAY)

    class Meta:
        indexes = [
            models.Index(fields=["transfer_at"], name="outgoingthirdcountry_travels")
        ]  # by its name it would be too long
        verbose_name = _("readmission application of ours, third country")
        verbose_name_plural = _("readmission applications of ours, third country")
