"""A transit application: Annex 6 on one page that is kept while it is written and sent when it is sound."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.policy import allow
from cases.asylum_door.turning_away import refused
from cases.naming import state_names
from workflows.application import drafting
from workflows.application.transit_drafting import DRAFT, PAGE, WRITTEN_ON_ANNEX_6, about, form_of, keep, read, step_of
from workflows.drafts.keeping import keeps_itself
from workflows.finding import find
from workflows.forms import form_for
from workflows.perform import Refused, perform
from workflows.rows import Approval, Step
from workflows.views.application_page import SIGNED_FOR, gone, head, moved_on


@keeps_itself
@allow("application.edit")
def annex_six(request, reference):
    """Annex 6: shown as it is kept, kept, or sent."""
    transit, capacities = _draft_of(request, reference)
    if request.method == "POST":
        return _answer(request, transit, capacities)
    if transit.state != DRAFT:
        return gone(request, transit)
    if drafting.is_signed_for(transit):
        return _to_be_read(request, transit)
    typed, saved_at = drafting.typing(transit, PAGE, request.actor.user)
    if typed is None:
        return Page(request, transit).show()
    transit.application = read(transit, request.actor, typed)  # to be shown, not kept
    return Page(request, transit).show(saved_at=saved_at, opened=typed.get("opened"))


@keeps_itself
@require_POST
@allow("application.edit")
def annex_six_draft(request, reference):
    """Keeps what somebody is typing, for them alone. Answers 204 to the page's own saving, else goes back to the form."""
    transit, capacities = _draft_of(request, reference)
    if transit.state != DRAFT or drafting.is_signed_for(transit):
        return moved_on(request, transit, capacities)
    drafting.keep_typing(transit, PAGE, request.actor.user, request.POST)
    if request.headers.get("X-Draft"):
        return HttpResponse(status=204)
    return redirect("annex_six", reference)


def _draft_of(request, reference):
    """The transit application and the capacities of whoever writes it; 404 for strangers and for anything else."""
    procedure, capacities = find(request, reference, "application.edit")
    if not isinstance(procedure, WRITTEN_ON_ANNEX_6):
        raise Http404
    return procedure, capacities


def _answer(request, transit, capacities):
    """Keeps the page; with the button that sends it, sends it too. Sending it twice is sending it once."""
    with drafting.locked(transit) as fresh:
        if fresh.state != DRAFT or drafting.is_signed_for(fresh):
            done = _is_done(fresh, request.POST.get("token"))
            return redirect("procedure", fresh.reference) if done else moved_on(request, fresh, capacities)
        page = Page(request, fresh, request.POST)
        if refused():
            return page.show(status=422, opened=request.POST.get("opened"))
        if page.is_conflict():
            return page.show(status=409)
        keep(fresh, read(fresh, request.actor, request.POST))
        drafting.forget_typing(fresh, PAGE, request.actor.user)
        return page.kept() if request.POST.get("action") == "draft" else page.send()


def _is_done(transit, token):
    """Whether this very form has sent it, or proposed to send it."""
    made = (Step, Approval) if token else ()
    return any(rows.objects.filter(token=token, procedure=transit.pk).exists() for rows in made)


def _to_be_read(request, transit):
    """While it waits for the signature with which it is sent nobody writes on, and everybody who may write reads it."""
    form = form_of(about(transit, request.actor))
    context = _head(transit) | {"sections": form.sections(), "notice": {"title": SIGNED_FOR, "tone": "warn"}}
    return render(request, "workflows/application/annex_six_to_be_read.html", context)


def _head(transit, told=()):
    here = reverse("annex_six", args=[transit.reference])
    crumbs = [
        {"label": _("Work list"), "url": reverse("work")},
        {"label": transit.reference, "url": here},
        {"label": _("Transit application")},
    ]
    return head(transit, _("Transit application"), told) | {"crumbs": crumbs}


class Page:
    """Annex 6 of one draft, for whoever writes it: `data` is what was typed, or None for what is kept."""

    def __init__(self, request, transit, data=None):
        self.request, self.transit, self.known = request, transit, about(transit, request.actor)
        self.form = form_of(self.known, data)
        self.transition = transit.workflow.transitions[step_of(self.known)]
        self.answers = form_for(transit, self.transition, data, initial=transit.application.get("receipt"))

    def is_conflict(self):
        """Whether a colleague kept something else since the page was opened."""
        opened = self.request.POST.get("opened", "")
        return opened.isdigit() and int(opened) != self.transit.case.version

    def kept(self):
        messages.success(self.request, _("Draft saved."))
        return redirect("annex_six", self.transit.reference)

    def send(self):
        self.form.tell(self.form.values(), self.transit.case)
        if not (self.answers.is_valid() and not self.form.errors):
            return self.show(status=422)
        try:
            said = self.answers.cleaned_data
            slip = {"token": said["token"], "comment": said.get("comment", "")}
            done = perform(self.transit, self.transition.name, self.request.actor, self.answers.answers, **slip)
        except Refused as refusal:
            self._say(refusal)
            return self.show(status=422)
        messages.success(self.request, self._sent(done))
        return redirect("procedure", self.transit.reference)

    def _sent(self, done):
        if isinstance(done, Approval):
            return _("Sent for approval: %(step)s. Somebody else decides.") % {"step": self.transition}
        said = _("Registered as %(reference)s.") if self.known.on_paper else _("Submitted as %(reference)s.")
        return said % {"reference": self.transit.reference}

    def _say(self, refusal):
        for name, sentences in refusal.fields.items():
            for sentence in sentences:
                self.answers.add_error(name if name in self.answers.fields else None, sentence)
        for reason in refusal.reasons:
            self.answers.add_error(None, reason)

    def show(self, status=200, saved_at=None, opened=None):
        sheets = self.form.sheets()
        problems = [*_problems(self.form), *_problems(self.answers)]
        context = _head(self.transit, problems) | {
            "sheets": sheets,
            "on_paper": self.known.on_paper,
            "answers": self.answers,
            "conflict": _conflict() if status == 409 else None,
            "opened": opened or self.transit.case.version,
            "draft_saved_at": saved_at,
            "autosave_url": reverse("annex_six_draft", args=[self.transit.reference]),
            "submit": _("Ask a supervisor to approve") if self.transition.approval else str(self.transition),
            "states": state_names(),
        }
        return render(self.request, "workflows/application/annex_six.html", context, status=status)


def _problems(form):
    """What must be put right, linked to the fields; nothing where the form is only shown."""
    errors = form.errors if form.is_bound else {}
    for name, sentences in errors.items():
        field = form[name] if name in form.fields else None
        for sentence in sentences:
            yield {
                "url": f"#{field.auto_id}" if field else "",
                "label": field.label if field else "",
                "sentence": sentence,
            }


def _conflict():
    return {
        "title": _("This application changed while you were writing. Your text is kept."),
        "text": _("Look at the differences. If you save now, yours takes the place of theirs."),
        "tone": "warn",
        "urgent": True,
    }
