"""A readmission whose person has arrived, and the people who walk a claim that it was an error."""

from datetime import timedelta

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import now, walking_at
from tests import a
from workflows.models import ErrorClaim

ARRIVAL = a.at(2026, 4, 9, 17, 40)
CLAIM = {
    "error_reason": "The passport was another man’s; his fingerprints came on 1 June.",
    "true_identity": "Əliyev Rəşad, born 01.05.1990 in Tbilisi.",
    "true_nationality": "Georgia, by passport 12AB34567.",
    "handed_back": "Passport C0000001\n\nLaissez-passer",
}
COSTS = {"costs_amount": "1840.50", "costs_currency": "EUR", "costs_for": "Two seats."}
STRAIGHT = (
    "claim_draft", "claimed", "acknowledged", "accepted_by_requesting", "return_scheduled", "returned", "costs_claimed",
)  # fmt: skip
ASIDE = ("claim_draft", "claimed", "acknowledged", "contested")


class Desk:
    """One person of each kind who has a part in a claim."""

    def __init__(self, other="NL"):
        self.other = other
        self.officer, self.chief = a.person(CASEWORKER), a.person(SUPERVISOR)
        self.theirs, self.border = a.person(CASEWORKER, at=f"{other}-CA"), a.person(CASEWORKER, at="AZ-SBS")

    def begin(self, request):
        """A claim as it is first drafted."""
        a.step(request, "claim_error", self.officer)
        return ErrorClaim.objects.filter(parent=request.pk).latest("pk")

    def walk(self, claim, state):
        """The straight way from where the claim is to a state; “contested” lies beside it."""
        way = ASIDE if state == "contested" else STRAIGHT
        for target in way[way.index(claim.state) + 1 : way.index(state) + 1]:
            claim = getattr(self, f"to_{target}")(claim)
        return claim

    def to_claimed(self, claim):
        return a.agreed_step(claim, "claim", self.officer, self.chief, **CLAIM)

    def to_acknowledged(self, claim):
        return a.step(claim, "acknowledge", self.theirs)

    def to_contested(self, claim):
        return a.step(claim, "contest", self.theirs, contest_reason="He is yours.")

    def to_accepted_by_requesting(self, claim):
        return a.step(claim, "accept", self.theirs)

    def to_return_scheduled(self, claim, **changed):
        answers = {
            "protection_check": "yes", "return_at": now() + timedelta(days=20), "crossing_point": "Heydər Əliyev",
            "transport": "air", "carrier": "J2 9001",
        }  # fmt: skip
        return a.step(claim, "schedule_return", self.officer, **answers | changed)

    def to_returned(self, claim):
        with walking_at(claim.return_at + timedelta(hours=3)):
            return a.step(claim, "record_return", self.border, returned_at=now(), handed_over_to="J. de Vries")

    def to_costs_claimed(self, claim, **changed):
        return a.agreed_step(claim, "claim_costs", self.officer, self.chief, **COSTS | changed)


def arrived(desk, agreement="EUAZ", arrival=ARRIVAL, until="received_at_border", **said):
    """A readmission on the person's own passport, in its last states: where they came, were handed on, and the case was closed.

    `said`: further parts of the application.
    """
    with walking_at(arrival - timedelta(days=30)):
        request = _consented(desk, agreement, said)
        request = a.step(
            request, "notify_transfer", desk.theirs, transfer_at=arrival - timedelta(minutes=35),
            crossing_point="Heydər Əliyev", transport="air", carrier="J2 9002",
        )  # fmt: skip
    with walking_at(arrival + timedelta(minutes=20)):
        request = a.step(request, "receive", desk.border, arrived_at=arrival, identity_on_arrival="yes")
        if until != "received_at_border":
            request = a.step(request, "hand_over", desk.officer, reintegration_consent="declined")
        return a.step(request, "close", desk.chief) if until == "closed" else request


def _consented(desk, agreement, said):
    passport = {"kind": "passport", "number": f"C{next(a.number):07d}", "expires_on": "2032-01-01"}
    request = a.step(a.draft(desk.theirs, agreement, desk.other, evidence=[passport], **said), "submit", desk.theirs)
    request = a.step(a.step(request, "acknowledge", desk.officer), "take_up", desk.officer)
    request.case.evidence.update(finding="accepted")
    request = a.agreed_step(request, "agree", desk.officer, desk.chief)
    return a.step(request, "use_own_document", desk.officer)
