"""The procedure: one run of one workflow about one case."""

from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.roles import GRANTED, PROVIDER, THE_OTHER_SIDE
from agencies.states import state_name
from audit.models import Recorded, record
from audit.moment import now, today
from cases.agreements import limit
from cases.files import Case
from workflows.fsm import StateField, attach
from workflows.rows.grants import Grant, permissions
from workflows.rows.links import for_whom
from workflows.rows.scopes import ProcedureQuerySet


class Procedure(Recorded):
    """One run of one workflow about one case. Each kind of procedure is a subclass that names its workflow."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"title": FieldGroup.PARTICULARS}

    workflow = None
    kinds = {}  # every kind of procedure, by the name it bears in the column `kind`
    listed_with = (
        FieldGroup.DELIBERATION
    )  # as a child: who reads this group on the parent's page sees that there is one
    told_to_parent = ()  # fields of a child that the parent's page tells beside its status
    journey = None  # how it says that somebody travels: a Journey, where somebody does
    application_page = ""  # where its draft is written, if it has a page of its own for that
    turned = {}  # the clocks that the step being taken has turned, by their deadline
    form_fields = {}  # fields of a transition's form that a model field cannot make: name → callable(procedure)

    kind = models.CharField(max_length=40, editable=False)
    reference = models.CharField(_("reference"), max_length=30, unique=True, editable=False)
    title = models.CharField(_("person"), max_length=300, blank=True, editable=False)
    flags = models.JSONField(
        _("flags"), default=list, editable=False
    )  # "child", "health": what a list says at a glance
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children", editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="procedures", editable=False)
    from_state = models.CharField(max_length=2, default="", editable=False)  # as the case has them, so that a list
    to_state = models.CharField(max_length=2, default="", editable=False)  # of procedures need not read the cases
    state = StateField(_("status"), max_length=40, protected=True, editable=False)
    entered_at = models.DateTimeField(_("in this status since"), default=now, editable=False)
    held_by = for_whom(null=True, editable=False, verbose_name=_("with"))
    opened_at = models.DateTimeField(_("opened"), default=now, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("procedure"), _("procedures")
        permissions = [(case_role.codename, f"Agency has the case role: {case_role.value}") for case_role in GRANTED]

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "workflow" in vars(cls):
            attach(cls.workflow, cls)
            Procedure.kinds[cls.__name__.lower()] = cls

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.workflow and not self.state:
            self.__dict__["state"] = self.workflow.initial.name
            self.kind = type(self).__name__.lower()

    def __str__(self):
        return self.reference

    def refresh_from_db(self, *args, **kwargs):
        held = self.__dict__.pop("state", None)  # a protected FSM field refuses to be set twice
        for read in ("granted", "running_clocks", "is_proposed", "is_gated", "child_procedures"):
            self.__dict__.pop(read, None)
        super().refresh_from_db(*args, **kwargs)
        self.__dict__.setdefault("state", held)

    @property
    def declared(self):
        return Procedure.kinds[self.kind].workflow

    @property
    def state_declared(self):
        return self.declared.states[self.state]

    def state_seen(self, inside):
        """The state as it is shown: to those inside, who read our deliberation, as it is."""
        state = self.state_declared
        return state if inside or state.outside is None else state.outside

    def holder_seen(self, inside):
        """Who has to act, as it is shown: which agency of ours has it stays inside, others read which State."""
        return self.held_by if inside or not self.held_by else state_name(self.held_by.state)

    def appointed_on(self):
        """The moment for which the present next step is appointed; None where it is due by a limit alone."""
        way = self.journey
        return getattr(self, way.at) if way and self.state == way.waits_in[0] else None

    @property
    def is_closed(self):
        return self.state_declared.final

    @cached_property
    def child_procedures(self):
        """Every child of the kinds it declares, with its record: one query, kept for the life of the object."""
        kinds = {children.kind for children in self.declared.children.values()}
        rows = (
            Procedure.objects.filter(parent_id=self.pk, kind__in=kinds).select_related("held_by", *kinds).order_by("pk")
            if kinds
            else ()
        )
        return [row.as_kind() for row in rows]

    def as_kind(self):
        """The full record of its kind: a query, unless it was selected with it."""
        return self if self.workflow else getattr(self, self.kind)

    @cached_property
    def running_clocks(self):
        """The clocks that run or rest, with their rules: one query, kept for the life of the object."""
        return list(self.clocks.filter(stopped_at=None).select_related("limit"))

    def rule_for(self, deadline):
        """The version of the limit with which a clock of this deadline begins: that in force today. Raises NoLimit."""
        return limit(self.case.agreement, deadline.limit, on=today())

    def running_clock(self, deadline):
        return next((clock for clock in self.running_clocks if clock.deadline == deadline), None)

    @cached_property
    def is_proposed(self):
        """Whether a proposal waits for approval: the door reads it with the lock."""
        return self.approvals.filter(outcome="open").exists()

    @cached_property
    def is_gated(self):
        """Whether a protection gate is open on the case: `with_gate` reads it along."""
        return self.case.gates.open().exists()

    @cached_property
    def granted(self):
        """Every grant on this procedure with its agency: one query, kept for the life of the object."""
        grants = Grant.objects.filter(
            content_object_id=self.pk
        )  # not self.grants: guardian knows the parent class only
        return list(grants.select_related("group__agency", "assigned_to", "content_object").order_by("pk"))

    def case_roles_of(self, group_id):
        return [grant.case_role for grant in self.granted if grant.group_id == group_id]

    def agency_that_is(self, case_role):
        return next((grant.group.agency for grant in self.granted if grant.case_role == case_role), None)

    def other_side(self):
        """The authority of the other State, whichever of the two asks; None before it is brought in."""
        return next((agency for role in THE_OTHER_SIDE if (agency := self.agency_that_is(role))), None)

    def holder(self):
        """The agency that has to act in the present state; where none has that case role, whoever held it before."""
        wanted = self.state_declared.held_by
        wanted = wanted if isinstance(wanted, tuple) else (wanted,)
        return next((a for role in wanted if role and (a := self.agency_that_is(role))), None) or self.held_by

    def writes(self, kind):
        """Whether a letter that its declaration names is made of it."""
        return True

    def came_from(self):
        return self.steps.filter(target=self.state).exclude(source=self.state).latest("pk").source

    def bring_in(self, agencies, by=None):
        """Gives agencies their case roles here ({CaseRole: Agency}): the one way in which grants are written.

        `by` is who works on it at their own agency from the beginning.
        """
        if PROVIDER in agencies and PROVIDER not in agencies[PROVIDER].case_roles:
            raise ValueError(f"{agencies[PROVIDER].code} is no provider.")  # its people would look at whole procedures
        made = [
            Grant(permission=permissions()[case_role], group=agency.as_group(), content_object=Procedure(pk=self.pk))
            for case_role, agency in agencies.items()
        ]
        for grant in made:
            if by and grant.group_id == by.group_id:
                grant.assigned_to, grant.assigned_at = by.user, now()
        record(created=Grant.objects.bulk_create(made))
        if "granted" in vars(self):
            self.granted += made

    @transaction.atomic  # so that the ledger finds in the history who gave it
    def give_to(self, user, group_id):
        """Says who works on this at an agency: on each grant of its group."""
        own = [grant for grant in self.granted if grant.group_id == group_id]
        for grant in own:
            grant.assigned_to, grant.assigned_at = user, now()
        Grant.objects.filter(pk__in=[grant.pk for grant in own]).update(assigned_to=user, assigned_at=now())
        record(changed=own)
