"""The closed lists of deliveries: whether somebody attended, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reintegration.measures.kinds import BEFORE_APPROVAL, Proof


class Attendance(models.TextChoices):
    """Of a session that somebody came to it, of goods that somebody received them."""

    YES = "yes", _("Attended or received")
    PART = "part", _("In part")
    NO = "no", _("Did not attend, or received nothing")


class Result(models.TextChoices):
    AS_PLANNED = "as_planned", _("As planned")
    OTHERWISE = "otherwise", _("Delivered otherwise than planned")
    ABSENT = "absent", _("The person did not come")
    POSTPONED = "postponed", _("Postponed")
    DECLINED = "declined", _("The person did not want it")
    NOT_REACHED = "not_reached", _("The person could not be reached")
    NOT_ABLE = "not_able", _("We could not deliver it")


SHOWS_DELIVERY = [(proof.value, proof.label) for proof in Proof if proof not in {*BEFORE_APPROVAL, Proof.INVOICE}]
