"""Saves one page of the application form, right or wrong, then does what the pressed button says."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from audit.dates import day_and_time
from cases.asylum_door.turning_away import refused
from workflows.application import drafting, lines
from workflows.application.board import Board
from workflows.application.checking import examine
from workflows.application.lines import mended
from workflows.application.meeting import Meeting
from workflows.application.paper import CHECK, PAPER, following
from workflows.application.similar import people_alike
from workflows.application.uploads import Uploads
from workflows.application.whose import WhoseForm, called
from workflows.views.application_page import moved_on, task_page

MODE = "application_mode"  # in the session: which way of filling in somebody chose last


def save(request, procedure, capacities, task):
    """Buttons are named by verb and object: add:children, remove:evidence-0, mend:evidence-0:2-1-C01234567, go:paper, draft;
    without one, Continue."""
    verb, what = _pressed(request)
    with drafting.locked(procedure) as fresh:
        if fresh.state != drafting.DRAFT or drafting.is_signed_for(fresh):
            return moved_on(request, fresh, capacities)
        where, known = (fresh, capacities, task), drafting.about(fresh, request.actor)
        if refused():
            return _given_back(request, where, Meeting(fresh, task, request.POST, known).with_files(known))
        meeting = Meeting(fresh, task, request.POST, known)
        about = meeting.with_files(known)
        uploads = Uploads(request.FILES, about.application["attachments"])
        application = _typed(request, task, about, uploads)
        filled = lines.fill_empty(application)
        application = meeting.settle(application, uploads.attachments, request.actor.user)
        if meeting.undecided:
            return _ask_whose(request, where, known, meeting)
        drafting.store(fresh, application)
    drafting.forget_typing(fresh, task, request.actor.user)
    if filled:
        messages.info(request, _("The machine-readable lines have filled empty fields. Check them."))
    board = _told(fresh, task, replace(known, application=application), told=not verb)
    _tell_taken(request, board, meeting)
    board.refuse(uploads.refused)
    if board.problems:
        return task_page(request, where, board, opened=drafting.state_of(application, task), status=422)
    is_news = filled or _look_alike(request, where, known.application, application)
    return _onward(request, where, "stay" if is_news and not verb else verb, what)


def _pressed(request):
    verb, _colon, what = request.POST.get("action", "").partition(":")
    return verb, what


def _typed(request, task, about, uploads=None):
    """The application as it was typed, with what the pressed button does to it."""
    verb, what = _pressed(request)
    typed = _mended(request.POST, what) if verb == "mend" else request.POST
    return drafting.read(task, about, typed, uploads=uploads, removed=what if verb == "remove" else "")


def _mended(typed, what):
    """What was typed, with one suggestion taken in the machine-readable lines of a card."""
    card, _colon, fix = what.partition(":")
    said, name = typed.copy(), f"{card}-mrz"
    said[name] = mended(said.get(name, ""), fix)
    return said


def _look_alike(request, where, before, now):
    """Whether this page of the guided way shows people who look alike and whom it did not show before: they are read first."""
    _procedure, capacities, task = where
    if task == PAPER or "person" not in task.tops:
        return False
    shown, known = (
        {one["person"].pk for one in people_alike(said, request.actor, capacities)} for said in (now, before)
    )
    return bool(shown - known)


def _given_back(request, where, about):
    """The page as it was typed, without what was turned away. Nothing of it is kept; files must be chosen again."""
    mine = drafting.read(where[-1], about, request.POST)
    board = Board(where[-1], replace(about, application=mine))
    board.refuse(refused())
    return task_page(request, where, board, opened=request.POST.get("opened", ""), status=422)


def _told(procedure, task, known, *, told):
    """The page as it is kept now; after Continue with everything that is wrong in it."""
    board = Board(task, known, told=told)
    if told:
        board.tell(examine(procedure, known).of(task))
    return board


def _ask_whose(request, where, known, meeting):
    """The page again, with both values, where somebody else changed the same field since it was opened. Nothing of it is kept."""
    task, was_asked = where[-1], meeting.is_answered
    mine = _typed(request, task, meeting.with_files(known))
    shown = meeting.settle(
        mine, {file["sha256"]: file for file in mine["attachments"]}, request.actor.user, answered=False
    )
    board = Board(task, replace(known, application=shown))
    _tell_taken(request, board, meeting)
    how = {"opened": meeting.version, "conflict": _conflict(request, meeting)}
    if meeting.undecided:
        bound = request.POST if was_asked else None
        whose = WhoseForm(board, shown, meeting.undecided, meeting.version, bound)
        how |= {"opened": request.POST.get("opened", ""), "whose": whose}
    return task_page(request, where, board, **how, status=422 if was_asked else 409)


def _conflict(request, meeting):
    """Who was quicker, and when (components/notice.html)."""
    last, said = meeting.before, []
    if last.by:
        said.append(
            _("Changed by %(name)s, %(when)s.") % {"name": last.by.name, "when": day_and_time(localtime(last.at))}
        )
    if meeting.undecided:
        said.append(_("Say below of each field whose holds. Other fields are kept as each of you wrote them."))
    if request.FILES:
        said.append(_("The files that you chose are not kept. Choose them again."))
    title = _("This application changed while you were writing. Your text is kept.")
    return {"title": title, "text": " ".join(said), "tone": "warn", "urgent": True}


def _tell_taken(request, board, meeting):
    """What somebody else changed meanwhile in fields that this page left alone."""
    if told := dict.fromkeys(str(called(board, place)) for place in meeting.merged.taken):
        messages.info(
            request, _("Somebody else changed meanwhile, and it stays: %(data)s.") % {"data": ", ".join(told)}
        )


def _onward(request, where, verb, what):
    """Where the pressed button leads: a new card, another way of filling in, the same page, or further."""
    procedure, _capacities, task = where
    form = reverse("application", args=[procedure.reference])
    here = reverse("application", args=[procedure.reference, task.name])
    sheet, card = what.partition("-")[0], what.partition(":")[0]
    same = {"add": f"?add={what}#add-{what}", "remove": f"#sheet-{sheet}", "mend": f"#card-{card}"}
    if verb in same:
        return redirect(f"{here}{same[verb]}")
    if verb == "go":
        return _to_mode(request, form, what)
    if verb:
        messages.success(request, _("Draft saved."))
        return redirect(here)
    after = following(task)
    if after == CHECK:
        return redirect("application_check", procedure.reference)
    return redirect("application", procedure.reference, after)


def _to_mode(request, form, mode):
    if mode == PAPER.name:
        request.session[MODE] = PAPER.name
        return redirect(f"{form}{PAPER.name}/")
    return redirect(f"{form}?guided")
