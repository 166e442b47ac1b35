"""A project for a community or a structure (domain §5.1): an object of a programme, with counts and never names of participants."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from agencies.policy import may
from agencies.roles import CASE_MANAGEMENT
from audit.models import Recorded
from audit.moment import now
from cases.programmes import Programme
from reintegration.choices import Dimension, Level
from workflows.rows import Procedure
from workflows.rows.links import by_whom

LEVELS = [(level.value, level.label) for level in (Level.COMMUNITY, Level.STRUCTURAL)]


class Sex(models.TextChoices):
    FEMALE = "F", _("Women and girls")
    MALE = "M", _("Men and boys")
    UNKNOWN = "X", _("Other or not known")


class AgeBand(models.TextChoices):
    """Children are under 18 in law; the upper bound of a finer table would need a source, so there is none."""

    CHILD = "child", _("Under 18")
    ADULT = "adult", _("18 and over")
    UNKNOWN = "unknown", _("Age not known")


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those of the programmes that the agency acted for runs, for who may see projects there."""
        if actor is None or not manages(actor) or not may(actor.capacities, "project.list"):
            return self.none()
        return self.filter(programme__agency=actor.agency)


def manages(actor):
    """Whether the agency acted for manages cases after the return."""
    return CASE_MANAGEMENT in actor.agency.case_roles


class Project(Recorded):
    """What a programme does for a community or a structure: never charged to what a case is given."""

    field_group = FieldGroup.SUPPORT
    field_groups = {"id": FieldGroup.REFERENCE, "programme": FieldGroup.REFERENCE}

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="projects", verbose_name=_("programme")
    )
    title_en = models.CharField(_("title in English"), max_length=200)
    title_az = models.CharField(_("title in Azerbaijani"), max_length=200)
    about = models.TextField(_("what is done"), blank=True, max_length=2000)
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension)
    level = models.CharField(_("level"), max_length=12, choices=LEVELS)
    region = models.CharField(_("region"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("project"), _("projects")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="project_in_order"),
            models.CheckConstraint(condition=Q(level__in=["community", "structural"]), name="project_is_for_many"),
        ]

    def __str__(self):
        return self.title_az if get_language() == "az" else self.title_en


class ProjectPartner(Recorded):
    """An agency that takes part in a project, from when until when it was named there."""

    field_group = FieldGroup.SUPPORT
    field_groups = {"id": FieldGroup.REFERENCE}

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="partners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("partner agency"))
    ended_at = models.DateTimeField(_("no longer partner since"), null=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("partner of a project"), _("partners of projects")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "agency"], condition=Q(ended_at=None), name="project_partner_once"
            )
        ]


class ProjectCount(Recorded):
    """How many participants of one sex and age band are planned and were counted."""

    field_group = FieldGroup.SUPPORT
    field_groups = {"id": FieldGroup.REFERENCE}

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="counts")
    sex = models.CharField(_("sex"), max_length=1, choices=Sex)
    age = models.CharField(_("age"), max_length=7, choices=AgeBand)
    planned = models.PositiveIntegerField(_("planned"), default=0)
    counted = models.PositiveIntegerField(_("counted"), default=0)

    class Meta:
        verbose_name, verbose_name_plural = _("participants of a project"), _("participants of projects")
        constraints = [models.UniqueConstraint(fields=["project", "sex", "age"], name="project_count_once")]


class ProjectCase(Recorded):
    """A reintegration case that a project serves too: it is told on the plan, and paid from nothing of the case."""

    field_group = FieldGroup.SUPPORT
    field_groups = {"id": FieldGroup.REFERENCE}

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="cases")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="projects")
    linked_at = models.DateTimeField(_("linked"), default=now, editable=False)
    linked_by = by_whom(editable=False)
    ended_at = models.DateTimeField(_("no longer linked since"), null=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("case of a project"), _("cases of projects")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "procedure"], condition=Q(ended_at=None), name="project_case_once"
            )
        ]
