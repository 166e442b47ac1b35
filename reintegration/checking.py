"""What may be missing in programmes and their money (agencies/configuration.py)."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding
from agencies.words import ROLE_NAMES
from audit.moment import today
from cases.programmes import Programme
from reintegration.models import ReintegrationCase
from reintegration.money.rules import ApprovalBand, in_force


def over_with_open_plans(scope):
    """Programmes whose last day has passed, with plans that are still open."""
    mine = Programme.objects.filter(ends_on__lt=today(), agency__in=scope.agencies)
    plans = ReintegrationCase.objects.filter(closed_at=None, programme__in=mine).values_list("programme")
    open_plans = dict(plans.annotate(n=Count("pk")).order_by())
    for programme in mine.filter(pk__in=open_plans).order_by("code"):
        facts = {"name": programme.name, "n": open_plans[programme.pk], "day": programme.ends_on.strftime("%d.%m.%Y")}
        said = _("“%(name)s” ended on %(day)s, and %(n)s of its plans are open.") % facts
        yield Finding(said, reverse("programme", args=[programme.code]))


def bands_without_signers(scope):
    """Of each band of amounts in force, of a programme or of the house: roles that must sign, and that nobody has who could."""
    bands = list(ApprovalBand.objects.filter(in_force(today())))
    own = {band.programme_id for band in bands}
    running = Programme.objects.filter(agency__in=scope.peopled, starts_on__lte=today()).exclude(ends_on__lt=today())
    for programme in running.select_related("agency").order_by("code"):
        of_it = programme.pk if programme.pk in own else None
        wanted = {role for band in bands if band.programme_id == of_it for role in band.signers}
        for role in sorted(wanted - scope.roles_at(programme.agency)):
            facts = {"agency": programme.agency.name, "role": ROLE_NAMES[role], "name": programme.name}
            said = _("%(agency)s: nobody is %(role)s, who must sign what “%(name)s” pays.") % facts
            yield Finding(said, reverse("invite", args=[programme.agency_id]))


CHECKS = (
    Check(
        "band", gettext_lazy("Whoever must sign payments of a programme is there"), bands_without_signers, grave=True
    ),
    Check("programme", gettext_lazy("No programme that is over has open plans"), over_with_open_plans),
)
