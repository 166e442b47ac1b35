"""The page for whoever was overtaken: nothing was carried out, and what they wrote is given back to them."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import redirect, render

from workflows.finding import find
from workflows.showing.frame import Frame


def moved_on(request, frame, *, title, conflict, typed):
    """`conflict`: components/notice.html; `typed`: the text that was written, offered to be kept as a note."""
    told = {"title": title, "conflict": {"tone": "warn", "urgent": True} | conflict, "typed": typed}
    context = frame.context() | told | {"may_note": frame.may_note}
    return render(request, "workflows/moved_on.html", context, status=HTTPStatus.CONFLICT)


def decided_meanwhile(request, approval, said):
    """A proposal that is no longer open: the reason that was written for the decision is not lost."""
    typed = request.POST.get("reason", "").strip()
    if not typed:
        messages.info(request, said)
        return redirect("approvals")
    frame = Frame(request, *find(request, approval.procedure.reference))
    return moved_on(request, frame, title=str(approval.transition_declared), conflict={"title": said}, typed=typed)
