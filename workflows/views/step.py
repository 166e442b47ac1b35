"""Taking a step: its form in place, and what happens when somebody else was quicker."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.dates import day_and_time
from workflows.finding import find
from workflows.forms import form_for
from workflows.perform import Changed, MovedOn, Refused, apart, may_perform, perform
from workflows.rows import Approval
from workflows.showing.clocks import clock_shown, earliest
from workflows.showing.frame import Frame
from workflows.showing.standing import reasons_to_refuse, standing_shown
from workflows.showing.story import author
from workflows.views import overtaken
from workflows.views.case import summary


@allow("procedure.perform")
def take(request, reference, name):
    """GET shows the form of the transition; POST takes or proposes it."""
    procedure, capacities = find(request, reference, "procedure.perform")
    transition = _transition(procedure, name)
    frame = Frame(request, procedure, capacities)
    if request.method != "POST":
        return _page(
            request,
            frame,
            transition,
            form_for(procedure, transition, initial=_begun(frame, transition), capacities=capacities),
        )
    form = form_for(procedure, transition, request.POST, capacities=capacities)
    if not form.is_valid():
        return _page(request, frame, transition, form, status=422)
    return _try(request, frame, transition, form)


def _try(request, frame, transition, form):
    comment, token = form.cleaned_data.get("comment", ""), form.cleaned_data["token"]
    version = request.POST.get("version", "")
    seen = version if version.isdigit() else None
    try:
        done = perform(
            frame.procedure, transition.name, request.actor, form.answers, comment=comment, token=token, seen=seen
        )
    except MovedOn as moved_on:
        return _moved_on(request, frame, transition, form, moved_on)
    except Changed:
        return _page(request, frame, transition, form, status=409)
    except Refused as refusal:
        _say(form, refusal)
        return _page(request, frame, transition, form, status=422)
    messages.success(request, _done(transition, done))
    return redirect("procedure", frame.procedure.reference)


def _done(transition, done):
    if isinstance(done, Approval):
        return _("Sent for approval: %(step)s. Somebody else decides.") % {"step": transition}
    return _("Done: %(step)s.") % {"step": transition}


def _transition(procedure, name):
    transition = procedure.workflow.transitions.get(name)
    if transition is None or transition.is_automatic or not transition.offered:
        raise Http404
    return transition


def _say(form, refusal):
    """Each reason where it belongs: at its field, else above the form."""
    for name, sentences in refusal.fields.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)
    for reason in refusal.reasons:
        form.add_error(None, reason)


def _page(request, frame, transition, form, status=200):
    verdict = may_perform(frame.capacities, transition, frame.procedure) + apart(
        frame.actor, transition, frame.procedure
    )
    context = frame.context() | summary(frame) | {
        "step": _head(frame, transition),
        "form": form,
        "case_version": frame.procedure.case.version,
        "changes": _changes(frame, transition),
        "standing": standing_shown(frame.procedure, transition, frame.capacities, frame.actor),
        "submit": _("Ask a supervisor to approve") if transition.approval else str(transition),
        "stop": transition.tone == "grave" and not transition.approval,
        "blocked": "" if verdict else " ".join(verdict.reasons),
        "cancel_url": frame.url("procedure"),
        "conflict": _conflict(frame) if status == 409 else None,
        "asks": bool(form.fields.keys() - {"token"}),
    }  # fmt: skip
    return render(request, "workflows/take.html", context, status=status)


def _head(frame, transition):
    clock = clock_shown(earliest(frame.pressing))
    text = _("A supervisor decides. Nothing takes effect before that.") if transition.approval else ""
    law = _("Basis: %(law)s of the agreement.") % {"law": transition.law} if transition.law else _("House rule.")
    return {
        "title": str(transition),
        "text": f"{text} {law}".strip(),
        "tone": clock["tone"] if clock else "plain",
        "clock": clock,
    }


def _changes(frame, transition):
    names = {"stay": frame.state, "back": _("as before the suspension")}
    then = names.get(transition.target.name, transition.target)
    if not transition.approval:
        return [{"label": _("Status"), "old": frame.state, "new": then}]
    return [
        {"label": _("Status"), "old": frame.state, "new": _("Waiting for approval")},
        {"label": _("After approval"), "old": "–", "new": then},
    ]


def _conflict(frame):
    last = frame.told_steps[-1]
    said = _("Last step: %(step)s, %(who)s, %(at)s. Read the case below, then send again.")
    step = frame.procedure.declared.transitions.get(last.transition, last.transition)
    text = said % {"step": step, "who": author(last), "at": day_and_time(last.taken_at)}
    return {
        "title": _("This case changed while you were writing. Your text is kept."),
        "text": text,
        "tone": "warn",
        "urgent": True,
    }


def _moved_on(request, frame, transition, form, moved_on):
    """The step can no longer be taken: say who did what, and give the typed text back."""
    fresh, capacities = find(request, frame.procedure.reference)
    frame = Frame(request, fresh, capacities)
    typed = "\n".join(
        f"{form.fields[name].label}: {value}" for name, value in form.cleaned_data.items() if value and name != "token"
    )
    conflict = _conflict(frame) | {"title": str(moved_on)}
    return overtaken.moved_on(request, frame, title=str(transition), conflict=conflict, typed=typed)


def _begun(frame, transition):
    """For a refusal its reasons, as far as the evidence gives them."""
    if "refusal_reason" not in transition.asks:
        return {}
    return {"refusal_reason": reasons_to_refuse(frame.procedure, frame.capacities)}
