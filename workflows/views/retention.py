"""How long what is kept, what is due, and erasures by two people."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.managing import LEADING_AGENCY, leads
from agencies.policy import allow, may
from agencies.proofs.freshness import step_up
from agencies.reading import note_case, note_subject
from audit.moment import today
from cases.models import Erasure, LegalHold
from cases.retention.scope import Scope
from workflows.refusing import Refused
from workflows.retaining import deciding, showing
from workflows.retaining.due import due_on, due_until, rehearsed
from workflows.retaining.forms import DecisionForm, ProposeForm
from workflows.retaining.standing_against import Held, open_in
from workflows.retaining.told import told_of
from workflows.rows import Procedure

AHEAD = timedelta(days=31)
WHY = gettext_lazy("Erasing cannot be undone.")
ACTS = {
    "release": deciding.release,
    "refuse": deciding.refuse,
    "withdraw": deciding.withdraw,
    "try_again": deciding.try_again,
}


def insist_on_leading_agency(actor):
    """What is kept is kept for all: only the agency that leads this installation looks after it."""
    if actor.agency.code != LEADING_AGENCY:
        raise PermissionDenied(_("Only the agency that leads this installation looks after what is kept."))


@allow("retention.view")
def retention(request):
    insist_on_leading_agency(request.actor)
    found, now = due_until(today() + AHEAD), today()
    context = {
        "rules": showing.rules_table(leads(request.actor)),
        "due": showing.due_table([one for one in found if one.due_on <= now], _("Cases whose time is over")),
        "soon": showing.due_table([one for one in found if one.due_on > now], _("Cases whose time ends soon")),
        "holds": showing.holds_table(),
        "erasures": showing.erasures_table(),
    }
    return render(request, "workflows/retention/overview.html", context)


@allow("erasure.propose")
def retention_case(request, reference):
    """One case, or the person it is about with all their cases: what would go, and proposing that it does."""
    procedure = found_case(request, reference)
    whole = request.GET.get("whom") == "person"
    form = ProposeForm(
        request.POST if request.method == "POST" else None, initial={"ground": "request" if whole else "retention"}
    )
    about = about_whom(procedure, whole)
    if form.is_valid():
        try:
            said = form.cleaned_data
            why = deciding.Why(said["ground"], said["reason"], _rule(procedure))
            made = deciding.propose(request.actor, why, **about)
            messages.success(request, _("Proposed. Another data-protection officer must release it."))
            return redirect("erasure", made.pk)
        except Held:
            return render(request, "system/423.html", status=423)
        except Refused as refused:
            add_errors(form, refused)
    context = _told(procedure, whole, about) | {"form": form}
    return render(request, "workflows/retention/case.html", context, status=422 if form.errors else 200)


def found_case(request, reference):
    insist_on_leading_agency(request.actor)
    procedure = get_object_or_404(Procedure, reference=reference, case__in=_not_erased(reference))
    note_case(procedure.case_id)
    note_subject("case", procedure.case_id)
    return procedure


def _not_erased(reference):
    cases = Procedure.objects.filter(reference=reference).values_list("case", flat=True)
    return [case for case in cases if not Erasure.objects.carried_out().filter(cases__contains=[case]).exists()]


def about_whom(procedure, whole):
    subject = (
        procedure.case.members.filter(relation="subject").values_list("person", flat=True).first() if whole else None
    )
    return {"person": subject, "case": None} if subject else {"person": None, "case": procedure.case_id}


def _rule(procedure):
    due = due_on(procedure.case_id)
    return due and due[1]


def _told(procedure, whole, about):
    scope = deciding.scope_of(**about)
    counts = rehearsed(scope)
    references = showing.references_of(scope.every_case)
    return {
        "reference": procedure.reference, "whole": whole, "due": due_on(procedure.case_id), "files": counts.pop("files"),
        "rows": sum(counts.values()), "counts": showing.counts_table(counts), "persons": len(scope.persons),
        "cases": [references.get(case, f"#{case}") for case in scope.cases],
        "shared": [references.get(case, f"#{case}") for case in scope.shared],
        "told": told_of(scope.every_case),
        "is_open": bool(open_in(scope.every_case)), "held": LegalHold.objects.over(scope.persons, scope.every_case).exists(),
    }  # fmt: skip


@allow("retention.view")
def erasure(request, pk):
    insist_on_leading_agency(request.actor)
    return _erasure_page(request, _erasure(pk), DecisionForm())


@allow("erasure.release")
@require_POST
@step_up(WHY)
def decide_erasure(request, pk):
    insist_on_leading_agency(request.actor)
    found, form = _erasure(pk), DecisionForm(request.POST)
    if not form.is_valid() or request.POST.get("act") not in ACTS:
        return _erasure_page(request, found, form)
    try:
        done = ACTS[request.POST["act"]](found, request.actor, form.cleaned_data["comment"])
    except Held:
        return render(request, "system/423.html", status=423)
    except Refused as refused:
        add_errors(form, refused)
        return _erasure_page(request, _erasure(pk), form)
    messages.success(request, _("Done: %(outcome)s.") % {"outcome": done.get_stage_display()})
    return redirect("erasure", pk)


def _erasure(pk):
    return get_object_or_404(Erasure.objects.select_related("proposed_by", "decided_by"), pk=pk)


def _erasure_page(request, found, form):
    counts = _would_take(found) if found.is_open else found.counts
    context = {
        "erasure": found,
        "facts": showing.erasure_facts(found),
        "form": form,
        "own": found.proposed_by_id == request.actor.user.pk,
        "decides": bool(may(request.actor.capacities, "erasure.release")),
        "counts": showing.counts_table(counts),
    }
    return render(request, "workflows/retention/erasure.html", context, status=422 if form.errors else 200)


def _would_take(found):
    return rehearsed(Scope(tuple(found.persons), tuple(found.cases), tuple(found.shared)))


def add_errors(form, refused):
    for field, sentences in (*refused.fields.items(), (None, refused.reasons)):
        for sentence in sentences:
            form.add_error(field if field in form.fields else None, sentence)
