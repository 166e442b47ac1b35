"""The closed lists of the reintegration: contact, dimensions, waves, outcomes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactMeans(models.TextChoices):
    PHONE = "phone", _("Telephone")
    VISIT = "visit", _("Visit")
    OFFICE = "office", _("At the office")
    MESSAGE = "message", _("Written message")
    FAMILY = "family", _("Through the family")


class Dimension(models.TextChoices):
    """Of a reintegration that lasts (domain §5.1)."""

    ECONOMIC = "economic", _("Economic")
    SOCIAL = "social", _("Social")
    PSYCHOSOCIAL = "psychosocial", _("Psychosocial")


class Level(models.TextChoices):
    INDIVIDUAL = "individual", _("Individual")
    COMMUNITY = "community", _("Community")
    STRUCTURAL = "structural", _("Structural")


class Wave(models.TextChoices):
    """When one looks again, counted from the arrival."""

    BASELINE = "baseline", _("At the beginning")
    MONTHS_3 = "3", _("After 3 months")
    MONTHS_6 = "6", _("After 6 months")
    MONTHS_12 = "12", _("After 12 months")


FOLLOW_UPS = (Wave.MONTHS_3, Wave.MONTHS_6, Wave.MONTHS_12)


class FollowUpResult(models.TextChoices):
    """How a follow-up went; who could not be reached is counted too."""

    MET = "met", _("Met or spoken with")
    DECLINED = "declined", _("Did not wish to answer")
    NOT_REACHED = "not_reached", _("Could not be reached")
    ABROAD = "abroad", _("Has left the country again")
    DECEASED = "deceased", _("Deceased")


class Outcome(models.TextChoices):
    """How a reintegration case ends (domain §8.9)."""

    COMPLETED = "completed", _("Completed")
    REMIGRATED = "remigrated", _("Left the country again")
    LOST_CONTACT = "lost_contact", _("Contact lost")
    DECLINED = "declined", _("Declined by the person")
    INELIGIBLE = "ineligible", _("Not eligible")
    DECEASED = "deceased", _("Deceased")
    TRANSFERRED = "transferred", _("Taken over by another programme")
    FRAUD = "fraud", _("Ended because of fraud")
