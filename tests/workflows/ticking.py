"""Requests for more time, side by side: what a supervisor approves together."""

from itertools import count
from string import ascii_lowercase

from agencies.roles import CASEWORKER
from audit.actor import acting
from tests import a
from tests.pages.square import signed_in
from workflows.perform import perform
from workflows.rows import Approval

number = count(1)
REASON = "The archive answers slowly."


def asked_for_more_time(officer, agreement="CHAZ", other="CH"):
    """One proposal to extend the time to reply, as the inbox has it."""
    request = a.step(a.readmission(agreement, other, person=somebody()), "acknowledge", officer)
    return proposed(request, "extend_reply", officer, extension_reason=REASON)


def asked_to_accept(officer):
    request = a.step(a.step(a.readmission(person=somebody()), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    return proposed(a.again(request), "agree", officer)


def somebody():
    """Who looks like nobody else."""
    name = f"Nəcəfov{ascii_lowercase[next(number) % 26]}{next(number)}"
    names = [{"kind": "main", "script": "latin", "surname": name, "given_names": "Samir"}]
    birth = {"date": f"{1930 + next(number) % 70}-02-18", "place": "Gəncə", "country": "AZ"}
    return a.application()["person"] | {"names": names, "birth": birth}


def proposed(request, step, officer, **answers):
    with acting(officer):
        perform(request, step, officer, answers)
    return Approval.objects.select_related("procedure__case").get(procedure=request.pk, outcome="open")


def requests(count, officer=None):
    officer = officer or a.person(CASEWORKER)
    return [asked_for_more_time(officer) for _n in range(count)]


def ids(approvals):
    return [approval.pk for approval in approvals]


class Signer:
    """Somebody at the inbox, without a browser."""

    def __init__(self, actor):
        self.actor, self.client = actor, signed_in(actor)

    def opens(self, *approvals, **kept):
        for approval in approvals:
            answer = self.client.get(f"/approvals/{approval.pk}/", kept)
            assert answer.status_code == 200
        return answer.content.decode()

    def reviews(self, *approvals):
        return self.client.get("/approvals/together/", {"request": ids(approvals)})

    def approves(self, *approvals, token="t", **versions):
        for approval in approvals:
            approval.procedure.case.refresh_from_db()
        seen = {f"version_{approval.pk}": approval.procedure.case.version for approval in approvals}
        return self.client.post("/approvals/together/", {"request": ids(approvals), "token": token} | seen | versions)
