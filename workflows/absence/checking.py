"""What may be missing so that work goes on: who approves, who acts, who stands in (agencies/configuration.py)."""

from collections import defaultdict
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding
from agencies.roles import HUMAN
from agencies.words import ROLE_NAMES
from audit.dates import day
from workflows.absence.gaps import gaps
from workflows.absence.staff import Staff
from workflows.rows import Procedure

AHEAD = timedelta(days=14)


def nobody_signs(scope):
    """Of each declared step that needs a signature: agencies that would give it, where nobody has the role."""
    signed = [(way, capacity) for way in ways() for capacity in possible_signers(way)]
    said = gettext_lazy("%(agency)s: nobody is %(role)s, so nobody can approve “%(step)s”%(more)s.")
    return _wanting(scope, signed, said)


def nobody_acts(scope):
    """Of each declared step: agencies that would take it, where nobody has any of the roles that may."""
    by_part = [
        (way, [capacity for capacity in way.by if capacity.case_role == part and capacity.role in HUMAN])
        for way in ways()
        for part in {capacity.case_role for capacity in way.by}
    ]
    missing = defaultdict(list)
    for agency in scope.peopled:
        held = scope.roles_at(agency)
        for way, able in by_part:
            if able and able[0].case_role in agency.case_roles and not {c.role for c in able} & held:
                roles = ", ".join(sorted(str(ROLE_NAMES[c.role]) for c in able))
                missing[agency, roles].append(way)
    said = gettext_lazy("%(agency)s: nobody is %(role)s, so nobody can take the step “%(step)s”%(more)s.")
    return [_finding(said, agency, roles, found) for (agency, roles), found in missing.items()]


def ways():
    """Every step of every workflow that people take."""
    return [
        way for model in Procedure.kinds.values() for way in model.workflow.transitions.values() if not way.is_automatic
    ]


def possible_signers(way):
    """Whoever may have to sign a step, whatever the case; of a function those it names as `of`: elsewhere rows say it."""
    return getattr(way.approval, "of", ()) if callable(way.approval) else way.approval


def _wanting(scope, pairs, said):
    missing = defaultdict(list)
    for agency in scope.peopled:
        held = scope.roles_at(agency)
        for way, capacity in pairs:
            if capacity.case_role in agency.case_roles and capacity.role not in held:
                missing[agency, capacity.role].append(way)
    return [_finding(said, agency, ROLE_NAMES[role], found) for (agency, role), found in missing.items()]


def _finding(said, agency, role, found):
    names = sorted({str(way) for way in found})
    more = _(" and %(n)s further steps") % {"n": len(names) - 1} if len(names) > 1 else ""
    facts = {"agency": agency.name, "role": role, "step": names[0], "more": more}
    return Finding(str(said) % facts, reverse("invite", args=[agency.pk]))


def nobody_at_all(scope):
    """Agencies that have a part in cases, and no people: what is theirs is done for them, or not at all."""
    peopled = {agency.pk for agency in scope.peopled}
    for agency in scope.agencies:
        if agency.case_roles and agency.pk not in peopled:
            said = _("%(agency)s has a part in cases, and nobody has a role there.") % {"agency": agency.name}
            yield Finding(said, reverse("agency", args=[agency.pk]))


def waits_for_nobody(scope):
    """What waits for somebody who is not there, today or within two weeks; of each agency how much, not what: no case is told."""
    today = timezone.localdate()
    for agency in scope.peopled:
        staff = Staff.of(agency)
        found = list(gaps(agency, staff.turning_points(today, today + AHEAD), staff).values())
        if found:
            facts = {"agency": agency.name, "n": len(found), "day": day(min(gap.on for gap in found))}
            said = (
                _("%(agency)s: %(n)s things wait for nobody, from %(day)s on: name deputies, or hand them over.")
                % facts
            )
            yield Finding(said, reverse("absences"))


CHECKS = (
    Check("approver", gettext_lazy("Every step that needs a signature can get one"), nobody_signs, grave=True),
    Check("actor", gettext_lazy("Every step can be taken by somebody"), nobody_acts, grave=True),
    Check("waits", gettext_lazy("Nothing waits for somebody who is not there"), waits_for_nobody, grave=True),
    Check("people", gettext_lazy("Every agency with a part in cases has people"), nobody_at_all),
)
