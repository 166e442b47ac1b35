"""Referrals of the demo town: to whom people are sent on, what is shared, what the agency says; and the offers that agencies keep."""

from datetime import timedelta
from uuid import uuid5

from agencies.models import Agency
from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import now, today
from cases.consents import Consent
from config.town.beats import Beat
from config.town.name_lists import PLACES
from config.town.planning import SEED
from config.town.returning import HOUSE_NUMBER
from config.town.supporting import WORDS, subject
from config.town.teams import does
from reintegration.consenting import withdraw_consent
from reintegration.models import Referral
from reintegration.referral_choices import APPROVED_FIRST
from reintegration.referring import Asked, consent_to_share, refer
from reintegration.skills.keeping import keep
from reintegration.skills.offers import Offer
from reintegration.skills.terms import Occupation

ITEMS = ("age_band", "region", "languages")
TO = (  # agency, need, in words, what comes of it
    ("AZ-SEA", "employment", "Looks for work as a welder or fitter.", "placed"),
    ("AZ-MOH", "health", "Follow-up of a treatment begun abroad.", "advised"),
    ("AZ-SEA", "training", "Wishes a course with a certificate.", "enrolled"),
    ("AZ-MSE", "education", "Two children go to school again.", "enrolled"),
    ("AZ-SEA", "self_employment", "Wishes to begin a small workshop.", "granted"),
    ("AZ-SCFWC", "psychosocial", "Family counselling.", "advised"),
)  # fmt: skip
OFFERS = (  # kind, ISCO unit group, titles, places
    ("vacancy", "7212", "Welder, pipeline repair", "Qaynaqçı, boru kəməri təmiri", 4),
    ("vacancy", "5120", "Cook in a school kitchen", "Məktəb yeməkxanasında aşpaz", 2),
    ("vacancy", "8322", "Driver of a delivery van", "Çatdırılma furqonunun sürücüsü", 3),
    ("training", "7231", "Course: car mechanics, 12 weeks", "Kurs: avtomobil mexaniki, 12 həftə", 12),
    ("training", "7531", "Course: tailoring, 8 weeks", "Kurs: dərzilik, 8 həftə", 10),
    ("apprenticeship", "7126", "Apprentice plumber", "Santexnik şagirdi", 2),
)  # fmt: skip


def referred(team, place):
    """The consent, and the referral that rests on it."""
    code, need, words, _service = TO[place % len(TO)]

    def act(walk, by):
        who, agency = subject(walk), Agency.objects.get(code=code)
        given = {"person": who, "recipient": agency, "given_on": today()} | WORDS
        consent = consent_to_share(walk.procedure, by, ITEMS, **given)
        asked = Asked(need, f"+994 50 {walk.plan.number % 1000:03d} 00 00", words, ITEMS)
        refer(walk.procedure, by, consent, asked)

    return does(team, "manager", act)


def is_approved_first(place):
    return TO[place % len(TO)][1] in APPROVED_FIRST


def approved(team):
    return does(team, "chief", lambda walk, by: walk.decide(by, of=_latest(walk)))


def given_up(team):
    said = {"withdrawal_reason": "Goes to the doctor of the family."}
    return does(team, "manager", lambda walk, by: walk.step("give_up", by, said, of=_latest(walk)))


def _latest(walk):
    return Referral.objects.filter(parent_id=walk.procedure.pk).latest("pk")


def answers(place, name, **said):
    """A step of the agency that was asked."""
    code = TO[place % len(TO)][0]
    return Beat(lambda walk: walk.step(name, walk.cast.one(code, CASEWORKER), said, of=_latest(walk)))


def accepts(place):
    when = {"appointment_at": lambda _walk: now() + timedelta(days=3), "contact_at_agency": "Room 12"}
    return answers(place, "accept", **when)


def gives(place):
    return answers(
        place,
        "give_service",
        service_on=lambda _walk: today(),
        service=TO[place % len(TO)][3],
        service_note="As asked.",
    )


def declines(place):
    return answers(
        place, "decline", decline_reason="no_places", decline_note="The next places are free in three months."
    )


def fails(place):
    return answers(place, "record_not_given", not_given_reason="did_not_come", not_given_note="Invited twice.")


def taken_back(team):
    return does(
        team,
        "manager",
        lambda walk, by: walk.step("withdraw", by, {"withdrawal_reason": "Found work before."}, of=_latest(walk)),
    )


def consent_ends(team):
    def act(walk, by):
        withdraw_consent(walk.procedure, Consent.objects.get(pk=_latest(walk).consent_id), by)

    return does(team, "manager", act)


def publish_offers(walk):
    """The employment agency writes down what it has."""
    by = walk.cast.one("AZ-SEA", CASEWORKER)
    with acting(by):
        for place, (kind, code, title_en, title_az, places) in enumerate(OFFERS):
            said = {"kind": kind, "title_en": title_en, "title_az": title_az, "places": places, "starts_on": today()}
            said |= {
                "region": PLACES[place],
                "occupation": Occupation.objects.get(code=code),
                "until": today() + timedelta(days=200),
            }
            keep(Offer(recorded_by=by.user), by, said | {"token": str(uuid5(HOUSE_NUMBER, f"{SEED} offer {place}"))})
