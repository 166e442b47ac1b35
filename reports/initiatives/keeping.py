"""Keeps the register: who may, the agency that is responsible, the entries, and what is taken back."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import Verdict, may
from agencies.roles import LEAD, PROVIDER
from agencies.states import AZERBAIJAN
from audit.moment import now
from reports.initiatives.rows import Entry, Initiative


def may_read(actor) -> Verdict:
    """Whether the register is open to somebody."""
    if actor.agency.state != AZERBAIJAN or set(actor.agency.case_roles) == {PROVIDER}:
        return Verdict((_("The register of initiatives is kept by the authorities of Azerbaijan and their partners."),))
    return may(actor.capacities, "initiative.list")


def may_record(actor, initiative) -> Verdict:
    """Whether somebody may record what happens to an initiative."""
    verdict = may_read(actor) + may(actor.capacities, "initiative.keep")
    if initiative.agency_id != actor.agency.pk:
        verdict += Verdict((_("Only the agency that is responsible for this initiative records what happens to it."),))
    return verdict


def may_name(actor) -> Verdict:
    """Whether somebody may say which agency is responsible, and who the partners are."""
    verdict = may_read(actor) + may(actor.capacities, "initiative.keep")
    if LEAD not in actor.agency.case_roles:
        verdict += Verdict((_("Only the leading agency says who is responsible."),))
    return verdict


@db.atomic
def name(initiative, told):
    """Who is responsible, and the partners. What does not change is not written."""
    kept = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if any(getattr(kept, field) != value for field, value in told.items()):
        for field, value in told.items():
            setattr(kept, field, value)
        kept.save()
    return kept


def record(initiative, kind, told, by):
    """An entry of a day. Raises nothing: whoever calls asked `may_record`."""
    return Entry.objects.create(initiative=initiative, kind=kind, recorded_by=by.user, agency=by.agency, **told)


@db.atomic
def take_back(entry):
    """An entry no longer counts from now on; that it was there stays."""
    kept = Entry.objects.select_for_update().get(pk=entry.pk)
    if kept.taken_back_at is None:
        kept.taken_back_at = now()
        kept.save(update_fields=["taken_back_at"])
    return kept
