"""What an agency is to a procedure: the grant, which is a permission of django-guardian and the row of a work list."""

from datetime import UTC, datetime
from functools import cache

from django.contrib.auth.models import Permission
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from agencies.disclosure import FieldGroup
from agencies.roles import GRANTED, CaseRole
from audit.models import HOW, History
from workflows.rows.links import by_whom

FAR = datetime(9000, 1, 1, tzinfo=UTC)  # sorts behind every due date


@cache
def permissions():
    """The permission of each case role, which a migration makes once and nothing changes: read once in a process."""
    made = {p.codename: p for p in Permission.objects.filter(content_type__app_label="workflows")}
    return {case_role: made[case_role.codename] for case_role in GRANTED}


@cache
def _case_roles():
    return {permission.pk: case_role for case_role, permission in permissions().items()}


class Grant(GroupObjectPermissionBase):
    """An agency's case role in a procedure, and who there works on it. Bears the work list's sort key.

    Database triggers copy here `live`, `state`, `due_at` (the earliest running clock; a limit of our house counts on our side
    only), `turn` (this agency holds the next step), `received_at`, `waits_since` (where that stays inside, others have the day it
    came), `sort_name` (nothing where the part reads no name) and all `parts` of the agency, so that a list of 25 reads 25 rows of
    one index however many procedures there are, in whatever order.
    """

    field_group = FieldGroup.REFERENCE
    field_groups = {"sort_name": FieldGroup.PARTICULARS}

    content_object = models.ForeignKey("workflows.Procedure", on_delete=models.CASCADE, related_name="grants")
    assigned_to = by_whom(null=True, verbose_name=_("assigned to"))
    assigned_at = models.DateTimeField(_("assigned"), null=True)
    live = models.BooleanField(default=True, editable=False)
    turn = models.BooleanField(default=False, editable=False)
    state = models.CharField(max_length=40, default="", editable=False)
    due_at = models.DateTimeField(null=True, editable=False)
    sort_at = models.GeneratedField(
        expression=Coalesce("due_at", Value(FAR)), output_field=models.DateTimeField(), db_persist=True
    )  # so that a page behind any other begins at one place of the index, also where no clock runs
    received_at = models.DateTimeField(default=FAR, editable=False)
    waits_since = models.DateTimeField(default=FAR, editable=False)
    sort_name = models.CharField(max_length=80, default="", editable=False, db_collation="C")
    parts = ArrayField(models.IntegerField(), default=list, editable=False)  # every permission of the agency here

    history = History(
        excluded_fields=[
            "live",
            "turn",
            "state",
            "due_at",
            "sort_at",
            "received_at",
            "waits_since",
            "sort_name",
            "parts",
        ],
        **HOW,
    )

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
            models.Index(
                fields=["group", "state", "sort_at", "content_object"], condition=Q(live=True), name="grant_state"
            ),
            models.Index(fields=["group", "-content_object"], name="grant_newest"),
            *(
                models.Index(fields=["group", column, "content_object"], condition=Q(live=True), name=f"grant_{order}")
                for order, column in (("received", "received_at"), ("waits", "waits_since"), ("name", "sort_name"))
            ),
        ]

    @property
    def case_role(self):
        return case_role_of(self.permission_id)

    @property
    def case_roles(self):
        """All that the agency is to the procedure."""
        return [case_role_of(part) for part in self.parts or [self.permission_id]]


def grants_open_to(actor):
    """The grants of the agency acted for, without those in cases that a conflict of interest closes to the person."""
    own = Grant.objects.filter(group_id=actor.group_id)
    return own.exclude(content_object__case__in=actor.excluded) if actor.excluded else own


def case_role_of(permission_id) -> CaseRole:
    return _case_roles()[permission_id]
