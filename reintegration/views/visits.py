"""Monitoring visits: planning one, and recording what came of it, one question after the other."""

from django import forms
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.alphabet import in_alphabet
from agencies.models import User
from agencies.policy import allow
from audit.moment import today
from reintegration.plan.visiting import manager_of, plan_visit, record_visit, visitors
from reintegration.views.plan import find_case
from reintegration.views.recording import OnceForm, data_of, done, file_field, too_large
from reintegration.visit_choices import QUESTIONS, Met, Reply, Risk, VisitResult
from workflows.rows import Procedure
from workflows.showing.frame import Frame

DAY = gettext_lazy("dd.mm.yyyy")


class PlanVisitForm(OnceForm):
    planned_on = forms.DateField(label=gettext_lazy("Day"), help_text=DAY)
    visitor = forms.ModelChoiceField(None, label=gettext_lazy("Who visits"))
    is_independent = forms.BooleanField(
        label=gettext_lazy("It verifies a delivery"), required=False,
        help_text=gettext_lazy("Then somebody else than the case manager makes it."),
    )  # fmt: skip
    measure = forms.ModelChoiceField(None, label=gettext_lazy("Measure looked at"), required=False)

    def __init__(self, *args, procedure, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["visitor"].queryset = User.objects.filter(
            pk__in=[user.pk for user in visitors(procedure)]
        ).order_by(in_alphabet("name"))
        self.fields["measure"].queryset = Procedure.objects.filter(parent=procedure.pk, kind="measure").order_by("pk")
        if manager := manager_of(procedure):
            self.initial.setdefault("visitor", manager.pk)


class VisitForm(OnceForm):
    """What came of a visit. Where nobody was met, nothing is asked beyond the day."""

    result = forms.ChoiceField(
        label=gettext_lazy("What came of it"), choices=VisitResult.choices, widget=forms.RadioSelect
    )
    done_on = forms.DateField(label=gettext_lazy("Day of the visit"), help_text=DAY)
    place = forms.CharField(label=gettext_lazy("Where"), max_length=200, required=False)
    met = forms.MultipleChoiceField(
        label=gettext_lazy("Who was met"), choices=Met.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    risk = forms.ChoiceField(label=gettext_lazy("Risk"), choices=Risk.choices, required=False, widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("What was found"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    next_on = forms.DateField(label=gettext_lazy("Next visit"), required=False, help_text=DAY)
    file = file_field(gettext_lazy("Photograph or paper"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, question in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=question, choices=Reply.choices, required=False, widget=forms.RadioSelect
            )
        self.order_fields(["result", "done_on", "place", "met", *QUESTIONS, "risk", "note", "next_on", "file"])

    def clean(self):
        too_large(self, "file")
        return self.cleaned_data


@allow("support.record")
def plan_a_visit(request, reference):
    procedure, capacities = find_case(request, reference, "support.record")
    form = PlanVisitForm(*data_of(request), procedure=procedure)
    token = form.data.get("token") if form.is_bound else None
    if form.is_valid() and done(
        request, form, lambda: plan_visit(procedure, request.actor, form.said, token), _("The visit is planned.")
    ):
        return redirect("plan", reference)
    page = {"title": _("Plan a visit"), "form": form, "submit": _("Plan the visit")}
    return _page(request, procedure, capacities, page)


@allow("support.record")
def record_a_visit(request, reference, pk):
    procedure, capacities = find_case(request, reference, "support.record")
    visit = get_object_or_404(procedure.visits.select_related("visitor"), pk=pk)
    form = VisitForm(*data_of(request), initial={"done_on": min(visit.planned_on, today())})
    if form.is_valid() and done(
        request, form, lambda: _record(request, procedure, visit, form), _("The visit is recorded.")
    ):
        return redirect("plan", reference)
    about = {"day": visit.planned_on.strftime("%d.%m.%Y"), "who": visit.visitor.name}
    page = {"title": _("Record the visit"), "form": form, "submit": _("Record the visit")}
    page["text"] = _("Planned for %(day)s; visited by %(who)s. Any question may stay unanswered: say so.") % about
    return _page(request, procedure, capacities, page)


def _record(request, procedure, visit, form):
    said = form.said
    file = said.pop("file")
    files = [(_("Visit: %(file)s") % {"file": file.name[:150]}, file.read())] if file else []
    record_visit(procedure, visit, request.actor, said, files)


def _page(request, procedure, capacities, page):
    context = Frame(request, procedure, capacities, "plan").context() | page
    return render(request, "reintegration/visit.html", context, status=422 if page["form"].is_bound else 200)
