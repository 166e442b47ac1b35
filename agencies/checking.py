"""What may be missing at an agency, its units and its people (agencies/configuration.py)."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding
from agencies.models import Membership
from agencies.proofs.factors import REAL, is_exempt
from agencies.roles import ADMINISTRATOR, CASEWORKER, SUPERVISOR


def without_contact(scope):
    for agency in scope.peopled:
        if not (agency.email or agency.phone) or not agency.address:
            said = _("%(agency)s: no address for letters, or neither an address for notices nor a telephone.")
            yield Finding(said % {"agency": agency.name}, reverse("edit_agency", args=[agency.pk]))


def without_administrator(scope):
    for agency in scope.peopled:
        if ADMINISTRATOR not in scope.roles_at(agency):
            said = _("%(agency)s: nobody administers it.") % {"agency": agency.name}
            yield Finding(said, reverse("invite", args=[agency.pk]))


def without_second_factor(scope):
    needing = [row for row in scope.memberships if row.role in settings.SECOND_FACTOR_ROLES and not is_exempt(row.user)]
    have = Authenticator.objects.filter(user__in={row.user_id for row in needing}, type__in=REAL)
    have, told = set(have.values_list("user", flat=True)), set()
    for row in needing:
        if row.user_id not in have | told:
            told.add(row.user_id)
            said = _("%(agency)s: %(name)s has no second factor yet.") % {
                "agency": row.agency.name,
                "name": row.user.name,
            }
            yield Finding(said, reverse("membership", args=[row.pk]))


def run_out(scope):
    """People who may sign in and have no role anywhere: the last one at these agencies is shown."""
    counting = Membership.objects.in_force().filter(user=OuterRef("user"))
    ended = Membership.objects.filter(
        ~Exists(counting), agency__in=scope.agencies, user__is_active=True, until_on__isnull=False
    )
    last = {row.user_id: row for row in ended.select_related("user", "agency").order_by("until_on", "pk")}
    for row in last.values():
        said = _("%(agency)s: the last role of %(name)s ended on %(day)s.")
        facts = {"agency": row.agency.name, "name": row.user.name, "day": row.until_on.strftime("%d.%m.%Y")}
        yield Finding(said % facts, reverse("membership", args=[row.pk]))


def units_without_supervisor(scope):
    units = {row.unit_id: row.unit for row in scope.memberships if row.unit_id and row.role == CASEWORKER}
    led = {row.unit_id for row in scope.memberships if row.role == SUPERVISOR}
    for pk, unit in units.items():
        if pk not in led:
            said = _("%(unit)s has caseworkers and no supervisor: those of the whole agency approve.") % {"unit": unit}
            yield Finding(said, reverse("agency", args=[unit.agency_id]))


CHECKS = (
    Check("administrator", gettext_lazy("Every agency has an administrator"), without_administrator, grave=True),
    Check("contact", gettext_lazy("Every agency can be reached"), without_contact),
    Check("second_factor", gettext_lazy("Whoever needs a second factor has one"), without_second_factor, grave=True),
    Check("roles", gettext_lazy("Nobody keeps an account without a role"), run_out),
    Check("unit", gettext_lazy("Every unit with caseworkers has a supervisor"), units_without_supervisor),
)
