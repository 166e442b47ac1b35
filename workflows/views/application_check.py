"""The end of the form: everything that was written, what is wrong with it, the deadline, and the button that sends it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.dates import day
from cases.sniffing import Unacceptable
from workflows.application import drafting, sending
from workflows.application.checking import examine
from workflows.application.similar import people_alike
from workflows.application.summary import Summary
from workflows.forms import form_for
from workflows.perform import Changed, MovedOn, Refused, may_perform
from workflows.rows import Approval, Clock, Step
from workflows.views.application_page import SIGNED_FOR, draft_of, gone, head


@allow("application.edit")
def check(request, reference):
    """GET shows what will be sent; POST submits it, or registers what came on paper."""
    procedure, capacities = draft_of(request, reference)
    if procedure.state != drafting.DRAFT:
        return _done_already(request, procedure)
    known = drafting.about(procedure, request.actor)
    examined = examine(procedure, known)
    if (left := examined.left()) and not drafting.is_signed_for(procedure):
        messages.warning(
            request, _("Finish these first: %(tasks)s.") % {"tasks": ", ".join(str(task.title) for task in left)}
        )
        return redirect("application", reference)
    page = Page(request, procedure, capacities, known)
    return page.answer() if request.method == "POST" else page.show(examined)


def _done_already(request, procedure):
    """A second click on the same button changes nothing and is told the same."""
    token = request.POST.get("token")
    if token and Step.objects.filter(token=token, procedure=procedure.pk).exists():
        return redirect("procedure", procedure.reference)
    return gone(request, procedure)


class Page:
    """The check of one draft, for whoever may send it."""

    def __init__(self, request, procedure, capacities, known):
        self.request, self.procedure, self.capacities, self.known = request, procedure, capacities, known
        self.transition = procedure.workflow.transitions[sending.step_of(known)]
        self.form = form_for(procedure, self.transition, request.POST if request.method == "POST" else None)

    def answer(self):
        if not self.form.is_valid():
            return self.show(status=422)
        try:
            done = self._send()
        except MovedOn:
            return gone(self.request, draft_of(self.request, self.procedure.reference)[0])
        except Changed:
            return self.show(status=409)
        except (Refused, Unacceptable) as refused:
            self._say(refused)
            return self.show(status=422)
        messages.success(self.request, self._sent(done))
        return redirect("procedure", self.procedure.reference)

    def _send(self):
        version = self.request.POST.get("version", "")
        seen = version if version.isdigit() else None
        slip = {"token": self.form.cleaned_data["token"], "comment": self.form.cleaned_data.get("comment", "")}
        return sending.send(self.procedure, self.request.actor, self.form.answers, seen=seen, **slip)

    def _say(self, refused):
        for name, sentences in getattr(refused, "fields", {}).items():
            for sentence in sentences:
                self.form.add_error(name if name in self.form.fields else None, sentence)
        for reason in getattr(refused, "reasons", [str(refused)]):
            self.form.add_error(None, reason)

    def _sent(self, done):
        if isinstance(done, Approval):
            return _("Sent for approval: %(step)s. Somebody else decides.") % {"step": self.transition}
        clock = Clock.objects.filter(procedure=self.procedure.pk, deadline__startswith="reply").first()
        due = _("The reply is due by %(day)s.") if clock else _("The reply period begins when receipt is confirmed.")
        said = _("Registered as %(reference)s.") if self.known.on_paper else _("Submitted as %(reference)s.")
        facts = {"reference": self.procedure.reference, "day": day(clock.due_on) if clock else ""}
        return f"{said} {due}" % facts

    def show(self, examined=None, status=200):
        if examined is None:
            fresh = draft_of(self.request, self.procedure.reference)[0]
            self.known = drafting.about(fresh, self.request.actor)
            self.procedure, examined = fresh, examine(fresh, self.known)
        summary = Summary(self.procedure.reference, self.known)
        verdict = may_perform(self.capacities, self.transition, self.procedure)
        faults = summary.places(examined.faults)
        context = head(self.procedure, _("Check and submit"), faults or self.form.errors) | {
            "problems": faults,
            "is_changed": status == 409,
            "answers": self.form,
            "sections": summary.sections(),
            "warnings": summary.places(examined.warnings),
            "similar": people_alike(self.known.application, self.request.actor, self.capacities),
            "reply": sending.reply_expected(self.procedure.case, self.known.application["procedure"]),
            "recipient": sending.recipient(self.procedure),
            "on_paper": self.known.on_paper,
            "opened": self.procedure.case.version,
            "submit": _("Ask a supervisor to approve") if self.transition.approval else str(self.transition),
            "blocked": self._why_not(faults, verdict),
            "waits": SIGNED_FOR if drafting.is_signed_for(self.procedure) else "",
        }
        return render(self.request, "workflows/application/check.html", context, status=status)

    def _why_not(self, faults, verdict):
        if drafting.is_signed_for(self.procedure):
            return SIGNED_FOR
        return _("Put right what is listed at the top first.") if faults else " ".join(verdict.reasons)
