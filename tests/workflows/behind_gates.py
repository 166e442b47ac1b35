"""A readmission on its way to the transfer, and the people who set and release gates on it."""

from datetime import timedelta

from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today
from tests import a
from workflows.gating import release_gate, set_gate
from workflows.perform import perform

CODES = {"AZ-SMS": CASEWORKER, "NL-CA": CASEWORKER, "AZ-MFA": CASEWORKER, "AZ-SBS": CASEWORKER}


class Journey:
    """Each method walks a bit further; `request` is the readmission as it is then."""

    def __init__(self, **parts):
        self.officers = {code: a.person(role, at=code) for code, role in CODES.items()}
        self.chiefs = {code: a.person(SUPERVISOR, at=code) for code in ("AZ-SMS", "AZ-MFA")}
        self.guard = a.person(PROTECTION_OFFICER)
        self.request = a.readmission(**parts)

    def step(self, name, code="AZ-SMS", on=None, **answers):
        done = a.step(on or self.request, name, self.officers[code], **answers)
        self.request = a.again(self.request)
        return done

    def agreed(self):
        self.step("acknowledge")
        self.step("take_up")
        self.request.case.evidence.update(finding="accepted")
        self.request = a.agreed_step(self.request, "agree", self.officers["AZ-SMS"], self.chiefs["AZ-SMS"])
        return self

    def asked(self):
        self.agreed().step("request_document")
        return self

    @property
    def paper(self):
        return self.request.children.get(kind="traveldocument").as_kind()

    def issue(self):
        paper = {"certificate_number": "QŞ 1", "issued_on": today(), "expires_on": today() + timedelta(days=150)}
        a.agreed_step(self.paper, "issue", self.officers["AZ-MFA"], self.chiefs["AZ-MFA"], **paper)
        self.request = a.again(self.request)
        return self

    def ready(self):
        return self.asked().issue()

    def notify(self, code="NL-CA"):
        self.step(
            "notify_transfer", code, transfer_at=now() + timedelta(days=20), crossing_point="H", transport="air", carrier="J2",
        )  # fmt: skip
        return self

    def notified(self):
        return self.ready().notify()

    def gate(self, code="trafficking_indicators", by="AZ-SMS"):
        with acting(self.officers[by]):
            return set_gate(self.request, code, self.officers[by])

    def release(self, gate, by=None):
        with acting(by or self.guard):
            release_gate(self.request, gate, by or self.guard, "not_confirmed", "Spoken with, at length.")
        self.request = a.again(self.request)
        return self

    def try_step(self, name, by, **answers):
        """Raises Refused where the door says no."""
        with acting(by):
            return perform(self.request, name, by, answers)
