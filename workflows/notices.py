"""Who is told what: rows written in the same transaction as the step, mailed afterwards by the worker."""

from django.db.models import Q

from agencies.disclosure import MASKED_FOR
from agencies.exclusions import not_excluded
from agencies.models import Membership
from agencies.policy import people_who_may
from agencies.roles import AUDITOR, CASEWORKER, LEADING, PROVIDER, SUPERVISOR
from audit.moment import now
from workflows.rows import Notice
from workflows.standing_in import with_deputies

EMERGENCY_OPENED = "emergency_opened"  # the kind of a notice that belongs to no case of whoever is told


def tell(procedure, kind, people, key, **about):
    """Will tell each Membership's person once; `key` says what is the same news. `post` writes it down."""
    told = {"kind": kind, "key": f"{kind}:{key}", "about": about, "procedure_id": procedure.pk, "made_at": now()}
    seen = {}
    for membership in people:
        seen.setdefault(membership.user_id, membership)
    news = [Notice(person_id=user, agency_id=m.agency_id, **told) for user, m in seen.items()]
    vars(procedure.case).setdefault("news", []).extend(news)


def post(case):
    """Writes down all the news of a case that an act has gathered: one statement, or none."""
    if news := vars(case).pop("news", None):
        if vars(case).get("somebody_is_away", True):  # the lock has looked
            news = with_deputies(news, case.pk)
        Notice.objects.bulk_create(news, ignore_conflicts=True)


def tell_of_proposal(approval, procedure, transition):
    people = people_who_may(transition.signers(procedure), procedure)
    tell(
        procedure,
        "proposal",
        (m for m in people if m.user_id != approval.proposed_by_id),
        approval.pk,
        transition=transition.name,
    )


def tell_of_decision(approval, procedure):
    """The proposer learns how it ended."""
    proposer = Membership(user_id=approval.proposed_by_id, agency_id=approval.proposed_for_id)
    tell(procedure, "decision", [proposer], approval.pk, transition=approval.transition, outcome=approval.outcome)


def tell_of_letter(letter, procedure):
    """Whoever works on the case at the agency that a letter goes to; those who hold the next step are told of that instead."""
    if letter.recipient_id in (letter.sender_id, procedure.held_by_id):
        return
    grants = [g for g in procedure.granted if g.assigned_to_id and g.group.agency.pk == letter.recipient_id]
    people = [Membership(user_id=grant.assigned_to_id, agency_id=letter.recipient_id) for grant in grants]
    if people:
        tell(procedure, "letter", people, letter.pk, letter=letter.kind)


def tell_of_turn(procedure, step):
    """The agency that now holds the next step: whoever works on it there, else its supervisors."""
    if procedure.is_closed or step.taken_for_id == procedure.held_by_id:
        return
    if not grants_of_holder(procedure):
        return  # asked in a procedure of its own, which tells it; of this one it knows nothing
    tell(procedure, "turn", holders(procedure), step.pk, state=procedure.state)


def holders(procedure):
    """Membership rows of those who are to act: the person assigned at the holding agency, else its supervisors."""
    assigned = [grant.assigned_to_id for grant in grants_of_holder(procedure) if grant.assigned_to_id]
    in_force = not_excluded(Membership.objects.in_force().filter(agency=procedure.held_by_id), procedure.case_id)
    if assigned:
        return in_force.filter(user__in=assigned)
    delivers = any(grant.case_role == PROVIDER for grant in grants_of_holder(procedure))  # nobody is assigned there
    return in_force.filter(role__in=(SUPERVISOR, CASEWORKER) if delivers else (SUPERVISOR,))


def grants_of_holder(procedure):
    return [grant for grant in procedure.granted if grant.group.agency.pk == procedure.held_by_id]


def tell_of_gate(gate, procedure, capacities):
    """Those who must look at it learn that a gate was set: not why, and not by whom."""
    people = people_who_may(capacities, procedure)
    tell(procedure, "gate", (m for m in people if m.user_id != gate.set_by_id), gate.pk)


def tell_of_conflict(exclusion, procedure):
    """The supervisors at the agencies whose part the person had learn that somebody else must do it: not who, and not why."""
    people = people_who_may("procedure.assign", procedure)
    tell(procedure, "conflict", (m for m in people if m.user_id != exclusion.set_by_id), exclusion.pk)


def tell_of_emergency(access, procedure):
    """At once: whoever supervises or checks at the agency of whoever opened the case, and at the agency that leads it."""
    checks = Q(agency=access.agency_id, role__in=(SUPERVISOR, *MASKED_FOR))
    own = Membership.objects.in_force().filter(checks).exclude(user=access.user_id)
    key, about = f"{EMERGENCY_OPENED}:{access.pk}", {"access": access.pk, "category": str(access.category)}
    told = {"kind": EMERGENCY_OPENED, "key": key, "about": about, "agency_id": access.agency_id, "made_at": now()}
    people = set(own.values_list("user", flat=True))
    Notice.objects.bulk_create([Notice(person_id=pk, **told) for pk in people], ignore_conflicts=True)
    leading = people_who_may(tuple(role.at(part) for role in (SUPERVISOR, AUDITOR) for part in LEADING), procedure)
    tell(
        procedure,
        "emergency",
        [m for m in leading if m.user_id not in people],
        access.pk,
        category=str(access.category),
    )


def tell_of_step(procedure, transition, capacities):
    """A step in its own words, once: for whoever works on it where these capacities are held, and the supervisors there."""
    assigned = {grant.assigned_to_id for grant in procedure.granted}
    people = [m for m in people_who_may(capacities, procedure) if m.role == SUPERVISOR or m.user_id in assigned]
    tell(procedure, "step", people, f"{procedure.pk}-{transition}", transition=transition)
