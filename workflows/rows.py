"""The rows a running workflow leaves behind."""

from datetime import UTC, datetime
from functools import cache

from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from agencies.policy import may
from agencies.roles import CaseRole
from audit.models import HOW, History, OfAct, Recorded, record
from audit.moment import now
from cases.files import Case, Document
from cases.rules import TimeLimit
from workflows.fsm import StateField, attach

USER = settings.AUTH_USER_MODEL
FAR = datetime(9000, 1, 1, tzinfo=UTC)  # sorts behind every due date


def by_whom(**how):
    return models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", **how)


def for_whom(**how):
    return models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", **how)


class ProcedureQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The one scope: what the agency acted for has a grant on, for those whose role lets them look at all."""
        if actor is None or not any(may(actor.at([case_role]), "procedure.view") for case_role in CaseRole):
            return self.none()
        return self.filter(pk__in=Grant.objects.filter(group_id=actor.group_id).values("content_object_id"))


class Procedure(Recorded):
    """One run of one workflow about one case. Each kind of procedure is a subclass that names its workflow."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"title": FieldGroup.PARTICULARS}

    workflow = None
    kinds = {}  # every kind of procedure, by the name it bears in the column `kind`
    listed_with = (
        FieldGroup.DELIBERATION
    )  # as a child: who reads this group on the parent's page sees that there is one
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
        permissions = [(case_role.codename, f"Agency has the case role: {case_role.value}") for case_role in CaseRole]

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
        for read in ("granted", "running_clocks", "is_proposed", "child_procedures"):
            self.__dict__.pop(read, None)
        super().refresh_from_db(*args, **kwargs)
        self.__dict__.setdefault("state", held)

    @property
    def declared(self):
        return Procedure.kinds[self.kind].workflow

    @property
    def state_declared(self):
        return self.declared.states[self.state]

    @property
    def is_closed(self):
        return self.state_declared.final

    @cached_property
    def child_procedures(self):
        """Every child with the record of its kind: one query, kept for the life of the object."""
        kinds = {children.kind for children in self.declared.children.values()}
        rows = (
            Procedure.objects.filter(parent_id=self.pk).select_related("held_by", *kinds).order_by("pk")
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

    def running_clock(self, deadline):
        return next((clock for clock in self.running_clocks if clock.deadline == deadline), None)

    @cached_property
    def is_proposed(self):
        """Whether a proposal waits for approval: the door reads it with the lock."""
        return self.approvals.filter(outcome=Approval.Outcome.OPEN).exists()

    @cached_property
    def granted(self):
        """Every grant on this procedure with its agency: one query, kept for the life of the object."""
        grants = Grant.objects.filter(
            content_object_id=self.pk
        )  # not self.grants: guardian knows the parent class only
        return list(
            grants.select_related("group__agency", "permission", "assigned_to", "content_object").order_by("pk")
        )

    def case_roles_of(self, group_id):
        return [grant.case_role for grant in self.granted if grant.group_id == group_id]

    def agency_that_is(self, case_role):
        return next((grant.group.agency for grant in self.granted if grant.case_role == case_role), None)

    def holder(self):
        """The agency that has to act in the present state; where none has that case role, whoever held it before."""
        wanted = self.state_declared.held_by
        wanted = wanted if isinstance(wanted, tuple) else (wanted,)
        return next((a for role in wanted if role and (a := self.agency_that_is(role))), None) or self.held_by

    def came_from(self):
        return self.steps.filter(target=self.state).exclude(source=self.state).latest("pk").source

    def bring_in(self, agencies):
        """Gives agencies their case roles here ({CaseRole: Agency}): the one way in which grants are written."""
        made = [
            Grant(permission=permission_of(case_role), group=agency.as_group(), content_object=Procedure(pk=self.pk))
            for case_role, agency in agencies.items()
        ]
        record(created=Grant.objects.bulk_create(made))
        if "granted" in vars(self):
            self.granted += made

    def give_to(self, user, group_id):
        """Says who works on this at an agency: on each grant of its group."""
        own = [grant for grant in self.granted if grant.group_id == group_id]
        for grant in own:
            grant.assigned_to, grant.assigned_at = user, now()
        Grant.objects.filter(pk__in=[grant.pk for grant in own]).update(assigned_to=user, assigned_at=now())
        record(changed=own)


@cache
def permission_of(case_role):
    """The permission of a case role, which a migration makes once and nothing changes: kept for the process."""
    return Permission.objects.get(codename=case_role.codename, content_type__app_label="workflows")


class Grant(GroupObjectPermissionBase):
    """An agency's case role in a procedure, and who there works on it. Bears the work list's sort key.

    `live`, `state`, `due_at` (the earliest running clock) and `turn` (this agency holds the next step) are copied here
    by database triggers, so that a list of 25 reads 25 rows of one index however many procedures there are.
    """

    field_group = FieldGroup.REFERENCE

    content_object = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="grants")
    assigned_to = by_whom(null=True, verbose_name=_("assigned to"))
    assigned_at = models.DateTimeField(_("assigned"), null=True)
    live = models.BooleanField(default=True, editable=False)
    turn = models.BooleanField(default=False, editable=False)
    state = models.CharField(max_length=40, default="", editable=False)
    due_at = models.DateTimeField(null=True, editable=False)
    sort_at = models.GeneratedField(
        expression=Coalesce("due_at", Value(FAR)), output_field=models.DateTimeField(), db_persist=True
    )  # so that a page behind any other begins at one place of the index, also where no clock runs

    history = History(excluded_fields=["live", "turn", "state", "due_at", "sort_at"], **HOW)

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = False
        verbose_name, verbose_name_plural = _("case role of an agency"), _("case roles of agencies")
        constraints = [models.UniqueConstraint(fields=["content_object", "group", "permission"], name="grant_once")]
        indexes = [
            models.Index(fields=["group", "sort_at", "content_object"], condition=Q(live=True), name="grant_live"),
            models.Index(
                fields=["group", "turn", "sort_at", "content_object"], condition=Q(live=True), name="grant_turn"
            ),
            models.Index(
                fields=["assigned_to", "group", "sort_at", "content_object"],
                condition=Q(live=True),
                name="grant_assigned",
            ),
            models.Index(fields=["group", "state", "sort_at", "content_object"], name="grant_state"),
            models.Index(fields=["group", "-content_object"], name="grant_newest"),
        ]

    @property
    def case_role(self):
        return CaseRole.of(self.permission.codename)


class ApprovalQuerySet(models.QuerySet):
    def waiting_for(self, actor):
        """The open proposals that somebody with this actor's roles at this agency must still look at, their own included."""
        return self.filter(outcome="open", eyes__overlap=[f"{actor.group_id}:{role}" for role in actor.roles])


class Approval(Recorded):
    """A transition that was proposed and waits for, or got, other pairs of eyes."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"answers": FieldGroup.INTERNAL, "comment": FieldGroup.INTERNAL}

    class Outcome(models.TextChoices):
        OPEN = "open", _("Waiting for approval")
        GRANTED = "granted", _("Approved")
        REFUSED = "refused", _("Refused")
        RETURNED = "returned", _("Sent back")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LAPSED = "lapsed", _("Lapsed, because the procedure moved on")

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="approvals")
    transition = models.CharField(_("step"), max_length=40)
    answers = models.JSONField(_("answers"), default=dict, encoder=DjangoJSONEncoder)
    comment = models.TextField(_("reason for the file"), blank=True)
    proposed_by = by_whom(verbose_name=_("proposed by"))
    proposed_for = for_whom(verbose_name=_("proposed for"))
    proposed_as = models.CharField(_("proposed as"), max_length=60)
    proposed_at = models.DateTimeField(_("proposed"), default=now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    closed_at = models.DateTimeField(_("decided"), null=True)
    eyes = ArrayField(
        models.CharField(max_length=60), default=list, editable=False
    )  # "group:role" of who must still sign
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("proposal"), _("proposals")
        indexes = [GinIndex(fields=["eyes"], name="approval_eyes")]
        constraints = [
            models.UniqueConstraint(fields=["procedure"], condition=Q(outcome="open"), name="approval_one_open"),
            models.UniqueConstraint(
                fields=["id", "proposed_by"], name="approval_and_proposer"
            ),  # what a signature refers to
            models.CheckConstraint(
                condition=Q(outcome="open", closed_at=None) | ~Q(outcome="open") & ~Q(closed_at=None),
                name="approval_closed_with_outcome",
            ),
        ]

    objects = ApprovalQuerySet.as_manager()

    @property
    def transition_declared(self):
        return self.procedure.declared.transitions[self.transition]


class Signature(OfAct):
    """One pair of eyes on an approval: never the proposer's, never twice the same. Never changed, never deleted."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"comment": FieldGroup.INTERNAL}

    class Decision(models.TextChoices):
        GRANTED = "granted", _("Approved")
        REFUSED = "refused", _("Refused")
        RETURNED = "returned", _("Sent back")

    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="signatures")
    proposed_by = by_whom()
    signed_by = by_whom()
    signed_for = for_whom()
    signed_as = models.CharField(max_length=60)
    signed_at = models.DateTimeField(default=now)
    decision = models.CharField(max_length=10, choices=Decision)
    comment = models.TextField(blank=True)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("signature"), _("signatures")
        constraints = [
            models.CheckConstraint(condition=~Q(signed_by=F("proposed_by")), name="signature_by_other_eyes"),
            models.UniqueConstraint(fields=["approval", "signed_by"], name="signature_once_each"),
        ]


class Step(OfAct):
    """A transition that was taken. Never changed, never deleted: the log from which clocks are counted."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"answers": FieldGroup.INTERNAL, "comment": FieldGroup.INTERNAL}

    OPENING = "open"

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="steps")
    transition = models.CharField(max_length=40)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    taken_at = models.DateTimeField(default=now)
    taken_by = by_whom(null=True)
    taken_for = for_whom(null=True)
    taken_as = models.CharField(max_length=60)
    approval = models.OneToOneField(Approval, null=True, on_delete=models.PROTECT, related_name="step")
    answers = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    comment = models.TextField(blank=True)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("step"), _("steps")
        indexes = [models.Index(fields=["procedure", "id"], name="step_of_procedure")]


class Clock(Recorded):
    """A deadline that runs, rests or has stopped. Its due date is a cache: recounting from the steps must give the same."""

    field_group = FieldGroup.REFERENCE

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="clocks")
    deadline = models.CharField(_("deadline"), max_length=40)
    limit = models.ForeignKey(TimeLimit, on_delete=models.PROTECT, related_name="+", verbose_name=_("rule"))
    started_at = models.DateTimeField(_("counted from"))
    due_on = models.DateField(_("last day"))
    due_at = models.DateTimeField(_("overdue from"))
    days = models.PositiveSmallIntegerField(_("days of the limit"), default=0)
    extended = models.PositiveSmallIntegerField(_("times extended"), default=0)
    paused_at = models.DateTimeField(_("resting since"), null=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True)

    class Meta:
        verbose_name, verbose_name_plural = _("clock"), _("clocks")
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "deadline"], condition=Q(stopped_at=None), name="clock_one_running"
            )
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(stopped_at=None, paused_at=None), name="clock_running")]

    @property
    def deadline_declared(self):
        return self.procedure.declared.deadlines[self.deadline]


LETTER_NAMES = {
    "acknowledgement": _("Acknowledgement of receipt"),
    "incomplete": _("Return as incomplete"),
    "question": _("Question"),
    "reply_agreed": _("Reply: agreed"),
    "reply_refused": _("Reply: refused"),
    "deemed_agreed_note": _("Note to file: deemed agreed"),
    "interview_request": _("Interview request"),
    "travel_document_request": _("Request for a travel document"),
    "transfer_notice": _("Notification of transfer"),
}


class Letter(OfAct):
    """A letter that a step made: its content frozen as data then, its PDF rendered when it is first opened."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"content": FieldGroup.INTERNAL}

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="letters")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=40)
    sender = for_whom()
    recipient = for_whom()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField(default=now)

    @property
    def kind_name(self):
        return LETTER_NAMES.get(self.kind, self.kind)


class LetterCopy(OfAct):
    """A letter in one language, as it was first opened: the frozen document."""

    field_group = FieldGroup.REFERENCE

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="copies")
    language = models.CharField(max_length=2)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "language"], name="letter_once_a_language")]


class Notice(models.Model):
    """What a person is told in the app and, by the worker, in a mail that bears references only: the outbox."""

    field_group = FieldGroup.REFERENCE

    person = by_whom()
    agency = for_whom()
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20)
    about = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    key = models.CharField(max_length=120)  # the same news is told once
    made_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["person", "agency", "-made_at"], name="notice_of_person"),
            models.Index(fields=["retry_at", "id"], condition=Q(mailed_at=None), name="notice_to_mail"),
        ]


class Draft(models.Model):
    """Text that somebody was typing into a step's form: theirs alone, kept until the step is taken."""

    field_group = FieldGroup.INTERNAL
    field_groups = {"id": FieldGroup.REFERENCE}

    person = by_whom()
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="drafts")
    transition = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "procedure", "transition"], name="draft_once")]
