"""The ticks of the approval inbox: what can be ticked, what was, and what the ticked have in common or what stands against them."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.showing.proposals import blocked_reason
from workflows.signing_together import MOST, opened_by

FEWEST = 2  # one alone is decided where it is read


class Ticks:
    """What the inbox says of ticking, for one person and what they have ticked so far."""

    def __init__(self, found, actor, ticked, order):
        self.actor, self.ticked = actor, ticked
        of_bulk = [a for a in found if a.transition_declared.in_bulk and not blocked_reason(a, actor)]
        self.are_offered = len(of_bulk) >= FEWEST or bool(ticked.open or ticked.objections)
        self.opened = opened_by(actor, found) if self.are_offered else set()
        self.order = order
        self.kept = kept(ticked, order)

    def of(self, approval):
        """What a line of the inbox says further (components/inbox_item.html)."""
        return {
            "url": reverse("approval", args=[approval.pk]) + self.kept,
            "may_tick": self.are_offered,
            "ticked": approval in self.ticked.open,
            "unopened": self.are_offered and approval.transition_declared.in_bulk and approval.pk not in self.opened,
        }

    def bar(self):
        """What stands beneath the list; None where nothing can be approved together."""
        if not self.are_offered:
            return None
        return {
            "url": reverse("approve_together"),
            "order": self.order,
            "words": self._words(),
            "button": _("Review and approve the ticked"),
            "problems": problems(self.ticked, self.kept),
        }

    def _words(self):
        if not self.ticked.open:
            return _("Tick requests for the same step that you have opened, at most %(most)s.") % {"most": MOST}
        n = len(self.ticked.open)
        if self.ticked.objections:
            return ngettext("%(n)s request is ticked.", "%(n)s requests are ticked.", n) % {"n": n}
        facts = {"n": n, "step": self.ticked.open[0].transition_declared}
        return _("%(n)s ticked, all “%(step)s”. You have opened them all.") % facts


def kept(ticked, order):
    """The tail of an address that keeps the ticks and the order of the list; "" where there is nothing to keep."""
    facts = {"request": ticked.ids} | ({"order": order} if order == "oldest" else {})
    tail = urlencode(facts, doseq=True)
    return f"?{tail}" if tail else ""


def problems(ticked, tail=""):
    """What stands against approving the ticked together: each with a link to where it can be put right."""
    return [_problem(objection, tail) for objection in ticked.objections]


def _problem(objection, tail):
    approval = objection.approval
    if approval is None:
        return {"text": objection.sentence}
    url = reverse("approval", args=[approval.pk]) + tail if objection.is_unopened else f"#request-{approval.pk}"
    return {"text": objection.sentence, "url": url, "label": approval.procedure.reference}
