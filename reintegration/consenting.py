"""Consents of a return or a reintegration: given in the six contents of the law, and withdrawn at any time."""

from django.core.exceptions import ValidationError
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import capacities_of, may
from agencies.roles import CASE_MANAGEMENT
from audit.moment import now, today
from cases.consents import Consent, Purpose
from cases.filing import touch
from reintegration.referring import stop_sharing
from workflows.refusing import Refused, insist
from workflows.taking import lock

RECORD = "consent.record"


@db.atomic
def give_consent(procedure, by, **fields):
    """Writes down one consent. `fields` are those of Consent; among them may be `token`, which makes it happen once.

    The agency that manages the case uses the data, where no other `operator` is named. Raises Refused.
    """
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    if done := fields.get("token") and Consent.objects.filter(token=fields["token"]).first():
        return done
    fields.setdefault("operator", procedure.agency_that_is(CASE_MANAGEMENT))
    consent = Consent(case=procedure.case, recorded_by=by.user, **fields)
    insist_sound(consent)
    consent.save()
    touch(procedure.case)
    return consent


def insist_sound(consent):
    """Raises Refused with what is wrong with a consent, by field."""
    said = {name: [sentence] for name, sentence in _faults(consent)}
    try:
        consent.full_clean(exclude=[*said, "recorded_by", "token"], validate_constraints=False)
    except ValidationError as error:
        said |= error.message_dict
    if said:
        raise Refused(fields=said)


def _faults(consent):
    yield from _of_this_file(consent)
    yield from _in_time(consent)
    if consent.purpose == Purpose.REFERRAL and not consent.recipient_id:
        yield "recipient", _("Say with which agency the data are shared.")
    if consent.recipient_id and consent.recipient_id == consent.operator_id:
        yield "recipient", _("Data are shared with another agency than the one that uses them.")


def _of_this_file(consent):
    if consent.person_id and not consent.case.members.filter(person=consent.person_id).exists():
        yield "person", _("Choose a person of this case.")
    if consent.document_id and consent.document.case_id != consent.case_id:
        yield "document", _("Choose a file of this case.")


def _in_time(consent):
    if consent.given_on and consent.given_on > today():
        yield "given_on", _("This day has not come yet.")
    if consent.given_on and consent.valid_until and consent.valid_until < consent.given_on:
        yield "valid_until", _("A consent cannot end before it was given.")


@db.atomic
def withdraw_consent(procedure, consent, by):
    """Ends a consent from this moment: in any status, without a reason, and once. What was shared stays in the record."""
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    consent = procedure.case.consents.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_at:
        return consent
    consent.withdrawn_at, consent.withdrawn_recorded_by = now(), by.user
    consent.save()
    touch(procedure.case)
    stop_sharing(consent, by)
    return consent
