"""Transits that Azerbaijan applies for, in whose every field stands the word of its group."""

from audit.moment import walking_at
from cases.gates import GateCode
from tests import a
from tests.pages.planting_journeys import APPOINTED, GOES_IN, PlantedTransit


class PlantedOurTransit(PlantedTransit):
    """Authorised, put off, missed, begun and revoked: the person comes back. The heirs end otherwise."""

    mark = "Ua"
    born, number = "1992-04-12", "66"

    def __init__(self):
        super(PlantedTransit, self).__init__()
        with walking_at(a.at(2026, 3, 2, 10)):
            self.root = a.outgoing_transit_draft(self.officers["AZ-SMS"], **self.annex())
            self.agreed("submit", channel="exchange")
            self.go_on()
            self.write_notes()

    def go_on(self):
        self.depart()
        with walking_at(GOES_IN):
            self.step("revoke", "NL-CA", revocation_ground="c_interest")
            self.gate(GateCode.TRAFFICKING)
            self.step("arrange_return")
            self.step("record_return", "AZ-SBS")
            self.correct()

    def depart(self):
        self.step("acknowledge", "NL-CA")
        self.step("record_protection", by=self.checker, protection_check="yes")
        self.step("authorise", "NL-CA")
        for put_off, code in (("postpone", "AZ-SMS"), ("not_departed", "AZ-SBS")):
            self.step("schedule", **APPOINTED)
            self.step("reschedule", **APPOINTED)
            self.step(put_off, code)
        self.step("schedule", **APPOINTED)
        with walking_at(GOES_IN):
            self.step("record_departure", "AZ-SBS")


class PlantedOurExit(PlantedOurTransit):
    mark, born, number = "Ux", "1977-10-05", "77"

    def go_on(self):
        self.depart()
        with walking_at(GOES_IN):
            self.step("confirm_exit", "NL-CA")


class PlantedOurRefusal(PlantedOurTransit):
    """Refused on paper."""

    mark, born, number = "Uf", "1983-01-27", "88"

    def go_on(self):
        self.step("record_refusal", replied_at=a.at(2026, 3, 2, 10), reply_channel="post", refusal_ground="c_interest")


class PlantedOurWithdrawal(PlantedOurTransit):
    """Authorised on paper, and withdrawn."""

    mark, born, number = "Uw", "1966-06-18", "99"

    def go_on(self):
        self.step("record_authorisation", replied_at=a.at(2026, 3, 2, 10), reply_channel="post")
        self.step("withdraw")
