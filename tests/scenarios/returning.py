"""Beats of cases of return and reintegration: what happens there beside the steps."""

from audit.actor import acting
from reintegration.consenting import withdraw_consent
from tests import a

ALONE_AFTER_THE_RETURN = ("consent", "withdraw_consent", "goals", "baseline")


class AfterTheReturn:
    """What a play can do besides: consents, goals, and a follow-up of one wave."""

    def do_consent(self, kind):
        procedure = self.newest(self.kind)
        a.consent(procedure, "return" if procedure.kind == "voluntaryreturn" else "reintegration")

    def do_withdraw_consent(self, kind):
        procedure = self.newest(self.kind)
        by = next(who for who in self.people if who.agency == procedure.held_by)
        for consent in procedure.case.consents.all():
            with acting(by):
                withdraw_consent(procedure, consent, by)

    def do_goals(self, kind):
        a.goals(self.newest(self.kind))

    def do_baseline(self, kind):
        """Asked for, and declined."""
        a.baseline(self.newest(self.kind))

    def do_follow_up(self, wave, kind):
        self.said = {"wave": wave}
        self.step("follow_up", kind)
