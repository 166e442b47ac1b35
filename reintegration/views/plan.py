"""The plan of a reintegration case: what is aimed at, given, visited and followed up, on one page; its goals are added here."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import allow, insist
from audit.moment import today
from reintegration.choices import Dimension
from reintegration.models import ReintegrationCase
from reintegration.plan.goals import add_goal, drop_goal, reach_goal
from reintegration.showing.plan import plan_shown, reached_words
from reintegration.showing.plan_survey import survey_shown
from reintegration.views.recording import OnceForm, data_of, done
from workflows.finding import find
from workflows.showing.frame import Frame


class GoalForm(OnceForm):
    """One goal, in the person's own words."""

    dimension = forms.ChoiceField(label=gettext_lazy("Dimension"), choices=Dimension.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("Goal"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("In the person’s own words. The person signs it."),
    )  # fmt: skip


class ReachedForm(OnceForm):
    reached_on = forms.DateField(label=gettext_lazy("Reached on"), help_text=gettext_lazy("dd.mm.yyyy"))


def find_case(request, reference, action):
    """A reintegration case; to other kinds of procedure a plan is unknown."""
    procedure, capacities = find(request, reference, action)
    if not isinstance(procedure, ReintegrationCase):
        raise Http404
    return procedure, capacities


@allow("support.view")
def plan(request, reference):
    procedure, capacities = find_case(request, reference, "support.view")
    form = GoalForm(*data_of(request))
    if request.method == "POST":
        insist(capacities, "support.record")
        said = _("The goal is added.")
        if form.is_valid() and done(request, form, lambda: add_goal(procedure, request.actor, **form.said), said):
            return redirect("plan", reference)
    frame = Frame(request, procedure, capacities, "plan")
    told = plan_shown(frame)
    context = (
        frame.context() | told | {"form": form, "reached": reached_words(told["goals"]), "survey": survey_shown(frame)}
    )
    return render(request, "reintegration/plan.html", context, status=422 if form.is_bound else 200)


@allow("support.record")
def reach(request, reference, pk):
    """Records that a goal was reached."""
    procedure, capacities = find_case(request, reference, "support.record")
    goal = get_object_or_404(procedure.goals, pk=pk)
    form = ReachedForm(*data_of(request), initial={"reached_on": today()})
    said = _("The goal is recorded as reached.")
    if form.is_valid() and done(
        request, form, lambda: reach_goal(procedure, goal, request.actor, form.cleaned_data["reached_on"]), said
    ):
        return redirect("plan", reference)
    page = {"title": _("Goal reached"), "text": goal.text, "form": form, "submit": _("Record it as reached")}
    return _confirm(request, procedure, capacities, page)


@allow("support.record")
def drop(request, reference, pk):
    """Takes a goal out of a draft."""
    procedure, capacities = find_case(request, reference, "support.record")
    goal = get_object_or_404(procedure.goals, pk=pk)
    form = OnceForm(*data_of(request))
    said = _("The goal is taken out.")
    if form.is_valid() and done(request, form, lambda: drop_goal(procedure, goal, request.actor), said):
        return redirect("plan", reference)
    page = {"title": _("Take this goal out of the plan?"), "text": goal.text, "form": form, "submit": _("Take it out")}
    return _confirm(request, procedure, capacities, page)


def _confirm(request, procedure, capacities, page):
    context = Frame(request, procedure, capacities, "plan").context() | page
    return render(request, "workflows/confirm.html", context, status=422 if page["form"].is_bound else 200)
