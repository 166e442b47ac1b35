"""Changes of retention rules: proposed by one administrator, signed by another."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.managing import insist_on_leading
from agencies.policy import allow
from audit.dates import day, day_and_time
from cases.changes import Change
from cases.models import RetentionChange
from workflows.refusing import Refused
from workflows.retaining.forms import DecisionForm, RuleForm
from workflows.retaining.rule_changing import decide_rule, propose_rule
from workflows.retaining.showing import term
from workflows.rule_changes.showing import outcome_tag
from workflows.views.retention import add_errors

OUTCOMES = {"sign": Change.Outcome.GRANTED, "refuse": Change.Outcome.REFUSED, "withdraw": Change.Outcome.WITHDRAWN}


@allow("rules.change")
def change_retention(request, record_class):
    insist_on_leading(request.actor)
    change = RetentionChange(record_class=record_class)
    before = change.version_before()
    if before is None:
        raise Http404
    for name in RetentionChange.SAID:
        setattr(change, name, getattr(before, name))
    change.valid_from = None
    form = RuleForm(request.POST if request.method == "POST" else None, instance=change)
    if form.is_valid():
        try:
            made = propose_rule(form.instance, request.actor, form.cleaned_data["token"])
            messages.success(request, _("Proposed. Another administrator must sign it."))
            return redirect("retention_change", made.pk)
        except Refused as refused:
            add_errors(form, refused)
    waiting = RetentionChange.objects.filter(record_class=record_class, outcome=Change.Outcome.OPEN).first()
    words = {
        "title": _("Propose a new version: %(limit)s") % {"limit": before},
        "submit": _("Propose this change"),
        "form": form,
    }
    return render(
        request, "workflows/retention/form.html", words | {"waiting": waiting}, status=422 if form.errors else 200
    )


@allow("rules.change")
def retention_change(request, pk):
    insist_on_leading(request.actor)
    return _page(request, _found(pk), DecisionForm())


@allow("rules.change")
@require_POST
def decide_retention_change(request, pk):
    insist_on_leading(request.actor)
    change, form = _found(pk), DecisionForm(request.POST)
    if not form.is_valid() or request.POST.get("act") not in OUTCOMES:
        return _page(request, change, form)
    try:
        done = decide_rule(change, request.actor, OUTCOMES[request.POST["act"]], form.cleaned_data["comment"])
    except Refused as refused:
        add_errors(form, refused)
        return _page(request, _found(pk), form)
    messages.success(request, _("Done: %(outcome)s.") % {"outcome": done.get_outcome_display()})
    return redirect("retention_change", pk)


def _found(pk):
    return get_object_or_404(RetentionChange.objects.select_related("proposed_by", "decided_by"), pk=pk)


def _page(request, change, form):
    context = {
        "change": change,
        "facts": _facts(change),
        "form": form,
        "own": change.proposed_by_id == request.actor.user.pk,
    }
    return render(request, "workflows/retention/change.html", context, status=422 if form.errors else 200)


def _facts(change):
    decided = ", ".join((day_and_time(change.decided_at), change.decided_by.name)) if change.decided_by else ""
    return [
        {"label": _("What is kept"), "value": str(change)},
        {"label": _("For how long"), "value": term(change)},
        {"label": _("Valid from"), "value": day(change.valid_from)},
        {"label": _("Article"), "value": change.article},
        {"label": _("Source"), "value": change.source},
        {"label": _("How sure it is"), "value": change.get_confidence_display()},
        {"label": _("Reason for the change"), "value": change.reason},
        {"label": _("Proposed"), "value": f"{day_and_time(change.proposed_at)}, {change.proposed_by.name}"},
        {"label": _("Outcome"), "value": " ", "tag": outcome_tag(change)},
        {"label": _("Decided"), "value": decided},
        {"label": _("Reason of the decision"), "value": change.comment},
    ]
