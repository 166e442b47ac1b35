"""Identity verification: another agency is asked whether its registers know the person (domain §8.5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.disclosure import FieldGroup
from agencies.roles import CASEWORKER, CLOCK, IDENTITY, LEAD, SECURITY, SUPERVISOR
from workflows.declare import Deadline, State, Workflow
from workflows.rows import Procedure

ASKED = (IDENTITY, SECURITY)
OFFICERS = tuple(CASEWORKER.at(part) for part in ASKED)


def their_own_supervisor(verification):
    """The asked agency answers under its own four eyes."""
    part = SECURITY if verification.agency_that_is(SECURITY) else IDENTITY
    return (SUPERVISOR.at(part),)


their_own_supervisor.of = tuple(SUPERVISOR.at(part) for part in ASKED)  # whoever it can be, whatever the case


class Verifying(Workflow):
    label = pgettext_lazy("a procedure", "Identity check")
    prefix = "IV"
    moments = {"request": "asked_at"}

    sent = State(_("Asked"), initial=True, next_step=_("Accept the request"), held_by=ASKED, tone="waiting")
    accepted = State(_("Being checked"), next_step=_("Answer the identity check"), held_by=ASKED, tone="waiting")
    needs_information = State(_("More information needed"), next_step=_("Give the information"), tone="waiting")
    answered = State(_("Answered"), final=True, held_by=ASKED, tone="good")
    declined = State(_("Declined"), final=True, held_by=ASKED, tone="grave")
    withdrawn = State(_("Withdrawn"), final=True, held_by=ASKED)
    with_them = sent | accepted

    accept = sent.to(accepted, label=_("Accept the request"), by=OFFICERS)
    ask_back = with_them.to(
        needs_information, label=_("Ask for more information"), by=OFFICERS, asks=("information_needed",)
    )
    inform = needs_information.to(
        accepted, label=_("Give the information"), by=CASEWORKER.at(LEAD), asks=("information_given",)
    )
    answer = with_them.to(
        answered, label=pgettext_lazy("a step", "Answer"), by=OFFICERS, approval=their_own_supervisor, asks=("finding",),
        may_ask=("register", "record_reference", "differences", "basis_of_finding"), tone="good",
    )  # fmt: skip
    decline = with_them.to(
        declined, label=_("Decline with a reason"), by=OFFICERS, approval=their_own_supervisor, asks=("declined_reason",), tone="grave",
    )  # fmt: skip
    withdraw = (with_them | needs_information).to(
        withdrawn, label=_("Withdraw the request"), by=(CASEWORKER.at(LEAD), CLOCK), tone="grave",
    )  # fmt: skip

    promise = Deadline(
        "verification", label=_("Answer to the identity check"), runs_in=(sent, accepted, needs_information),
        when=lambda check: not check.is_urgent,
    )  # fmt: skip
    urgent_promise = Deadline(
        "verification_accelerated",
        label=_("Answer to the identity check"),
        runs_in=promise.runs_in,
        when=lambda check: check.is_urgent,
    )


class Finding(models.TextChoices):
    CONFIRMED = "confirmed", _("Confirmed")
    NOT_FOUND = "not_found", _("Not found in the registers")
    CONTRADICTED = "contradicted", _("Contradicted: another person, or another nationality")
    PARTIAL = "partial", _("Confirmed in part")
    FIELD_ENQUIRY = "field_enquiry", _("Needs an enquiry on the spot")


class Verification(Procedure):
    workflow = Verifying
    told_to_parent = ("finding", "register", "differences", "declined_reason")

    field_groups = {
        "title": FieldGroup.PARTICULARS,
        "information_needed": FieldGroup.PARTICULARS,
        "information_given": FieldGroup.PARTICULARS,
        "is_urgent": FieldGroup.REFERENCE,
        "finding": FieldGroup.INTERNAL,
        "basis_of_finding": FieldGroup.SECURITY_FINDING,
        **{name: FieldGroup.EVIDENCE for name in ("register", "record_reference", "differences", "declined_reason")},
    }

    asked_at = models.DateTimeField(_("asked at"))
    is_urgent = models.BooleanField(_("asked in an accelerated procedure"), default=False, editable=False)
    finding = models.CharField(_("finding"), max_length=15, choices=Finding, blank=True)
    register = models.CharField(_("source register"), max_length=120, blank=True)
    record_reference = models.CharField(_("reference of the matched record"), max_length=80, blank=True)
    differences = models.TextField(_("what agrees and what differs"), blank=True, max_length=2000)
    basis_of_finding = models.TextField(
        _("basis of the finding, for the security service only"), blank=True, max_length=2000
    )
    information_needed = models.TextField(_("information needed"), blank=True, max_length=2000)
    information_given = models.TextField(_("information given"), blank=True, max_length=2000)
    declined_reason = models.TextField(_("reason"), blank=True, max_length=2000)

    class Meta:
        verbose_name, verbose_name_plural = _("identity check"), _("identity checks")
