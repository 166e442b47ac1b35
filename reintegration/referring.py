"""Refers somebody to another agency, on a consent that names what is told; and ends it at once when the consent ends."""

from dataclasses import dataclass

from django.db import transaction as db
from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.policy import capacities_of, may
from agencies.roles import CASE_MANAGEMENT, PARTNER
from audit.moment import today
from cases.consents import Consent, Purpose
from cases.files import Case
from cases.filing import touch
from reintegration.referral import Referral
from reintegration.referral_effects import RECEIVERS, end_sharing
from reintegration.referral_rows import ConsentItem
from reintegration.shared_items import known, names_of
from reintegration.skills.offers import Offer, Scheme
from reintegration.skills.places import places_left
from workflows.notices import post, tell_of_step
from workflows.perform import open_, perform
from workflows.refusing import Refused, insist
from workflows.taking import lock

SEND = "referral.send"


@dataclass(frozen=True)
class Asked:
    """What an agency is asked: the need, in code and words, the telephone, and which items are told beside it."""

    need: str
    phone: str = ""
    need_note: str = ""
    items: tuple[str, ...] = ()
    scheme: Scheme | None = None
    offer: Offer | None = None


@db.atomic
def consent_to_share(procedure, by, items, **fields):
    """Writes down that somebody agreed that name, telephone and need, and these items, are told to `recipient`.

    `fields` are those of Consent. The same consent said twice is one.
    """
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), SEND))
    same = {name: fields[name] for name in ("person", "recipient", "given_on")}
    for earlier in procedure.case.consents.in_force(today()).filter(purpose=Purpose.REFERRAL, **same):
        if set(earlier.named_items.values_list("item", flat=True)) == set(items):
            return earlier
    fields |= {"purpose": Purpose.REFERRAL, "operator": by.agency, "recorded_by": by.user, "data": data_of(items)}
    consent = Consent.objects.create(case=procedure.case, **fields)
    ConsentItem.objects.bulk_create([ConsentItem(consent=consent, item=item) for item in items])
    touch(procedure.case)
    return consent


def data_of(items):
    """What the consent says of the data, in words."""
    said = _("Name, telephone and what is needed, told to the agency so that it can help and answer.")
    return f"{said} {_('Also: %(items)s.') % {'items': names_of(items)}}" if items else said


@db.atomic
def refer(procedure, by, consent, asked, token=None):
    """Refers somebody to the agency that the consent names; what is told is copied as it is now. Raises Refused.

    It is sent at once, or, where it tells of health or protection, proposed to be: until a supervisor approves, the agency learns nothing.
    """
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), SEND))
    if done := token and Referral.objects.filter(steps__token=token).first():
        return done
    consent = procedure.case.consents.select_related("person", "recipient").filter(pk=consent.pk).first()
    _insist_sound(procedure, by, consent, asked)
    parties = {CASE_MANAGEMENT: procedure.agency_that_is(CASE_MANAGEMENT)}
    referral = open_(
        Referral, procedure.case, by, parties, parent=procedure, token=token, agency=consent.recipient, person=consent.person,
        consent=consent, items=list(asked.items), scheme=asked.scheme, offer=asked.offer, **told_of(procedure, consent, asked),
    )  # fmt: skip
    perform(referral, "send", by)
    touch(procedure.case)
    return Referral.objects.get(pk=referral.pk)


def told_of(procedure, consent, asked):
    """What is copied, by the names of the fields of a referral."""
    told = {"title": str(consent.person)[:300], "phone": asked.phone, "need": asked.need, "need_note": asked.need_note}
    values = known(procedure, consent.person)
    return told | {str(item): values[item] for item in asked.items if item in values}


def _insist_sound(procedure, by, consent, asked):
    said = {}
    for name, sentence in _faults(procedure, by, consent, asked):
        said.setdefault(name, []).append(sentence)
    if said:
        raise Refused(fields=said)


def _faults(procedure, by, consent, asked):
    """What stands against a referral, by the field of the form at which it is said."""
    if procedure.is_closed:
        yield "consent", _("The case is closed: nobody is referred from it.")
    if consent is None or consent.purpose != Purpose.REFERRAL or not consent.holds(today()):
        yield "consent", _("The person’s consent to share with this agency must be in force.")
        return
    if not receives(consent.recipient, by.agency):
        yield "consent", _("This agency takes no referrals.")
    yield from _faults_of_items(consent, asked)
    yield from _faults_of_offer(consent, asked)
    alike = Referral.objects.filter(consent__recipient=consent.recipient, person=consent.person, need=asked.need)
    if alike.filter(case=procedure.case, closed_at=None).exists():
        yield "need", _("A referral for this need waits at this agency already.")


def receives(agency, sender):
    """Whether an agency takes referrals of another."""
    lives = agency.ended_on is None or agency.ended_on >= today()
    return PARTNER in agency.case_roles and lives and agency.pk != sender.pk


def _faults_of_items(consent, asked):
    named = set(consent.named_items.values_list("item", flat=True))
    if unnamed := [item for item in asked.items if item not in named]:
        yield "items", _("The consent does not name: %(items)s.") % {"items": names_of(unnamed)}


def _faults_of_offer(consent, asked):
    for name, thing in (("offer", asked.offer), ("scheme", asked.scheme)):
        if thing and thing.agency_id != consent.recipient_id:
            yield name, _("This is kept by another agency than the one that the consent names.")
    if asked.offer and not Offer.objects.open_on(today()).filter(pk=asked.offer.pk).exists():
        yield "offer", _("This offer is closed.")
    elif asked.offer and not places_left(asked.offer.pk):
        yield "offer", _("All places of this offer are filled.")


@db.atomic
def stop_sharing(consent, by):
    """Ends every sharing that rests on a consent that has ended, at once: open referrals stop, and nobody reads what was shared.

    The receiving agencies are told and asked to delete it; the record of what was shared stays with the agency that sent it.
    To be called within the transaction that withdraws the consent: the database lets no other end of it pass.
    """
    case = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=consent.case_id)
    for referral in Referral.objects.filter(consent=consent).order_by("pk"):
        if referral.is_closed:
            _end(referral, case, by)
        else:
            end = "lapse" if referral.sent_at is None else "stop"
            perform(referral, end, None, token=f"consent-{consent.pk}-ends-{referral.pk}")


def _end(referral, case, by):
    """Of one that was closed before: nothing is left to stop but the reading."""
    if referral.agency_that_is(PARTNER):
        referral.case = case
        tell_of_step(referral, "stop", RECEIVERS)
        end_sharing(referral, by)
        post(case)
        touch(case)


def stop_run_out():
    """Ends the sharing on consents that have run out without anybody withdrawing them: how many referrals were stopped."""
    over = Q(consent__valid_until__lt=today()) | Q(consent__withdrawn_at__isnull=False)
    found = [
        one.consent for one in Referral.objects.filter(over, closed_at=None).select_related("consent").order_by("pk")
    ]
    for consent in dict.fromkeys(found):
        stop_sharing(consent, None)
    return len(found)
