"""Somebody who asks for their own data, and the officers who answer."""

from agencies.roles import DATA_PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import today
from cases.subject_access.making import overview
from cases.subject_access.subject import Subject
from tests import a
from workflows.subject_access import asking

SAID = {
    "asked_by": "self", "identified": "document", "identified_note": "Passport, number compared", "language": "en",
}  # fmt: skip
SPOUSE = {
    "names": [{"kind": "main", "script": "latin", "surname": "Beridze", "given_names": "Nino"}],
    "birth": {"date": "1991-04-02", "place": "Kutaisi", "country": "GE"}, "sex": "F",
    "nationalities": [{"state": "GE", "basis": "claimed"}],
}  # fmt: skip


class Office:
    """The data-protection officer, a second one and the supervisor of the leading agency."""

    def __init__(self, at="AZ-SMS"):
        self.officer, self.second = (a.person(DATA_PROTECTION_OFFICER, at=at) for _time in range(2))
        self.chief = a.person(SUPERVISOR, at=at)

    def recorded(self, member, **said):
        with acting(self.officer):
            told = SAID | {"asked_on": today(), "token": f"t{member.pk}", "also": []} | said
            return asking.record(member.case, member.person, told, self.officer)

    def made(self, member, **said):
        request = self.recorded(member, **said)
        with acting(self.officer):
            return asking.make(request, self.officer)

    def approved(self, member, **said):
        request = self.made(member, **said)
        with acting(self.second):
            return asking.decide(request, self.second, "approved")


def subject_of(case):
    return case.members.select_related("person", "case").get(relation="subject")


def spouse_of(case):
    return case.members.select_related("person", "case").get(relation="spouse")


def overview_of(*persons, language="en"):
    return overview(
        Subject(tuple(getattr(one, "pk", one) for one in persons)), language, {"reference": "SA-AZ-2026-00001"}
    )


def small_overviews(monkeypatch):
    """From now on an overview says nothing but whose it is: for tests of the acts on it."""

    def small(subject, language, head):
        persons = [{"name": "Somebody", "born": "", "number": subject.persons[0]}]
        parts = {name: [] for name in ("data", "recipients", "readings", "deadlines", "held_back")}
        return {"language": language, "made_at": "", "cases": 1, "persons": persons} | head | parts

    monkeypatch.setattr(asking, "overview", small)
