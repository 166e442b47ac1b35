"""The further sections of a measure: its money, its papers, and what became of a business."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup
from agencies.policy import allow, insist, may
from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.asylum_door.turning_away import keep as keep_hits
from cases.sniffing import Unacceptable
from reintegration.measures.filing import checks_due, keep_business_check, keep_paper
from reintegration.measures.kinds import Proof
from reintegration.measures.surviving import BusinessCheck
from reintegration.showing import business, measure_money
from reintegration.views.measures import found
from workflows.refusing import Refused
from workflows.rule_changes.forms import ProposalForm
from workflows.showing.frame import Frame
from workflows.views.documents import FileForm

KIND = "measure"


def framed(request, reference, section, group):
    measure, capacities = found(request, reference, kind=KIND)
    frame = Frame(request, measure, capacities, section)
    if not frame.sees(group):
        raise PermissionDenied(_("Your part in this case does not read this."))
    return measure, capacities, frame


@allow("support.view")
def measure_money_page(request, reference):
    measure, _capacities, frame = framed(request, reference, "measure_money", FieldGroup.MONEY)
    entries = list(measure.entries.select_related("entered_by").order_by("pk"))
    context = frame.context() | {
        "facts": list(measure_money.money_facts(measure)),
        "tranches": measure_money.tranches_table(measure),
        "entries": measure_money.entries_table(entries, measure.programme.currency) if entries else None,
    }
    return render(request, "reintegration/measure_money.html", context)


class PaperForm(FileForm):
    proof = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Proof)
    field_order = ("proof", "file", "title")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["seen_original"]


@allow("support.view")
def measure_papers(request, reference):
    measure, capacities, frame = framed(request, reference, "measure_papers", FieldGroup.SUPPORT)
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    if form.is_bound:
        insist(capacities, "measure.file")
        if form.is_valid() and _kept(request, measure, form):
            messages.success(request, _("The paper is added."))
            return redirect("measure_papers", reference)
    papers = measure.papers.select_related("document", "recorded_by").order_by("-pk")
    context = frame.context() | {
        "wanted": list(measure_money.papers_wanted(measure)),
        "papers": business.papers_table(papers, frame) if papers else None,
        "form": form if may(capacities, "measure.file") and not measure.is_closed else None,
    }
    return render(request, "reintegration/measure_papers.html", context, status=422 if form.is_bound else 200)


def _kept(request, measure, form):
    said = form.cleaned_data
    try:
        keep_paper(measure, said["proof"], said["file"].read(), said["title"], request.actor)
    except Unacceptable as unacceptable:
        keep_hits({"file": getattr(unacceptable, "hits", ())})
        form.add_error("file", str(unacceptable))
        return False
    return True


class BusinessCheckForm(AtTheDoor, forms.ModelForm):
    refuse = ProposalForm.refuse

    class Meta:
        model = BusinessCheck
        fields = ["months", "on", "result", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"on": gettext_lazy("dd.mm.yyyy")}

    def clean_on(self):
        if self.cleaned_data["on"] > today():
            raise forms.ValidationError(_("This day has not come yet."))
        return self.cleaned_data["on"]


@allow("support.view")
def measure_business(request, reference):
    """Still running after 6 and 12 months? Whoever could not be asked is recorded, too."""
    measure, capacities, frame = framed(request, reference, "measure_business", FieldGroup.SUPPORT)
    if not measure.measure_kind.is_business:
        raise Http404
    form = BusinessCheckForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        insist(capacities, "measure.file")
        if form.is_valid() and _recorded(request, measure, form):
            return redirect("measure_business", reference)
    due = checks_due(measure)
    context = frame.context() | {
        "table": business.checks_table(measure), "due": business.due_sentences(due),
        "form": form if due and may(capacities, "measure.file") else None,
    }  # fmt: skip
    return render(request, "reintegration/measure_business.html", context, status=422 if form.is_bound else 200)


def _recorded(request, measure, form):
    try:
        keep_business_check(measure, request.actor, form.cleaned_data)
    except Refused as refused:
        form.refuse(refused)
        return False
    messages.success(request, _("Recorded."))
    return True
