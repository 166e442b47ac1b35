"""The closed lists of a referral: what it asks for, what may be shared, why it was declined, how it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Need(models.TextChoices):
    """What an agency is asked to do."""

    EMPLOYMENT = "employment", _("Registration as a job seeker, job placement")
    SELF_EMPLOYMENT = "self_employment", _("Self-employment programme")
    BUSINESS = "business", _("Support of a small business")
    TRAINING = "training", _("Vocational training")
    RECOGNITION = "recognition", _("Recognition of a qualification")
    EDUCATION = "education", _("Schooling and education")
    HEALTH = "health", _("Health care")
    PSYCHOSOCIAL = "psychosocial", _("Psychosocial support")
    CHILD_PROTECTION = "child_protection", _("Protection of a child")
    SOCIAL_ASSISTANCE = "social_assistance", _("Targeted social assistance")
    HOUSING = "housing", _("Housing")
    DOCUMENTS = "documents", _("Identity and civil-status documents")
    LEGAL = "legal", _("Legal help")


ALWAYS = ("title", "phone", "need", "need_note")  # told in every referral, so every consent to share names them
APPROVED_FIRST = (Need.HEALTH, Need.PSYCHOSOCIAL, Need.CHILD_PROTECTION)  # the locks of the database name them too


class Item(models.TextChoices):
    """What may be shared beside name, telephone and need: each of them only where the consent names it."""

    AGE_BAND = "age_band", _("Age band")
    SEX = "sex", _("Sex")
    REGION = "region", _("Region")
    LANGUAGES = "languages", _("Languages")
    EDUCATION = "education", _("Level of education")
    OCCUPATIONS = "occupations", _("Occupations")
    SKILLS = "skills", _("Skills")
    QUALIFICATIONS = "qualifications", _("Qualifications and their recognition")


class AgeBand(models.TextChoices):
    """Coarse on purpose: an agency that plans a place needs no date of birth."""

    UNDER_15 = "0-14", _("under 15")
    UNDER_18 = "15-17", _("15 to 17")
    UNDER_25 = "18-24", _("18 to 24")
    UNDER_35 = "25-34", _("25 to 34")
    UNDER_45 = "35-44", _("35 to 44")
    UNDER_55 = "45-54", _("45 to 54")
    UNDER_65 = "55-64", _("55 to 64")
    OLDER = "65+", _("65 or more")


class DeclineReason(models.TextChoices):
    NOT_COMPETENT = "not_competent", _("Not within our competence")
    NOT_ELIGIBLE = "not_eligible", _("The person is not eligible")
    NO_PLACES = "no_places", _("No places or means at present")
    NOT_ENOUGH_KNOWN = "not_enough_known", _("Too little is known to decide")
    ALREADY_SERVED = "already_served", _("The person is served already")
    OTHER = "other", _("Another reason, in words")


class Service(models.TextChoices):
    """What came of a service that was given."""

    REGISTERED = "registered", _("Registered")
    PLACED = "placed", _("Work was found")
    ENROLLED = "enrolled", _("Training or school has begun")
    COMPLETED = "completed", _("Training or treatment was completed")
    GRANTED = "granted", _("A benefit or grant was awarded")
    ISSUED = "issued", _("A document was issued or recognised")
    ADVISED = "advised", _("Advice was given")


FILLS_A_PLACE = (Service.PLACED, Service.ENROLLED, Service.COMPLETED)


class NotGiven(models.TextChoices):
    NOT_REACHED = "not_reached", _("The person could not be reached")
    DID_NOT_COME = "did_not_come", _("The person did not come")
    DECLINED = "declined", _("The person did not want it")
    NOT_ELIGIBLE = "not_eligible", _("The person is not eligible")
    NO_PLACES = "no_places", _("No places or means at present")
    MOVED = "moved", _("The person has moved away")
    OTHER = "other", _("Another reason, in words")
