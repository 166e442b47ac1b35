"""Counselling before a voluntary return: enquiries, which are only counted, and sessions with one person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.files import Case


class Mode(models.TextChoices):
    OFFICE = "office", _("At the office")
    PHONE = "phone", _("By telephone")
    VIDEO = "video", _("By video")
    VISIT = "visit", _("On a visit")
    WRITING = "writing", _("In writing")


class Topic(models.TextChoices):
    """Domain §4: an informed decision rests on all of them."""

    OPTIONS = "options", _("Options, staying among them")
    RETURN = "return", _("Kinds of return")
    RIGHTS = "rights", _("It is voluntary: withdrawal, data, complaints")
    REINTEGRATION = "reintegration", _("Support after the return")
    COUNTRY = "country", _("The country, the place of return")
    DOCUMENTS = "documents", _("Travel documents")
    HEALTH = "health", _("Health and the journey")
    FAMILY = "family", _("Family and children")


class SessionOutcome(models.TextChoices):
    THINKS = "thinks", _("Wishes to think it over")
    APPLIES = "applies", _("Wishes to apply")
    GOES_ON = "goes_on", _("Goes on as planned")
    STAYS = "stays", _("Does not wish to return")
    SENT_ON = "sent_on", _("Sent on to legal or other advice")


class EnquiryCount(Recorded):
    """How many people asked about a return at an agency on a day: a number and nobody's name."""

    field_group = FieldGroup.REFERENCE

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("day"))
    host_state = models.CharField(_("host country"), max_length=2)
    language = models.CharField(_("language"), max_length=3, blank=True)
    number = models.PositiveIntegerField(_("enquiries"), default=0)
    token = models.CharField(max_length=64, blank=True, editable=False)  # of the last click: sent twice, it counts once

    class Meta:
        verbose_name, verbose_name_plural = _("enquiries of a day"), _("enquiries of days")
        constraints = [
            models.UniqueConstraint(fields=["agency", "on", "host_state", "language"], name="enquiries_counted_once")
        ]


class CounsellingSession(Recorded):
    """One talk with the person: when, how, in which language, about what, and how it ended."""

    field_group = FieldGroup.SUPPORT
    field_groups = {"id": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE, "token": FieldGroup.REFERENCE}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="counselling")
    on = models.DateField(_("day of the session"))
    mode = models.CharField(_("how"), max_length=10, choices=Mode)
    language = models.CharField(_("language spoken"), max_length=3)
    interpreter = models.BooleanField(_("with an interpreter"), default=False)
    topics = models.JSONField(_("what was spoken about"), default=list)
    leaflets = models.TextField(_("leaflets given, with their version"), blank=True, max_length=1000)
    outcome = models.CharField(_("how it ended"), max_length=10, choices=SessionOutcome)
    counselled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(default=now, editable=False)
    token = models.CharField(max_length=64, blank=True, editable=False)  # which makes it one, however often it is sent

    class Meta:
        verbose_name, verbose_name_plural = _("counselling session"), _("counselling sessions")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["token"], condition=~Q(token=""), name="counselling_once"),
            models.CheckConstraint(condition=~Q(topics=[]), name="counselling_about_something"),
        ]

    @property
    def topics_told(self):
        return [str(Topic(topic).label) for topic in self.topics if topic in Topic.values]
