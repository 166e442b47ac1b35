"""What people of the demo town say of the support they were given, on the open page or to somebody, and what they are answered."""

from uuid import uuid5

from agencies.models import Agency
from agencies.roles import CASEWORKER, PROVIDER, SUPERVISOR
from audit.actor import acting
from config.town.beats import Beat
from config.town.planning import SEED
from config.town.returning import HOUSE_NUMBER
from config.town.roads import phase
from reintegration.feedback.answering import answer
from reintegration.feedback.receiving import receive
from reintegration.feedback.rows import Feedback

RATINGS = ("very_satisfied", "satisfied", "satisfied", "neither", "dissatisfied", "")
SAID = (  # days ago, to whom, about what, the complaint ("": an opinion), days until the answer (0: none yet)
    (410, "AZ-MLSP", "assistance", "", 0),
    (352, "IOM-AZ", "travel", "My suitcase came three weeks after me.", 9),
    (301, "AZ-MLSP", "provider", "The course began an hour late, four times.", 6),
    (260, "IOM-AZ", "assistance", "", 0),
    (214, "AZ-MLSP", "assistance", "I was told three different dates for the payment.", 12),
    (171, "AZ-MLSP", "assistance", "", 0),
    (140, "IOM-AZ", "provider", "The tools were not those of the list.", 4),
    (96, "AZ-MLSP", "travel", "", 0),
    (61, "IOM-AZ", "assistance", "", 0),
    (40, "AZ-MLSP", "assistance", "Nobody answers the telephone on Mondays.", 0),
    (6, "AZ-MLSP", "provider", "The room of the course is on the fifth floor and there is no lift.", 0),
    (3, "IOM-AZ", "assistance", "I have moved, and the visitor went to the old address.", 0),
)
ANSWER = "We have looked into this with everybody concerned. You were right; we have told the colleagues and put it in order. Thank you."


def heard(since):
    """The phases of a road that began so many days ago."""
    for place, (ago, code, about, complaint, after) in enumerate(SAID):
        day = since - ago
        yield phase(day, day + 0.3, Beat(_says(place, code, about, complaint)), anchor="transfer")
        if after:
            yield phase(day + after, day + after + 0.3, Beat(_answers(place, code)), anchor="transfer")


def _token(place):
    return str(uuid5(HOUSE_NUMBER, f"{SEED} heard {place}"))


def _says(place, code, about, complaint):
    """Every other one to somebody of the agency, the others on the open page."""

    def act(walk):
        said = {"agency": Agency.objects.get(code=code), "about": about, "words": complaint}
        said["kind"] = "complaint" if complaint else "opinion"
        if about == "provider":
            said["provider"] = Agency.objects.filter(case_roles__contains=[PROVIDER]).order_by("code").first()
        said |= {name: RATINGS[(place + turn) % len(RATINGS)] for turn, name in enumerate(Feedback.RATINGS)}
        by = walk.cast.one(code, CASEWORKER) if place % 2 else None
        with acting(by):
            receive(said, _token(place), by)

    return act


def _answers(place, code):
    def act(walk):
        by = walk.cast.one(code, SUPERVISOR)
        with acting(by):
            answer(Feedback.objects.get(token=_token(place)), by, ANSWER)

    return act
