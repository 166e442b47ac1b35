"""Releases: the log, proposing one, looking at it, deciding about it, its files; and the rule of what is small."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.managing import insist_on_leading
from agencies.policy import allow
from reports.files import TYPES
from reports.releases.deciding import cancel, decide, propose, repeat
from reports.releases.drawing import Asked, statement
from reports.releases.files import file_of
from reports.releases.forms import DecideForm, ReleaseForm, RuleForm
from reports.releases.parts import made_by
from reports.releases.proofs import proofs_of
from reports.releases.rows import Outcome, Proof, PublicationRule, Release
from reports.releases.rules import decide_rule, propose_rule, rule_now
from reports.releases.showing import log_table, release_shown, rules_table
from workflows.refusing import Refused

MOST = 200


@allow("release.make")
def releases(request):
    """The release log of this agency."""
    _insist_on_making(request.actor)
    found = _own(request).order_by("-proposed_at", "-pk")[:MOST]
    context = {
        "table": log_table(found) if found else None,
        "statement": statement(rule_now()),
        **proofs_of(request.actor),
    }
    return render(request, "reports/releases/log.html", context)


@allow("release.make")
@require_POST
def change_proof(request, pk, act):
    """Cancels what is being drawn, or asks for it again; of one's own alone."""
    _insist_on_making(request.actor)
    proof = get_object_or_404(Proof, pk=pk, asked_by=request.actor.user, asked_for=request.actor.agency)
    try:
        if act == "cancel":
            cancel(proof)
        elif act == "repeat":
            repeat(proof, request.actor)
        else:
            raise Http404
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Cancelled. Nothing was kept.") if act == "cancel" else _("It is asked for again."))
    return redirect("releases")


@allow("release.make")
def propose_release(request):
    _insist_on_making(request.actor)
    sent = request.method == "POST"
    form = ReleaseForm(request.POST if sent else None, initial=ReleaseForm.given(), actor=request.actor)
    if sent and form.is_valid():
        said = form.cleaned_data
        try:
            asked = Asked(said["report"], *form.span, form.where)
            propose(asked, request.actor, said["reason"], said["token"] or None)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("It is being drawn, so that it gives nobody away. You may leave this page."))
            return redirect("releases")
    context = {"form": form, "statement": statement(rule_now())}
    return render(request, "reports/releases/propose.html", context, status=422 if form.errors else 200)


@allow("release.make")
def release(request, pk):
    return _page(request, _found(request, pk), DecideForm())


@allow("release.make")
@require_POST
def decide_release(request, pk):
    found, form = _found(request, pk), DecideForm(request.POST)
    if form.is_valid():
        try:
            done = decide(found, form.cleaned_data["outcome"], request.actor, form.cleaned_data["comment"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Done: %(outcome)s.") % {"outcome": Outcome(done.outcome).label})
            return redirect("release", pk)
    return _page(request, _found(request, pk), form)


@allow("release.make")
def release_file(request, pk, form):
    """Only what was given out is a file."""
    found = _found(request, pk)
    if form not in TYPES or not found.is_given_out:
        raise Http404
    answer = HttpResponse(file_of(found, form), content_type=TYPES[form])
    name = f"{found.report}-{found.first:%Y%m%d}-{found.last:%Y%m%d}-release-{found.pk}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@allow("release.rule")
def publication_rule(request):
    """What is small in a release: what was decided, and a proposal."""
    insist_on_leading(request.actor)
    sent = request.method == "POST"
    form = RuleForm(request.POST if sent else None, instance=PublicationRule())
    if sent and form.is_valid():
        try:
            propose_rule(form.instance, request.actor, form.cleaned_data["token"] or None)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Proposed. Another administrator must sign it."))
            return redirect("publication_rule")
    return _rule_page(request, form, DecideForm())


@allow("release.rule")
@require_POST
def decide_publication_rule(request, pk):
    insist_on_leading(request.actor)
    rule, form = get_object_or_404(PublicationRule, pk=pk), DecideForm(request.POST)
    if form.is_valid():
        try:
            done = decide_rule(rule, request.actor, form.cleaned_data["outcome"], form.cleaned_data["comment"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Done: %(outcome)s.") % {"outcome": done.get_outcome_display()})
            return redirect("publication_rule")
    return _rule_page(request, RuleForm(instance=PublicationRule()), form)


def _rule_page(request, form, decision):
    rules = list(PublicationRule.objects.select_related("proposed_by", "decided_by").order_by("-pk")[:MOST])
    waits = next((rule for rule in rules if rule.is_open), None)
    context = {
        "form": form, "decision": decision, "waits": waits, "own": waits and waits.proposed_by_id == request.actor.user.pk,
        "table": rules_table(rules) if rules else None, "statement": statement(rule_now()),
    }  # fmt: skip
    return render(request, "reports/releases/rule.html", context, status=422 if form.errors or decision.errors else 200)


def _page(request, found, form):
    own = found.proposed_by_id == request.actor.user.pk
    context = release_shown(found) | {"release": found, "own": own, "form": form}
    return render(request, "reports/releases/release.html", context, status=422 if form.errors else 200)


def _own(request):
    related = ("agency", "proposed_by", "decision", "decision__decided_by")
    return Release.objects.of(request.actor).select_related(*related)


def _found(request, pk):
    _insist_on_making(request.actor)
    return get_object_or_404(_own(request), pk=pk)


def _insist_on_making(actor):
    if not made_by(actor):
        raise PermissionDenied(_("Your agency makes no report that is published."))
