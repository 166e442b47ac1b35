"""The closed lists of a monitoring visit: what came of it, who was met, the six questions and their answers, the risk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VisitResult(models.TextChoices):
    """What came of a visit; where nobody was met it counts as made, and not as answered."""

    MADE = "made", _("Somebody was met")
    NOBODY = "nobody", _("Nobody was met")
    CALLED_OFF = "called_off", _("Called off")


class Met(models.TextChoices):
    PERSON = "person", _("The person")
    FAMILY = "family", _("The family")
    PROVIDER = "provider", _("The provider")
    EMPLOYER = "employer", _("The employer")
    OTHER = "other", _("Somebody else")


class Reply(models.TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_APPLICABLE = "not_applicable", _("Does not apply")
    NOT_SAID = "not_said", _("Did not wish to answer")


class Risk(models.TextChoices):
    NONE = "none", _("None seen")
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High: act at once")


# Of the house: no source that we could read prescribes them.
QUESTIONS = {
    "lives_here": _("Does the person live where the plan says?"),
    "support_used": _("Is what was given there, and used as agreed?"),
    "means_enough": _("Do the means of the household last until the end of the month?"),
    "school": _("Do the children of school age go to school?"),
    "care": _("Does the household reach a doctor when it needs one?"),
    "safe": _("Does the person feel safe and accepted where they live?"),
}


def met_said(codes):
    """Who was met, in words."""
    return ", ".join(str(Met(code).label) for code in codes)
