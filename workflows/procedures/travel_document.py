"""Travel document: the consulate issues a certificate of return after a positive reply, free of charge (Art. 3; domain §8.6)."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.roles import CASEWORKER, CLOCK, CONSULAR, LEAD, SUPERVISOR
from audit.moment import now, today
from workflows.declare import Deadline, State, Workflow, guard
from workflows.nearness import Nearness
from workflows.rows import Procedure

CONSUL = CASEWORKER.at(CONSULAR)


@guard(_("The time to issue has not run out."))
def issue_time_is_over(document):
    clock = document.running_clock("issue_time")
    return bool(clock and now() >= clock.due_at)


@guard(_("Only in a readmission does the other State use a document of its own."))
def is_of_readmission(document):
    return document.parent is None or document.parent.declared.led_by == LEAD


@guard(_("The document has not expired."))
def has_expired(document):
    clock = document.running_clock("validity")
    return bool(clock and now() >= clock.due_at)


def dates_in_order(document):
    if document.issued_on > today():
        yield "issued_on", _("This day has not come yet.")
    if document.expires_on <= document.issued_on:
        yield "expires_on", gettext("The document must expire after it is issued.")


def begin_again(document, by):
    """A new document is asked for: its time runs from now."""
    document.asked_at = now()


def validity_begins(document, by):
    document.issued_at = now()


class TravelDocumentIssue(Workflow):
    label = _("Travel document")
    prefix = "TD"
    moments = {"consent": "asked_at", "request": "asked_at", "issue": "issued_at"}

    requested = State(
        _("Requested"), initial=True, next_step=_("Prepare the travel document"), held_by=CONSULAR, tone="waiting"
    )
    in_preparation = State(
        _("In preparation"), next_step=_("Issue the travel document"), held_by=CONSULAR, tone="waiting"
    )
    issued = State(_("Issued"), next_step=_("Hand the document over"), held_by=CONSULAR, tone="good")
    handed_over = State(_("Handed over"), next_step=_("Use it for the transfer"), tone="good", nearness=Nearness.READY)
    expired = State(_("Expired"), next_step=_("Ask for a new one"), tone="grave")
    lost = State(_("Lost or cancelled"), next_step=_("Ask for a new one"), tone="grave")
    used = State(_("Used for the transfer"), final=True, held_by=CONSULAR, tone="good")
    european_document = State(
        _("Not issued in time: European travel document accepted"), final=True, held_by=CONSULAR, tone="grave"
    )
    withdrawn = State(_("Withdrawn"), final=True, held_by=CONSULAR)
    waited_for = requested | in_preparation
    in_hand = issued | handed_over
    void = expired | lost

    prepare = requested.to(in_preparation, label=_("Take up the request"), by=CONSUL)
    issue = waited_for.to(
        issued, label=_("Issue the document"), by=CONSUL, approval=SUPERVISOR.at(CONSULAR),
        asks=("certificate_number", "issued_on", "expires_on"), checks=(dates_in_order,), then=validity_begins, law="Art. 3", tone="good",
    )  # fmt: skip
    not_issued = waited_for.to(
        european_document, label=_("Not issued in time"), by=CLOCK, needs=(issue_time_is_over, is_of_readmission),
        law="Art. 3", tone="grave",
    )  # fmt: skip
    hand_over = issued.to(handed_over, label=_("Record the hand-over"), by=CONSUL, asks=("handed_to",))
    expire = in_hand.to(expired, label=_("Expired"), by=CLOCK, needs=(has_expired,), tone="grave")
    report_lost = in_hand.to(
        lost, label=_("Report as lost or cancelled"), by=(CONSUL, CASEWORKER.at(LEAD)), asks=("lost_reason",), tone="grave",
    )  # fmt: skip
    reissue = void.to(
        requested, label=_("Ask for a new document"), by=(CONSUL, CASEWORKER.at(LEAD)), then=begin_again, law="Art. 3"
    )
    use = in_hand.to(used, label=_("Used for the transfer"), by=CLOCK)
    withdraw = (waited_for | in_hand | void).to(
        withdrawn, label=_("Withdraw the request"), by=(CASEWORKER.at(LEAD), CLOCK), tone="grave",
    )  # fmt: skip

    issue_time = Deadline(
        "travel_document", label=_("Issue the travel document"), runs_in=waited_for, on_expiry=not_issued
    )
    validity = Deadline("document_validity", label=_("Travel document is valid"), runs_in=in_hand, on_expiry=expire)


class TravelDocument(Procedure):
    workflow = TravelDocumentIssue
    listed_with = FieldGroup.TRANSFER
    told_to_parent = ("certificate_number", "expires_on", "lost_reason")

    field_groups = {
        "title": FieldGroup.PARTICULARS,
        **{
            name: FieldGroup.TRANSFER
            for name in ("certificate_number", "issued_on", "expires_on", "handed_to", "lost_reason")
        },
    }

    asked_at = models.DateTimeField(_("asked for at"))
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True)
    certificate_number = models.CharField(_("number of the certificate of return"), max_length=30, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    handed_to = models.CharField(_("handed to"), max_length=200, blank=True)
    lost_reason = models.TextField(_("what happened"), blank=True, max_length=2000)

    class Meta:
        verbose_name, verbose_name_plural = _("travel document"), _("travel documents")
