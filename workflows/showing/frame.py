"""The frame of every section of a case: identity, stages, next step, tabs, and the rail beside it."""

from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, is_inside, sight
from agencies.policy import may
from agencies.words import CASE_ROLE_NAMES
from audit.dates import day
from workflows.rows import Approval, Signature
from workflows.showing.behind_gate import gate_notices
from workflows.showing.came_from import came_from
from workflows.showing.clocks import clock_shown, clocks_seen, earliest
from workflows.showing.next_step import next_step
from workflows.showing.offered import offered
from workflows.showing.rows import flags_shown, name_shown, route_shown
from workflows.showing.tabs import tabs


class Frame:
    """Everything around a section, for one procedure as one actor sees it. Reads steps, clocks, and an open proposal."""

    def __init__(self, request, procedure, capacities, section="procedure"):
        self.actor, self.procedure, self.capacities, self.section = request.actor, procedure, capacities, section
        self.came_from = came_from(request, procedure.reference)

    def context(self):
        return {
            "case": self.case(),
            "stages": self.stages(),
            "next": next_step(self),
            "tabs": tabs(self),
            "deadlines": [
                clock_shown(clock, "small") | {"url": f"{self.url('deadlines')}?of={clock.deadline}#{clock.deadline}"}
                for clock in self.running
            ],
            "people": self.people(),
            "shared_with": [
                {"agency": g.group.agency.name, "what": str(CASE_ROLE_NAMES[g.case_role])}
                for g in self.procedure.granted
            ],
            "tools": self.tools(),
            "notices": [*gate_notices(self), *offered("notices", self)],
            "procedure": self.procedure,
        }

    def tools(self):
        """Small acts beside the steps, as far as they are this reader's."""
        tools = []
        if may(self.capacities, "procedure.take") and not self.procedure.is_closed:
            mine = any(grant.assigned_to_id == self.actor.user.pk for grant in self.procedure.granted)
            label = _("Assign") if mine or may(self.capacities, "procedure.assign") else _("Take this case")
            tools.append({"label": label, "url": self.url("assign"), "icon": "users", "small": True})
        if may(self.capacities, "note.add") and self.sees(FieldGroup.INTERNAL):
            tools.append({"label": _("Add note"), "url": self.url("notes"), "icon": "pencil", "small": True})
        if may(self.capacities, "viewing.list"):
            tools.append({"label": _("Who reads it"), "url": self.url("readers"), "icon": "eye", "small": True})
        if may(self.capacities, "conflict.declare"):
            label = _("Conflict of interest")
            tools.append({"label": label, "url": self.url("declare_conflict"), "icon": "lock", "small": True})
        return [*tools, *offered("tools", self)]

    def url(self, name, *more):
        return reverse(name, args=[self.procedure.reference, *more])

    def sees(self, group):
        return sight(self.capacities, group) == Sight.FULL

    @property
    def may_note(self):
        return self.sees(FieldGroup.INTERNAL) and bool(may(self.capacities, "note.add"))

    @cached_property
    def inside(self):
        return is_inside(self.capacities)

    @property
    def state(self):
        """The state as this reader is shown it."""
        return self.procedure.state_seen(self.inside)

    @property
    def in_state_since(self):
        """Since when, as far as this reader is told of it."""
        moved = [step.taken_at for step in self.told_steps if step.source != step.target]
        return moved[-1] if moved else self.procedure.opened_at

    @property
    def pressing(self):
        """The running clocks that are the time of the present next step; what runs beside it stands in the rail alone."""
        return [c for c in self.running if self.procedure.state_declared in c.deadline_declared.presses_in]

    @cached_property
    def steps(self):
        """Every step with who took it, and the names of those who signed it: one query."""
        signatures = Signature.objects.filter(
            approval=OuterRef("approval"), decision=Signature.Decision.GRANTED
        ).order_by("pk")
        signers = ArraySubquery(signatures.values("signed_by__name"))
        found = self.procedure.steps.select_related("taken_by", "taken_in_place_of", "taken_for", "approval")
        away = ArraySubquery(signatures.values("signed_in_place_of__name"))
        return list(found.annotate(signers=signers, signers_for=away).order_by("pk"))

    @property
    def told_steps(self):
        """The steps this reader is told of: what one side decided for itself stays there."""
        declared = self.procedure.declared.transitions
        return [
            step
            for step in self.steps
            if self.inside or not (step.transition in declared and declared[step.transition].internal)
        ]

    @cached_property
    def clocks(self):
        found = list(self.procedure.clocks.select_related("limit").order_by("due_at"))
        for clock in found:
            clock.procedure = self.procedure
        return clocks_seen(found, self.capacities)

    @property
    def running(self):
        return [clock for clock in self.clocks if clock.stopped_at is None]

    @cached_property
    def proposal(self):
        """The open proposal, for the agency that made it or must sign it; no other agency learns that there is one."""
        open_ones = self.procedure.approvals.filter(outcome=Approval.Outcome.OPEN).select_related(
            "proposed_by", "proposed_for"
        )
        found = open_ones.first()
        group = f"{self.actor.group_id}:"
        ours = found and (
            found.proposed_for_id == self.actor.agency.pk or any(eyes.startswith(group) for eyes in found.eyes)
        )
        return found if ours else None

    @property
    def my_turn(self):
        held_by = self.procedure.held_by_id
        return held_by == self.actor.agency.pk

    def case(self):
        procedure = self.procedure
        return {
            "kind": procedure.declared.label,
            "person_name": name_shown(procedure, self.capacities),
            "reference": procedure.reference,
            **route_shown(procedure.case.requesting_state, procedure.case.requested_state, self.capacities),
            "flags": flags_shown(procedure, self.capacities),
            **self.came_from,
        }

    def stages(self):
        workflow = self.procedure.declared
        names = [str(stage) for stage in workflow.stages]
        if not names:
            return []
        current = names.index(str(self.state.stage))
        return [self._stage(workflow, name, place, current) for place, name in enumerate(names)]

    def _stage(self, workflow, name, place, current):
        of_stage = {state.name for state in workflow.states.values() if str(state.stage) == name}
        entered = [step.taken_at for step in self.told_steps if step.target in of_stage]
        clock = earliest(self.pressing) if place == current else None
        when = (
            _("due %(day)s") % {"day": day(clock.due_on)}
            if clock
            else day(entered[0])
            if entered and place < current
            else ""
        )
        closed = self.procedure.is_closed
        return {
            "label": name,
            "when": when,
            "done": place < current or (closed and place == current),
            "current": place == current and not closed,
        }

    def people(self):
        """Who has acted here, as far as this reader is told of it, and who works on it: each person once."""
        found = {step.taken_by_id: (step.taken_by, step.taken_for) for step in self.told_steps if step.taken_by_id}
        found |= {g.assigned_to_id: (g.assigned_to, g.group.agency) for g in self.procedure.granted if g.assigned_to_id}
        return [
            {"name": who.name, "does": agency.name if agency else "", "you": who == self.actor.user}
            for who, agency in found.values()
        ]
