"""Initiatives, and what is recorded of them: states, progress, evidence. Each entry is dated, recorded once, and taken back at most."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.terms import Confidence

ROMAN = ("", "I", "II", "III", "IV", "V")


class Chapter(models.IntegerChoices):
    MANAGEMENT = 1, _("Migration management")
    MOBILITY = 2, _("Mobility, legal migration and integration")
    IRREGULAR = (
        3,
        _(
            "Fight against irregular migration and trafficking in human beings, readmission, identity and travel documents’ security, "
            "border management"
        ),
    )
    DEVELOPMENT = 4, _("Migration and development")
    PROTECTION = 5, _("Asylum and international protection")


class State(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    COMPLETED = "completed", _("Completed")
    STOPPED = "stopped", _("Stopped")


class Kind(models.TextChoices):
    STATE = "state", pgettext_lazy("of an initiative", "State")
    PROGRESS = "progress", _("Progress")
    EVIDENCE = "evidence", _("Evidence")


class Initiative(Recorded):
    """One initiative of the annex, with the agency that is responsible for it here and whoever carries it out with it."""

    field_group = FieldGroup.REFERENCE

    chapter = models.PositiveSmallIntegerField(_("chapter of the annex"), choices=Chapter)
    number = models.PositiveSmallIntegerField(_("number in the chapter"))
    title_en = models.CharField(_("title in English"), max_length=500)
    title_az = models.CharField(_("title in Azerbaijani"), max_length=500, blank=True)
    source = models.CharField(_("source"), max_length=200)
    translation = models.CharField(
        _("how sure the Azerbaijani title is"), max_length=20, choices=Confidence, default=Confidence.MEMORY_MEDIUM
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives",
        verbose_name=_("responsible agency"),
    )  # fmt: skip
    partners = models.CharField(_("lead partners"), max_length=500, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("initiative"), _("initiatives")
        ordering = ["chapter", "number"]
        constraints = [models.UniqueConstraint(fields=["chapter", "number"], name="initiative_once")]

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def code(self):
        """As one speaks of it: “III.2”."""
        return f"{ROMAN[self.chapter]}.{self.number}"

    @property
    def title(self):
        return self.title_az if get_language() == "az" and self.title_az else self.title_en


class EntryQuerySet(models.QuerySet):
    def as_of(self, moment):
        """What stood in the register at a moment."""
        return self.filter(Q(taken_back_at=None) | Q(taken_back_at__gt=moment), recorded_at__lte=moment)


class Entry(Recorded):
    """Something of one day. A state; or what happened; or what shows it: a paper by its reference, or a figure of a period."""

    field_group = FieldGroup.REFERENCE

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    on = models.DateField(_("day"))
    state = models.CharField(_("state"), max_length=10, choices=State, blank=True)
    text = models.TextField(_("in words"), max_length=2000, blank=True)
    reference = models.CharField(_("document or address"), max_length=300, blank=True)
    figure = models.CharField(_("figure"), max_length=40, blank=True)  # a code of reports.figures
    first = models.DateField(_("first day"), null=True, blank=True)
    last = models.DateField(_("last day"), null=True, blank=True)
    other_state = models.CharField(_("other State"), max_length=2, blank=True)  # to which the figure is narrowed
    recorded_at = models.DateTimeField(default=now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("entry about an initiative"), _("entries about initiatives")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["initiative", "on"], name="entry_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="state") & ~Q(state="") | ~Q(kind="state") & Q(state=""), name="entry_state_of_states"
            ),
            models.CheckConstraint(
                condition=Q(figure="") | Q(kind="evidence", first__isnull=False, last__gte=F("first")),
                name="entry_figure_of_period",
            ),
        ]
