"""The closed lists of measures: how one is verified, and what became of a business."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VerifiedBy(models.TextChoices):
    VISIT = "visit", _("Visit")
    DOCUMENT = "document", _("Check of the papers")


class Survival(models.TextChoices):
    """What became of a business; whoever could not be asked is counted too."""

    RUNNING = "running", _("Still running")
    CHANGED = "changed", _("Running, in another trade or place")
    STOPPED = "stopped", _("No longer running")
    DECLINED = "declined", _("Did not wish to answer")
    NOT_REACHED = "not_reached", _("Could not be reached")


SIX, TWELVE = 6, 12  # months after the end of the support (domain §5.3: business)
AFTER = ((SIX, _("After 6 months")), (TWELVE, _("After 12 months")))
