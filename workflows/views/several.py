"""Acts on the ticked rows of a work list: asked once where something is to be said, then what came of each."""

from collections import Counter
from urllib.parse import urlencode
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from agencies.policy import allow, capacities_of
from agencies.reading import note_subject
from audit.models import Viewing
from audit.moment import now
from cases.asylum_door.forms import AtTheDoor
from workflows.listing.together import ACTS, DONE, WHY, do, ticked
from workflows.rows import ActOnSeveral, Procedure
from workflows.showing.rows import name_shown, row
from workflows.views.proposal import AssignForm
from workflows.views.sections import NoteForm
from workflows.views.taken import take_one
from workflows.worklist import SIZE, grants_of, told

TITLES = {
    "assign": gettext_lazy("Assign the ticked cases"),
    "note": gettext_lazy("Add a note to the ticked cases"),
    "remind": gettext_lazy("Remind of the ticked cases"),
}
ASKS = ("assign", "note")  # what is to be said first
LONGEST = 64  # of a token


class Token(AtTheDoor, forms.Form):
    token = forms.CharField(max_length=LONGEST, widget=forms.HiddenInput)


@allow("list.act")
@require_http_methods(["GET", "POST"])
def act(request):
    """From the list, or from the page that asks: does it, asks what is to be said, or says that nothing is ticked.

    The page that asks has an address: whose session ended there comes back to it, and finds what they typed.
    """
    if request.method == "POST" and (one := request.POST.get("take_one")):
        take_one(request, one)
        return redirect(_back(request))
    name, references = _asked(request)
    procedures = ticked(request.actor, references) if name in (*ACTS, "print") else ()
    if not procedures:
        messages.error(request, _("Nothing is ticked. Tick at least one case, then choose what to do."))
        return redirect(_back(request))
    if len(references) > SIZE:
        messages.error(request, _("That is more than one page: only the first %(n)s were taken.") % {"n": SIZE})
    return _printed(request, procedures) if name == "print" else _go_on(request, name, procedures)


def _asked(request):
    if request.method != "POST":
        return request.GET.get("do") if request.GET.get("do") in ASKS else "", request.GET.getlist("case")
    if one := request.POST.get("remind_one"):
        return "remind", [one]
    return request.POST.get("do", ""), request.POST.getlist("case")


def _back(request):
    back = (request.POST if request.method == "POST" else request.GET).get("back", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "work"


def _go_on(request, name, procedures):
    if name in ASKS and request.method == "POST" and "token" not in request.POST:
        asks = {"do": name, "case": [procedure.reference for procedure in procedures], "back": _back(request)}
        return redirect(f"{reverse('act_on_several')}?{urlencode(asks, doseq=True)}")
    form, said = _form(request, name)
    if name == "remind" or (form.is_valid() and Token(request.POST).is_valid()):
        token = request.POST.get("token", "") if name != "remind" else str(uuid4())
        came = do(name, procedures, request.actor, said(form), token)
        if came.is_again:
            messages.info(request, _("This had been sent before. It was done once."))
        return redirect("acted", came.row.pk)
    context = {
        "title": TITLES[name], "name": name, "form": form, "lines": _lines(request.actor, procedures),
        "token": request.POST.get("token") or str(uuid4()), "back": _back(request),
    }  # fmt: skip
    return render(request, "workflows/act_on_several.html", context, status=422 if form.is_bound else 200)


def _form(request, name):
    """(the form that asks, what is taken from it); bound when it was sent from the page that asks."""
    data = request.POST if "token" in request.POST else None
    if name == "assign":
        return AssignForm(data, actor=request.actor), lambda form: form.cleaned_data["officer"]
    if name == "note":
        return NoteForm(data), lambda form: form.cleaned_data["text"]
    return None, lambda form: None


def _lines(actor, procedures):
    """Each that is ticked, by reference and name."""
    return [
        {"reference": procedure.reference, "person_name": name_shown(procedure, capacities_of(actor, procedure))}
        for procedure in procedures
    ]


def _printed(request, procedures):
    """The ticked rows on paper: written down as printed."""
    grants = grants_of(request.actor).filter(content_object__in=[procedure.pk for procedure in procedures])
    once = {grant.content_object_id: grant for grant in told(grants).order_by("-sort_at", "-content_object_id")}
    note_subject("", None, Viewing.How.PRINT)
    rows = [row(grant, request.actor) for grant in reversed(once.values())]
    return render(request, "workflows/print_list.html", {"rows": rows, "printed_at": now()})


@allow("list.act")
def acted(request, pk):
    """What came of one's own act on several rows."""
    done = get_object_or_404(ActOnSeveral, pk=pk, person=request.actor.user, agency=request.actor.agency)
    procedures = {str(one.pk): one for one in Procedure.objects.visible_to(request.actor).filter(pk__in=done.outcomes)}
    lines = [
        {"reference": procedures[key].reference, "reason": WHY.get(why, "")}
        for key, why in done.outcomes.items()
        if key in procedures
    ]
    context = {"lines": lines, "summary": summary(done), "title": TITLES[done.act_name], "at": done.at}
    return render(request, "workflows/acted_on_several.html", context)


def summary(done):
    """ "11 assigned, 2 skipped: held by others"."""
    why = Counter(done.outcomes.values())
    number = why.pop(DONE, 0)
    words = {
        "assign": ngettext("%(n)s assigned", "%(n)s assigned", number),
        "note": ngettext("%(n)s note added", "%(n)s notes added", number),
        "remind": ngettext("%(n)s reminder sent", "%(n)s reminders sent", number),
    }[done.act_name] % {"n": number}
    skipped = [
        _("%(n)s skipped: %(why)s") % {"n": left_out, "why": WHY[name]} for name, left_out in sorted(why.items())
    ]
    return ", ".join([words, *skipped])
