"""How the case of a measure begins in a scenario, who takes part in it, and what happens there beside the steps."""

from agencies.models import User
from agencies.roles import CASEWORKER, FINANCE_OFFICER, PROGRAMME_MANAGER
from tests import a
from tests.reintegration.funding import funded
from tests.reintegration.measuring import measure_of, paper, visited
from workflows.models import Procedure

MANAGES = "AZ-MLSP"
ALONE_IN_A_MEASURE = ("papers", "visit", "doubled")
LINES = {"arrival_cash": "20000.00", "micro_business": "20000.00"}
USUAL = {
    "currency": "EUR", "amount": "250.00", "tranches": [], "in_cash": False, "units_planned": 10, "recovered_amount": "100.00",
    "double_reason": "",
}  # fmt: skip


def hire(people):
    """Who is needed besides: somebody of the provider, first of all; a second case manager; who signs and who pays."""
    there = set(User.objects.filter(pk__in=[who.user.pk for who in people]).values_list("pk", flat=True))
    people[:] = [who for who in people if who.user.pk in there]  # whom an earlier walk hired went with it
    if not any(who.agency.code == "NGO-1" for who in people):
        people.insert(0, a.person(CASEWORKER, at="NGO-1"))
        more = (CASEWORKER, CASEWORKER, PROGRAMME_MANAGER, FINANCE_OFFICER, FINANCE_OFFICER)
        people += [a.person(role, at=MANAGES) for role in more]
    return next(who for who in people if who.agency.code == MANAGES)


def begun(people, kind="arrival_cash", consent=True, **fields):
    """A measure that is being proposed, of a programme that has the money."""
    manager = hire(people)
    programme = funded(lines=LINES)
    case = a.reintegration(manager)
    if consent:
        a.consent(case)
    return measure_of(case, manager, kind, programme=programme, **fields)


def beginning(amount="300.00", parts=(), visit=False, **how):
    def begin(play):
        tranches = [{"amount": part, "visit": visit} for part in parts or (amount,)]
        play.usual |= USUAL | {"provider": a.agency("NGO-1")}
        return begun(play.people, amount=amount, tranches=tranches, **how)

    return begin


BEGINNINGS_OF_MEASURES = {
    "measure": beginning(),
    "measure_in_parts": beginning(parts=("100.00", "200.00")),
    "measure_after_a_visit": beginning(visit=True),
    "measure_of_600": beginning("600.00"),
    "measure_of_2500": beginning("2500.00"),
    "measure_of_9000": beginning("9000.00"),
    "measure_without_consent": beginning(consent=False),
    "micro_business": beginning("900.00", kind="micro_business"),
}


class OfAMeasure:
    """What a play can do besides: papers that show a delivery, and the same need met by another programme."""

    def do_papers(self, kind):
        measure = self.newest(self.kind)
        paper(measure, hire(self.people), "receipt")

    def do_visit(self, kind):
        """Somebody who has no part in it goes there."""
        visited(self.newest(self.kind), a.person(CASEWORKER, at="AZ-MLSP"))

    def do_doubled(self, kind):
        """Another programme approved the same need of this person, in a case of its own."""
        measure, manager = self.newest(self.kind), hire(self.people)
        other = a.reintegration(manager, {measure.beneficiary: "subject"})
        a.consent(other)
        second = measure_of(other, manager, programme=funded(a.programme("RETURN-2"), lines=LINES))
        chief = next(who for who in self.people if who.agency == manager.agency and "supervisor" in who.roles)
        a.agreed_step(second, "submit", manager, chief, double_reason="Another winter.")
        assert Procedure.objects.filter(kind="measure").count() > 1
