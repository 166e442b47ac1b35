"""What the State and others offer: schemes, and the vacancies and training places that agencies keep up to date."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.programmes import Named
from cases.terms import Confidence
from reintegration.referral_choices import Need
from reintegration.skills.choices import OfferKind
from reintegration.skills.terms import Occupation
from workflows.rows.links import by_whom


class Scheme(Named):
    """A scheme of the State to which people are referred; where no agency here answers for it, it is named and no more."""

    field_group = FieldGroup.REFERENCE

    code = models.SlugField(_("code"), max_length=30, unique=True)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="schemes", verbose_name=_("agency")
    )
    need = models.CharField(_("for which need"), max_length=20, choices=Need)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence)
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("State scheme"), _("State schemes")
        ordering = ["code"]


class OfferQuerySet(models.QuerySet):
    def open_on(self, day):
        """Neither closed nor out of its time."""
        return self.filter(Q(until=None) | Q(until__gte=day), starts_on__lte=day, closed_at=None)


class Offer(Recorded):
    """A vacancy or a training place. Whoever keeps it closes it; what it was stays."""

    field_group = FieldGroup.REFERENCE

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="offers", verbose_name=_("kept by"))
    kind = models.CharField(_("kind"), max_length=15, choices=OfferKind)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_az = models.CharField(_("title in Azerbaijani"), max_length=200, blank=True)
    provider = models.CharField(_("employer or school"), max_length=200, blank=True)
    region = models.CharField(_("region"), max_length=60)
    occupation = models.ForeignKey(
        Occupation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("occupation")
    )
    skills = models.JSONField(_("skills that are wanted"), default=list, blank=True)  # keys of Skill
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)  # makes it happen once
    recorded_at = models.DateTimeField(default=now, editable=False)
    recorded_by = by_whom(editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("offer"), _("offers")
        indexes = [models.Index(fields=["starts_on"], condition=Q(closed_at=None), name="offer_open")]
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="offer_has_a_place"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("starts_on")), name="offer_in_order"),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        spoken = (get_language() or "en")[:2]
        return self.title_az if spoken == "az" and self.title_az else self.title_en
