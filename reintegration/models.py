"""Django looks for models here; this is the list."""

from reintegration.case_rows import FollowUp, Goal
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.measures.papers import MeasurePaper
from reintegration.referral import Referral
from reintegration.referral_rows import ConsentItem
from reintegration.reintegration_case import ReintegrationCase
from reintegration.skills.offers import Offer, Scheme
from reintegration.skills.profiles import Able, Profile, Qualification, Spoken, Worked
from reintegration.skills.terms import Occupation, Skill

__all__ = [
    "Able", "ConsentItem", "FollowUp", "Goal", "Measure", "MeasureKind", "MeasurePaper", "Occupation", "Offer", "Profile",
    "Qualification", "Referral", "ReintegrationCase", "Scheme", "Skill", "Spoken", "Worked",
]  # fmt: skip
