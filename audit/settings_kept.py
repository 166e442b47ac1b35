"""What is set of agencies, units, people and their roles, which stand on the floor below (settings_told/telling.py)."""

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Membership, Unit, User
from agencies.words import ROLE_NAMES
from audit.settings_told.telling import Setting


def _people(scope):
    return User.history.filter(id__in=Membership.objects.filter(agency__in=scope.agencies).values("user"))


SETTINGS = (
    Setting("agency", _("Agency"), Agency, lambda scope: Agency.history.filter(id__in=[a.pk for a in scope.agencies])),
    Setting("unit", _("Unit"), Unit, lambda scope: Unit.history.filter(agency__in=scope.agencies)),
    Setting("person", _("Person"), User, _people),
    Setting(
        "role",
        _("Role"),
        Membership,
        lambda scope: Membership.history.filter(agency__in=scope.agencies),
        called=lambda row: f"{ROLE_NAMES[row.role]}, {row.user.name}",
        along=("user",),
    ),
)
