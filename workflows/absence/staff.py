"""Who works at an agency on which day: roles in force, who is away, who stands in, to whom which case is closed. Three queries."""

from dataclasses import dataclass, field
from datetime import timedelta

from agencies.alphabet import in_alphabet
from agencies.models import Absence, Exclusion, Membership
from agencies.roles import (
    CASEWORKER,
    FINANCE_OFFICER,
    LEGAL_OFFICER,
    PROGRAMME_MANAGER,
    PROTECTION_OFFICER,
    SUPERVISOR,
)

WORKING = frozenset({CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER, PROTECTION_OFFICER, LEGAL_OFFICER, FINANCE_OFFICER})
HANDLING = frozenset({CASEWORKER, SUPERVISOR})  # to whom a case can be given
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """One day at an agency. `roles`: of each person with a role in force; `away`: their deputy, or None, of those who are away."""

    roles: dict[int, set]
    away: dict[int, int | None]
    closed: dict[int, set]  # user → cases

    def is_there(self, user):
        return user in self.roles and user not in self.away

    def acts_for(self, user):
        """Who does their work on that day: they themselves, or who stands in for them; None where nobody does."""
        if not self.roles.get(user, set()) & WORKING:
            return None
        who = self.away.get(user, user)
        return who if self.is_there(who) and self.roles[who] & WORKING else None

    def covers(self, user, case_id):
        """Whether what they hold in a case is worked on: by somebody to whom it is not closed, and it is not to them."""
        who = self.acts_for(user)
        return who is not None and not any(case_id in self.closed.get(one, ()) for one in (who, user))

    def there_as(self, role, case_id=None):
        """Those who are there in a role, without those to whom a case is closed."""
        return {
            user
            for user, roles in self.roles.items()
            if role in roles and user not in self.away and case_id not in self.closed.get(user, ())
        }


@dataclass
class Staff:
    """Everybody who has or had a role at an agency, as rows from which any day is worked out."""

    agency: object
    memberships: list
    absences: list
    closed: dict
    days: dict = field(default_factory=dict)

    @classmethod
    def of(cls, agency):
        memberships = list(Membership.objects.filter(agency=agency).select_related("user").order_by(in_alphabet("user__name"), "pk"))
        people = {row.user_id for row in memberships}
        closed = {}
        for user, case_id in Exclusion.objects.open().filter(user__in=people).values_list("user", "case_id"):
            closed.setdefault(user, set()).add(case_id)
        return cls(agency, memberships, list(Absence.objects.standing().filter(agency=agency).order_by("pk")), closed)

    @property
    def people(self):
        """{key: User} in the order of their names."""
        return {row.user_id: row.user for row in self.memberships}

    def has_worked(self, day):
        """Whether anybody ever worked here by that day: other agencies are written to, and watch their deadlines elsewhere."""
        return any(row.role in WORKING and row.from_on <= day for row in self.memberships)

    def on(self, day) -> Day:
        if day not in self.days:
            self.days[day] = self._worked_out(day)
        return self.days[day]

    def _worked_out(self, day):
        roles = {}
        for row in self.memberships:
            if self._is_in_force(row, day):
                roles.setdefault(row.user_id, set()).add(row.role)
        away = {one.user_id: one.deputy_id for one in self.absences if one.from_on <= day <= one.until_on}
        return Day(roles, away, self.closed)

    def _is_in_force(self, row, day):
        living = self.agency.ended_on is None or self.agency.ended_on > day
        counts = row.suspended_at is None and row.user.is_active and living
        return counts and row.from_on <= day and (row.until_on is None or row.until_on >= day)

    def turning_points(self, first, last=None):
        """That day, and each later one (until `last`, where that is given) on which anybody comes or goes."""
        begins = [row.from_on for row in (*self.memberships, *self.absences)]
        ends = [row.until_on + ONE_DAY for row in (*self.memberships, *self.absences) if row.until_on]
        return sorted({first, *(day for day in (*begins, *ends) if first < day and (last is None or day <= last))})
