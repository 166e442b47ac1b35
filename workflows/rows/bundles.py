"""Bundles: sealed, numbered files exchanged with a partner authority that has no access, their keys, and what each carried."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct, Recorded
from audit.moment import now
from workflows.rows.communications import Communication
from workflows.rows.links import by_whom, for_whom


class PartnerKeyQuerySet(models.QuerySet):
    def in_force(self):
        return self.exclude(confirmed_at=None).filter(ended_at=None)


class PartnerKey(Recorded):
    """The public key of a partner authority: registered by one administrator, in force once another has confirmed it."""

    field_group = FieldGroup.REFERENCE

    agency = for_whom(verbose_name=_("authority"))
    key = models.CharField(_("public key"), max_length=120)
    registered_at = models.DateTimeField(_("registered"), default=now)
    registered_by = by_whom(verbose_name=_("registered by"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    confirmed_by = by_whom(null=True, verbose_name=_("confirmed by"))
    ended_at = models.DateTimeField(_("ended"), null=True)
    ended_by = by_whom(null=True, verbose_name=_("ended by"))

    objects = PartnerKeyQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("key of a partner"), _("keys of partners")
        constraints = [
            models.UniqueConstraint(fields=["agency"], condition=Q(ended_at=None), name="partner_key_one_in_force"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False) & ~Q(confirmed_by=F("registered_by")),
                name="partner_key_by_other_eyes",
            ),
        ]


class Bundle(OfAct):
    """One file of a series: those between two authorities in one direction are numbered without a gap. Never changed."""

    field_group = FieldGroup.REFERENCE

    ours = for_whom(verbose_name=_("our authority"))
    partner = for_whom(verbose_name=_("partner authority"))
    direction = models.CharField(_("direction"), max_length=8, choices=Communication.Direction)
    number = models.PositiveIntegerField(_("number"))
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of what was signed
    previous = models.CharField(max_length=64, blank=True)  # that of the bundle before
    file = models.CharField(max_length=64, blank=True)  # SHA-256 under which the sealed file is kept, of those we sent
    signed_with = models.CharField(_("signed with"), max_length=64)  # fingerprint of the key
    confirms = models.PositiveIntegerField(_("confirms up to"), default=0)  # last number of the other direction
    at = models.DateTimeField(_("when"), default=now)

    class Meta:
        verbose_name, verbose_name_plural = _("bundle"), _("bundles")
        constraints = [
            models.UniqueConstraint(fields=["ours", "partner", "direction", "number"], name="bundle_numbered_once")
        ]


class Carried(OfAct):
    """One item of a bundle: what it became here, or where it was refused."""

    field_group = FieldGroup.REFERENCE

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField()
    key = models.UUIDField()  # by which its sender names it
    communication = models.ForeignKey(Communication, null=True, on_delete=models.PROTECT, related_name="carried")
    refused_at = models.JSONField(default=list)  # places in the item, never what stood there

    class Meta:
        verbose_name, verbose_name_plural = _("item of a bundle"), _("items of bundles")
        constraints = [models.UniqueConstraint(fields=["bundle", "place"], name="carried_once")]
