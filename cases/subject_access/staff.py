"""People who work on a case, told by role and agency and never by name."""

from django.utils.translation import gettext as _

from agencies.models import Agency, Membership, User
from agencies.roles import Role
from agencies.seeding import SYSTEM_IDENTITY
from agencies.words import ROLE_NAMES


class Staff:
    """Words for keys of users and agencies, in the language of the moment. Three queries in all."""

    def __init__(self):
        self.agencies = {agency.pk: agency.name for agency in Agency.objects.all()}
        self.groups = dict(Agency.objects.values_list("group", "pk"))
        self.system = set(User.objects.filter(email=SYSTEM_IDENTITY).values_list("pk", flat=True))
        self.held = {}
        rows = Membership.objects.order_by("user", "agency", "from_on", "pk")
        for user, agency, role in rows.values_list("user", "agency", "role"):
            self.held.setdefault(user, {}).setdefault(agency, {})[role] = None

    def user(self, key) -> str:
        """Every role that somebody holds or held: “Caseworker, State Migration Service”."""
        if key in self.system:
            return _("System")
        found = [f"{self.roles(roles)}, {self.agencies[agency]}" for agency, roles in self.held.get(key, {}).items()]
        return "; ".join(found) or _("Somebody who no longer works here")

    def acted(self, roles, agency) -> str:
        """As whom somebody acted: `roles` as an act keeps them, `agency` a key."""
        return ", ".join(filter(None, (self.roles(roles.split()), self.agencies.get(agency, "")))) or _("System")

    def roles(self, names) -> str:
        return ", ".join(str(ROLE_NAMES[Role(name)]) for name in names)
