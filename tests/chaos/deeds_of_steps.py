"""Deeds that move a case: steps with something to say, proposals with a comment, decisions on them, withdrawing."""

from tests.chaos.deeds import Deed
from tests.chaos.town import proposals, state_of, word
from workflows.rows import Approval, Signature, Step

OF_OFFICERS = {
    "under_examination": ("ask", "question"),
    "questioned": ("answer", "answer_given"),
    "refused": ("review", "new_information"),
}
OF_CHIEFS = {
    "under_examination": ("suspend", "suspension_reason"),
    "questioned": ("go_on", "going_on_reason"),
    "suspended": ("take_up_again", ""),
}


class TakeStep(Deed):
    """A step that one person takes, from whatever status a case is in."""

    tells = "Done: "
    button_at = "#next-step-panel form:has([name=token]) button:not([name])"
    steps = OF_OFFICERS

    def choose(self):
        self.case = self.chance.choice(self.town.requests)
        if (state := state_of(self.case)) not in self.steps:
            return False
        self.step, field = self.steps[state]
        self.address = f"/procedures/{self.case.reference}/steps/{self.step}/"
        self.typed = {field: f"Said {word()}."} if field else {}
        return True

    def events(self):
        if not self.typed:
            return {}
        taken = Step.objects.filter(procedure=self.case.pk, transition=self.step, answers__contains=self.typed)
        return {f"the step {self.step} of {self.case.reference}, {self.typed}": taken.count}


class TakeStepAsChief(TakeStep):
    steps = OF_CHIEFS


class Propose(Deed):
    """A refusal, for other eyes: a comment, and what is asked."""

    tells = "Sent for approval: "
    button_at = TakeStep.button_at

    def choose(self):
        waiting = {one.procedure_id for one in proposals(self.town.requests)}
        able = [r for r in self.town.requests if r.pk not in waiting and state_of(r) == "under_examination"]
        if not able:
            return False
        self.case = self.chance.choice(able)
        self.address = f"/procedures/{self.case.reference}/steps/refuse/"
        self.typed = {"comment": f"Because {word()}.", "refusal_reason": f"Reason {word()}."}
        return True

    def fill(self, page):
        super().fill(page)
        page.locator("select[name=refusal_ground]").select_option("other")

    def events(self):
        found = Approval.objects.filter(procedure=self.case.pk, comment=self.typed["comment"])
        return {f"the proposal {self.typed['comment']}": found.count}


class Decide(Deed):
    """What a supervisor says to a proposal: yes, or sent back with the reason."""

    def choose(self):
        able = [one for one in proposals(self.town.requests) if one.proposed_by_id != self.actor.user.pk]
        if not able:
            return False
        self.approval = self.chance.choice(able)
        decision = self.chance.choice(("approve", "send_back", "send_back"))
        self.grants = decision == "approve"
        self.tells = "Approved." if self.grants else "Sent back."
        self.button_at = f"#decision button[name=decision][value={decision}]"
        self.address = f"/approvals/{self.approval.pk}/"
        self.typed = {"reason": f"Decided {word()}."}
        return True

    def is_open(self, page):
        here = f"/approvals/{self.approval.pk}/decision/"
        return super().is_open(page) and page.locator(f"#decision[action='{here}']").count() > 0

    def fill(self, page):
        super().fill(page)
        if (seen := page.locator("#decision [name=seen]")).count():
            seen.check()

    def events(self):
        signed = Signature.objects.filter(approval=self.approval.pk, comment=self.typed["reason"])
        found = {f"the decision {self.typed['reason']}": signed.count}
        if self.grants:
            taken = Step.objects.filter(approval=self.approval.pk)
            found[f"the step of the proposal {self.approval.pk}, {self.typed['reason']}"] = taken.count
        return found


class Withdraw(Deed):
    tells = "The proposal is withdrawn."
    button_at = "#next-step-panel form button:not([name])"
    keeps_drafts = False

    def choose(self):
        mine = [one for one in proposals(self.town.requests) if one.proposed_by_id == self.actor.user.pk]
        if not mine:
            return False
        self.approval = self.chance.choice(mine)
        reference = next(r.reference for r in self.town.requests if r.pk == self.approval.procedure_id)
        self.address = f"/procedures/{reference}/proposals/{self.approval.pk}/withdraw/"
        return True

    def events(self):
        found = Approval.objects.filter(pk=self.approval.pk, outcome="withdrawn")
        return {f"the withdrawal of {self.approval.pk}": found.count}
