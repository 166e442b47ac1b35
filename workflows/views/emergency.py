"""Opening a case in an emergency, ending that, and the reviews by somebody else."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agencies.emergency import SHORTEST_REASON, EmergencyAccess
from agencies.policy import allow
from agencies.proofs.freshness import step_up
from audit.latest_first import Place
from cases.asylum_door.forms import AtTheDoor
from workflows.emergency import end_early, may_open, may_review, open_in_emergency, review
from workflows.finding import find
from workflows.refusing import Refused
from workflows.showing.emergency import accesses_of, facts_of, read_during, table_of
from workflows.showing.frame import Frame

WORDS = gettext_lazy("Write at least %(limit_value)d characters.")


class EmergencyForm(AtTheDoor, forms.Form):
    """Which case, and why it cannot wait."""

    reference = forms.CharField(label=gettext_lazy("Reference of the case"), max_length=30)
    category = forms.ChoiceField(
        label=gettext_lazy("What kind of emergency is it?"),
        widget=forms.RadioSelect,
        choices=EmergencyAccess.Category.choices,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it cannot wait"), min_length=SHORTEST_REASON, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Whoever reviews it reads this. No names."), error_messages={"min_length": WORDS},
    )  # fmt: skip

    def clean_reference(self):
        return self.cleaned_data["reference"].strip().upper()


@allow("emergency.open")
@step_up(gettext_lazy("You open a case in an emergency."))
def open_case(request):
    form = EmergencyForm(request.POST or None, initial={"reference": request.GET.get("reference", "")})
    verdict = may_open(request.actor)
    if form.is_valid():
        said = form.cleaned_data
        try:
            procedure = open_in_emergency(said["reference"], said["category"], said["reason"], request.actor)
            messages.success(request, _("The case is open to you for four hours."))
            return redirect("procedure", procedure.reference)
        except Refused as refused:
            for field, sentences in (refused.fields or {None: refused.reasons}).items():
                form.add_error(field, [str(sentence) for sentence in sentences])
    context = {"form": form, "why_not": verdict.reasons}
    return render(request, "workflows/open_in_emergency.html", context, status=422 if form.is_bound else 200)


@allow("procedure.view")
def end(request, reference):
    """Asks once, then ends the emergency access of whoever asks."""
    procedure, capacities = find(request, reference)
    if request.method == "POST":
        end_early(procedure.case_id, request.actor)
        messages.success(request, _("The emergency access is ended."))
        return redirect("work")
    context = Frame(request, procedure, capacities).context() | {
        "title": _("End the emergency access"),
        "text": _("The case closes to you at once."),
        "submit": _("End the emergency access"),
    }
    return render(request, "workflows/confirm.html", context)


@require_safe
@allow("emergency.list")
def accesses(request):
    """Those of one's own agency: what waits for a review comes first, then the latest."""
    waiting, rows, following = accesses_of(request.actor, Place.of(request.GET.get("after")))
    context = {
        "waiting": table_of(waiting, _("To be reviewed")) if waiting else None,
        "table": table_of(rows, _("Reviewed")) if rows else None,
        "more_url": f"{request.path}?after={following}" if following else "",
    }
    return render(request, "workflows/emergency_accesses.html", context)


class ReviewForm(AtTheDoor, forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("Was it justified?"), widget=forms.RadioSelect, choices=EmergencyAccess.Outcome.choices
    )
    finding = forms.CharField(
        label=gettext_lazy("Why"), min_length=SHORTEST_REASON, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Stands in the history for good. No names."), error_messages={"min_length": WORDS},
    )  # fmt: skip


@allow("emergency.review")
def review_access(request, pk):
    """What somebody opened and read; and what somebody else finds of it."""
    found = EmergencyAccess.objects.filter(agency=request.actor.agency).select_related("user", "unit", "reviewed_by")
    access = get_object_or_404(found, pk=pk)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    verdict = may_review(access, request.actor)
    if form.is_bound and not verdict:
        raise PermissionDenied(" ".join(verdict.reasons))
    if form.is_valid():
        try:
            review(access, form.cleaned_data["outcome"], form.cleaned_data["finding"], request.actor)
            messages.success(request, _("The review is recorded."))
            return redirect("emergency_accesses")
        except Refused as refused:
            form.add_error(None, [str(reason) for reason in refused.reasons])
    context = {
        "access": access,
        "facts": facts_of(access),
        "read": read_during(access),
        "form": form if verdict and not access.reviewed_at else None,
        "why_not": " ".join(verdict.reasons),
    }
    return render(request, "workflows/review_emergency.html", context, status=422 if form.is_bound else 200)
