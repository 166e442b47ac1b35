"""To whom something could go, the likeliest first, and why: who has worked on it, who has least to do within a week. Two queries."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.moment import now
from workflows.absence.staff import HANDLING
from workflows.rows import Grant, Step
from workflows.worklist import SOON


@dataclass(frozen=True)
class Suggestion:
    """One colleague for one procedure, with the reasons in words."""

    user: object
    reasons: tuple

    def __str__(self):
        return f"{self.user.name} – {', '.join(self.reasons)}"


class Suggestions:
    """Reads once what is needed for any number of procedures of an agency: people who are there today, and on a later day `on`."""

    def __init__(self, staff, procedures, without=(), on=None):
        today = timezone.localdate()
        self.days = [staff.on(day) for day in {today, on or today}]
        self.people = [user for key, user in staff.people.items() if key not in without and self._works(key)]
        keys = [user.pk for user in self.people]
        due = Count("pk", filter=Q(sort_at__lte=now() + SOON))
        held = Grant.objects.filter(group=staff.agency.group_id, live=True, assigned_to__in=keys)
        self.due = {key: 0 for key in keys} | dict(held.values_list("assigned_to").annotate(due=due))
        steps = Step.objects.filter(procedure__in=[p.pk for p in procedures], taken_by__in=keys)
        self.worked = set(steps.values_list("procedure", "taken_by").distinct())

    def _works(self, key):
        return all(day.is_there(key) and day.roles[key] & HANDLING for day in self.days)

    def for_(self, procedure) -> list[Suggestion]:
        able = [user for user in self.people if all(day.covers(user.pk, procedure.case_id) for day in self.days)]
        least = min((self.due[user.pk] for user in able), default=0)
        able.sort(key=lambda user: ((procedure.pk, user.pk) not in self.worked, self.due[user.pk]))
        return [Suggestion(user, self._reasons(user, procedure, least)) for user in able]

    def _reasons(self, user, procedure, least):
        due = self.due[user.pk]
        load = ngettext("%(n)s due within 7 days", "%(n)s due within 7 days", due) % {"n": due}
        worked = [_("has worked on it")] if (procedure.pk, user.pk) in self.worked else []
        return (*worked, *([_("lowest due load")] if due == least else []), load)
