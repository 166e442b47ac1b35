"""Changes of programmes and kinds of measures: proposed by one programme manager, signed by another."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.policy import allow
from agencies.proofs.freshness import step_up
from reintegration.measures.kinds import MeasureKind
from reintegration.money.asking import may_change
from reintegration.money.changes import MoneyChange
from reintegration.money.deciding import propose, refuse, sign, withdraw
from reintegration.showing import change_told
from reintegration.showing.programmes import changes_table
from reintegration.views.programmes import own_programme
from workflows.refusing import Refused
from workflows.rule_changes.forms import DecisionForm

MOST = 100
Subject = MoneyChange.Subject
OF_PROGRAMME = [subject for subject in Subject if subject != Subject.KIND]


def insist_on_changing(actor):
    if not may_change(actor):
        raise PermissionDenied(_("Only a programme manager of an agency that manages cases may do this."))


@allow("programme.change")
def propose_money_change(request, code, subject):
    insist_on_changing(request.actor)
    programme = own_programme(request, code)
    if subject not in OF_PROGRAMME:
        raise Http404
    initial = _of_programme(programme) if subject == Subject.PROGRAMME else {}
    return _proposing(request, subject, programme, initial, reverse("programme", args=[code]))


def _of_programme(programme):
    names = ("code", "name_en", "name_az", "currency", "starts_on", "ends_on", "note")
    said = {name: getattr(programme, name) for name in names}
    return said | {"donor": programme.donor.code, "host_states": ", ".join(programme.host_states)}


@allow("programme.change")
def new_programme(request):
    insist_on_changing(request.actor)
    return _proposing(request, Subject.PROGRAMME, None, {}, reverse("programmes"))


@allow("programme.change")
def new_measure_kind(request):
    insist_on_changing(request.actor)
    return _proposing(request, Subject.KIND, None, {}, reverse("measure_kinds"))


@allow("programme.change")
def change_measure_kind(request, code):
    insist_on_changing(request.actor)
    kind = get_object_or_404(MeasureKind, code=code)
    said = {name: getattr(kind, name) for name in change_told.FORMS[Subject.KIND].base_fields if hasattr(kind, name)}
    return _proposing(request, Subject.KIND, None, said, reverse("measure_kinds"))


def _proposing(request, subject, programme, initial, back):
    form = change_told.FORMS[subject](
        request.POST if request.method == "POST" else None, programme=programme, initial=initial
    )
    if form.is_valid():
        change = MoneyChange(
            subject=subject, programme=programme, said=form.said(), about=form.about()[:80], reason=form.cleaned_data["reason"],
            valid_from=form.cleaned_data.get("valid_from"),
        )  # fmt: skip
        try:
            done = propose(change, request.actor, form.cleaned_data["token"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Proposed. Another programme manager must sign it."))
            return redirect("money_change", done.pk)
    sub = programme.name if programme else ""
    context = {
        "title": _("Propose: %(what)s") % {"what": Subject(subject).label},
        "sub": sub,
        "form": form,
        "back": back,
    }
    return render(request, "reintegration/propose_change.html", context, status=422 if form.is_bound else 200)


@allow("programme.change")
def money_changes(request):
    insist_on_changing(request.actor)
    found = _own(request).select_related("programme", "proposed_by", "decided_by").order_by("-pk")[:MOST]
    crumbs = [{"label": _("Programmes"), "url": reverse("programmes")}, {"label": _("Changes")}]
    context = {"title": _("Changes of programmes"), "crumbs": crumbs, "none": _("Nothing has been changed yet.")}
    return render(request, "workflows/rules/list.html", context | {"table": changes_table(found) if found else None})


def _own(request):
    agency = request.actor.agency
    return MoneyChange.objects.filter(Q(proposed_for=agency) | Q(programme__agency=agency))


def _found(request, pk):
    insist_on_changing(request.actor)
    related = ("programme", "proposed_by", "proposed_for", "decided_by")
    return get_object_or_404(_own(request).select_related(*related), pk=pk)


@allow("programme.change")
def money_change(request, pk):
    return _page(request, _found(request, pk), DecisionForm())


SIGNS = gettext_lazy("You sign how the money of a programme is spent.")


@allow("programme.change")
@require_POST
@step_up(SIGNS, when=lambda request, pk: request.POST.get("act") == "sign")
def decide_money_change(request, pk):
    change, form = _found(request, pk), DecisionForm(request.POST)
    act = {"sign": sign, "refuse": refuse}.get(request.POST.get("act"))
    if not form.is_valid() or (act is None and request.POST.get("act") != "withdraw"):
        return _page(request, change, form)
    try:
        done = act(change, request.actor, form.cleaned_data["comment"]) if act else withdraw(change, request.actor)
    except Refused as refused:
        form.refuse(refused)
        return _page(request, _found(request, pk), form)
    messages.success(request, _("Done: %(outcome)s.") % {"outcome": done.get_outcome_display()})
    return redirect("money_change", pk)


def _page(request, change, form):
    crumbs = [{"label": _("Changes"), "url": reverse("money_changes")}, {"label": str(change)}]
    context = {
        "change": change, "title": str(change), "crumbs": crumbs, "facts": change_told.facts(change), "form": form,
        "own": change.proposed_by_id == request.actor.user.pk,
    }  # fmt: skip
    return render(request, "reintegration/money_change.html", context, status=422 if form.errors else 200)
