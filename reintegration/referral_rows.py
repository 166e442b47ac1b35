"""What a consent to share names, item by item, so that nothing else can be shared on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct
from cases.consents import Consent
from reintegration.referral_choices import Item


class ConsentItem(OfAct):
    """One thing that the person agreed is told. Never changed: who agrees to more gives another consent."""

    field_group = FieldGroup.SUPPORT

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="named_items")
    item = models.CharField(_("what may be told"), max_length=15, choices=Item)

    class Meta:
        verbose_name, verbose_name_plural = _("item of a consent"), _("items of consents")
        constraints = [models.UniqueConstraint(fields=["consent", "item"], name="consent_item_once")]
