"""Changes of limits and calendars: proposed, simulated, and signed by another administrator."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.managing import insist_on_leading
from agencies.policy import allow
from agencies.states import STATES, state_name
from audit.moment import today
from cases.changes import HolidayChange, LimitChange
from cases.rules import Agreement
from workflows.refusing import Refused
from workflows.rule_changes import showing, telling
from workflows.rule_changes.asking import insist_on_sense
from workflows.rule_changes.deciding import propose, refuse, sign, withdraw
from workflows.rule_changes.forms import DecisionForm, HolidayChangeForm, LimitChangeForm
from workflows.rule_changes.simulating import simulated, table

KINDS = {"limit": LimitChange, "holiday": HolidayChange}
MOST = 100


@allow("rules.change")
def propose_limit(request, code, name):
    insist_on_leading(request.actor)
    change = LimitChange(agreement=get_object_or_404(Agreement, code=code), name=name)
    before = change.version_before()
    if before is None:
        raise Http404
    for field in LimitChange.SAID:
        setattr(change, field, getattr(before, field))
    change.valid_from = None
    words = {
        "title": _("Propose a new version: %(limit)s") % {"limit": change.get_name_display()},
        "sub": change.agreement.name,
    }
    return _proposing(request, LimitChangeForm, change, words | {"back": reverse("limit", args=[code, name])})


@allow("rules.change")
def propose_holiday(request, state):
    insist_on_leading(request.actor)
    if state not in STATES:
        raise Http404
    back = reverse("calendar", args=[state, today().year])
    words = {"title": _("Propose a change of the calendar"), "sub": state_name(state), "back": back}
    return _proposing(request, HolidayChangeForm, HolidayChange(state=state), words)


def _proposing(request, kind, change, words):
    """First what would change is shown, then it is proposed; where it was altered in between it is shown again."""
    form = kind(request.POST if request.method == "POST" else None, instance=change)
    context = words | {"form": form}
    if form.is_valid():
        try:
            insist_on_sense(change)
            if request.POST.get("propose") == form.digest():
                done = propose(change, request.actor, form.cleaned_data["token"])
                messages.success(request, _("Proposed. Another administrator must sign it."))
                return redirect("rule_change", done.kind, done.pk)
            context |= _simulation(change, request.POST.get("page")) | {"digest": form.digest()}
        except Refused as refused:
            form.refuse(refused)
    return render(request, "workflows/rules/propose.html", context, status=422 if form.errors else 200)


def _simulation(change, number):
    found = simulated(change)
    page = found.page(number)
    return {"sentences": list(found.sentences()), "page": page, "moves": table(page) if found.lines else None}


@allow("rules.change")
def rule_changes(request):
    insist_on_leading(request.actor)
    related = ("proposed_by", "decided_by")
    found = [
        *LimitChange.objects.select_related("agreement", *related).order_by("-pk")[:MOST],
        *HolidayChange.objects.select_related(*related).order_by("-pk")[:MOST],
    ]
    found.sort(key=lambda change: (change.is_open, change.proposed_at), reverse=True)
    crumbs = [{"label": _("Agreements"), "url": reverse("agreements")}, {"label": _("Changes")}]
    context = {
        "title": _("Changes of limits and calendars"),
        "table": showing.changes_table(found[:MOST]) if found else None,
    }
    none = _("Nothing has been changed yet.")
    return render(request, "workflows/rules/list.html", context | {"crumbs": crumbs, "none": none})


@allow("rules.change")
def rule_change(request, kind, pk):
    insist_on_leading(request.actor)
    return _page(request, _found(kind, pk), DecisionForm())


@allow("rules.change")
@require_POST
def decide_rule_change(request, kind, pk):
    insist_on_leading(request.actor)
    change, form = _found(kind, pk), DecisionForm(request.POST)
    if not form.is_valid() or request.POST.get("act") not in ("sign", "refuse", "withdraw"):
        return _page(request, change, form)
    try:
        done = _decide(request.POST["act"], change, request.actor, form.cleaned_data["comment"])
    except Refused as refused:
        form.refuse(refused)
        return _page(request, _found(kind, pk), form)
    messages.success(request, _("Done: %(outcome)s.") % {"outcome": done.get_outcome_display()})
    return redirect("rule_change", kind, pk)


def _decide(act, change, by, comment):
    if act == "withdraw":
        return withdraw(change, by)
    return (sign if act == "sign" else refuse)(change, by, comment)


def _found(kind, pk):
    if kind not in KINDS:
        raise Http404
    related = ("proposed_by", "proposed_for", "decided_by", "decided_for")
    return get_object_or_404(KINDS[kind].objects.select_related(*related), pk=pk)


def _page(request, change, form):
    crumbs = [{"label": _("Changes"), "url": reverse("rule_changes")}, {"label": str(change)}]
    own = change.proposed_by_id == request.actor.user.pk
    context = {
        "change": change,
        "title": str(change),
        "facts": telling.facts(change),
        "crumbs": crumbs,
        "own": own,
        "form": form,
    }
    if change.is_open:
        context |= _simulation_or_reasons(request, change)
    status = 422 if form.errors else 200
    return render(request, "workflows/rules/change.html", context, status=status)


def _simulation_or_reasons(request, change):
    """A proposal that has become impossible while it waited cannot be simulated; why, is said instead."""
    try:
        insist_on_sense(change)
    except Refused as refused:
        return {"reasons": [*refused.reasons, *(said for texts in refused.fields.values() for said in texts)]}
    return _simulation(change, request.GET.get("page"))
