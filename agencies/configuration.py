"""Finds what is missing in how an installation is set up. Each floor declares its checks in a room of its own
(settings.CONFIGURATION_CHECKED_BY): a tuple CHECKS."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import chain

from django.conf import settings
from django.utils import timezone

from agencies.managing import leads
from agencies.models import Agency, Membership


@dataclass(frozen=True)
class Finding:
    """One thing that is missing, in a sentence, and the address of the page on which it is mended; "" where it is not mended on a page."""

    sentence: str
    url: str = ""


@dataclass(frozen=True)
class Check:
    """What is looked for. `find` is given the Scope and gives Findings.

    `grave`: while it stands, somebody's work or right is held up. `of_all`: it is of the installation, not of one agency.
    """

    name: str
    says: str
    find: Callable
    grave: bool = False
    of_all: bool = False


@dataclass
class Scope:
    """The agencies that are looked at; `is_whole`: with what belongs to all of them."""

    agencies: list
    is_whole: bool

    @cached_property
    def memberships(self):
        """Roles in force today at these agencies, with their people and units. One query for all checks."""
        found = Membership.objects.in_force().filter(agency__in=self.agencies)
        return list(found.select_related("user", "agency", "unit").order_by("agency__code", "user__name", "pk"))

    def roles_at(self, agency):
        return {row.role for row in self.memberships if row.agency_id == agency.pk}

    @property
    def peopled(self):
        """Those of the agencies at which somebody has a role."""
        there = {row.agency_id for row in self.memberships}
        return [agency for agency in self.agencies if agency.pk in there]


def whole():
    """For operators: everything."""
    return Scope(_living(), is_whole=True)


def scope_of(actor):
    """For an administrator: their own agency; for one of the leading agency everything."""
    return whole() if leads(actor) else Scope([actor.agency], is_whole=False)


def _living():
    found = Agency.objects.exclude(kind=Agency.Kind.SYSTEM).order_by("code")
    return [one for one in found if one.ended_on is None or one.ended_on > timezone.localdate()]


def checks():
    """Every check of every floor, the grave ones first."""
    found = chain.from_iterable(import_module(room).CHECKS for room in settings.CONFIGURATION_CHECKED_BY)
    return sorted(found, key=lambda check: not check.grave)


def looked_through(scope):
    """[(Check, [Finding])] of those that belong to this scope."""
    return [(check, list(check.find(scope))) for check in checks() if scope.is_whole or not check.of_all]
