"""The application form: the list of its tasks, each task as a page, the paper in one page, and drafts while typing."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.policy import allow
from agencies.reading import note_subject
from cases.documents import Document
from workflows.application import drafting
from workflows.application.board import Board
from workflows.application.checking import examine
from workflows.application.meeting import Meeting
from workflows.application.paper import BY_NAME, PAPER, TASKS
from workflows.drafts.keeping import keeps_itself
from workflows.views.application_page import draft_of, gone, head, moved_on, task_page
from workflows.views.application_saving import MODE, save
from workflows.views.documents import served


@allow("application.edit")
def tasks(request, reference):
    """The guided way: every task with its state; or the paper, for those who chose it last."""
    procedure, _capacities = draft_of(request, reference)
    if procedure.state != drafting.DRAFT:
        return gone(request, procedure)
    if drafting.is_signed_for(procedure):
        return redirect("application_check", reference)
    if request.session.get(MODE) == PAPER.name and "guided" not in request.GET:
        return redirect("application", reference, PAPER.name)
    request.session.pop(MODE, None)
    examined = examine(procedure, drafting.about(procedure, request.actor))
    listed = [_listed(reference, task, number, examined) for number, task in enumerate(TASKS, start=1)]
    context = head(procedure, _("Application")) | {"tasks": [*listed, _check(reference, examined)]}
    return render(request, "workflows/application/tasks.html", context)


def _listed(reference, task, number, examined):
    words, tone = examined.status(task)
    url = reverse("application", args=[reference, task.name])
    return {"number": number, "title": task.title, "hint": task.hint, "words": words, "tone": tone, "url": url}


def _check(reference, examined):
    left = ", ".join(str(task.title) for task in examined.left())
    opens, everything = (
        _("Opens when these are done: %(tasks)s"),
        _("Everything you wrote, the deadline, and who gets it"),
    )
    return {
        "number": len(TASKS) + 1,
        "title": _("Check and submit"),
        "hint": opens % {"tasks": left} if left else everything,
        "words": _("Cannot start yet") if left else _("Ready"),
        "tone": "plain" if left else "info",
        "url": "" if left else reverse("application_check", args=[reference]),
    }


@keeps_itself
@allow("application.edit")
def task(request, reference, name):
    """One task, or the whole paper: shown, or saved and taken further."""
    procedure, capacities = draft_of(request, reference)
    task = _task(name)
    if request.method == "POST":
        return save(request, procedure, capacities, task)
    if procedure.state != drafting.DRAFT:
        return gone(request, procedure)
    if drafting.is_signed_for(procedure):
        return redirect("application_check", reference)
    known = drafting.about(procedure, request.actor)
    opened = drafting.state_of(known.application, task)
    typed, saved_at = drafting.typing(procedure, task, request.actor.user)
    if typed is not None:
        opened, about = typed.get("opened", opened), Meeting(procedure, task, typed, known).with_files(known)
        known = replace(known, application=drafting.read(task, about, typed))
    board = Board(task, known, told="faults" in request.GET, added=request.GET.get("add", ""))
    if board.told:
        board.tell(examine(procedure, known).of(task))
    return task_page(request, (procedure, capacities, task), board, opened=opened, saved_at=saved_at)


def _task(name):
    if name not in BY_NAME:
        raise Http404
    return BY_NAME[name]


@keeps_itself
@require_POST
@allow("application.edit")
def keep_draft(request, reference, name):
    """Keeps what somebody is typing, for them alone. Answers 204 to the page's own saving, else goes back to the form."""
    procedure, capacities = draft_of(request, reference)
    if procedure.state != drafting.DRAFT or drafting.is_signed_for(procedure):
        return moved_on(request, procedure, capacities)
    drafting.keep_typing(procedure, _task(name), request.actor.user, request.POST)
    if request.headers.get("X-Draft"):
        return HttpResponse(status=204)
    return redirect("application", reference, name)


@allow("application.edit")
def file(request, reference, digest):
    """A file of the draft, for those who write it."""
    procedure, _capacities = draft_of(request, reference)
    attachments = procedure.application.get("attachments", []) if procedure.state == drafting.DRAFT else []
    found = next((file for file in attachments if file["sha256"] == digest), None)
    if found is None:
        raise Http404
    note_subject("document", procedure.pk, "download")
    return served(Document(sha256=digest, title=found["name"].rpartition(".")[0], media_type=found["media_type"]))
