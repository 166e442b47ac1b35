"""Community and structural projects: list, add, edit, count participants, link a case. For agencies that manage cases."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.policy import allow, may
from reintegration.projects import keeping
from reintegration.projects.forms import CaseForm, CountForm, ProjectForm
from reintegration.projects.rows import Project, ProjectCase, manages
from reintegration.projects.showing import counts_table, facts, linked_cases, table_of, with_counts
from reintegration.views.deliveries import say
from workflows.perform import Refused

SIZE = 25


def own_projects(request):
    """The projects of the agency acted for; whoever manages no cases is told so."""
    if not manages(request.actor):
        raise PermissionDenied(_("Projects are kept by agencies that manage cases after the return."))
    return with_counts(Project.objects.visible_to(request.actor))


@allow("project.list")
def projects(request):
    """Newest first."""
    rows = own_projects(request).order_by("-pk")
    after = request.GET.get("after", "")
    if after.isdigit() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: SIZE + 1])
    context = {
        "table": table_of(found[:SIZE]) if found else None,
        "more_url": f"?after={found[SIZE - 1].pk}" if len(found) > SIZE else "",
        "may_keep": bool(may(request.actor.capacities, "project.keep")),
    }
    return render(request, "reintegration/projects.html", context)


@allow("project.keep")
def add_project(request):
    own_projects(request)
    return _edited(request, Project(), _("Add a project"), reverse("projects"))


@allow("project.keep")
def edit_project(request, pk):
    found = get_object_or_404(own_projects(request), pk=pk)
    return _edited(request, found, _("Change the project"), reverse("project", args=[pk]))


def _edited(request, project, title, cancel_url):
    form = ProjectForm(request.POST if request.method == "POST" else None, instance=project, actor=request.actor)
    if form.is_valid():
        try:
            kept = keeping.keep_project(form.instance, form.cleaned_data["partners"], by=request.actor)
        except Refused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("The project is kept."))
            return redirect("project", kept.pk)
    context = {"title": title, "form": form, "submit": _("Keep"), "cancel_url": cancel_url}
    return render(request, "reintegration/project_form.html", context, status=422 if form.is_bound else 200)


@allow("project.list")
def project(request, pk):
    """One project; on POST a case is linked."""
    found = get_object_or_404(own_projects(request), pk=pk)
    may_keep = bool(may(request.actor.capacities, "project.keep"))
    if request.method == "POST" and not may_keep:
        raise PermissionDenied(" ".join(may(request.actor.capacities, "project.keep").reasons))
    form = CaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _linked(request, found, form):
        return redirect("project", pk)
    context = {
        "project": found, "facts": facts(found), "counts": counts_table(found), "linked": linked_cases(found, request.actor),
        "form": form if may_keep else None, "may_keep": may_keep,
    }  # fmt: skip
    return render(request, "reintegration/project.html", context, status=422 if form.is_bound else 200)


def _linked(request, found, form):
    try:
        keeping.link_case(found, form.cleaned_data["reference"], by=request.actor)
    except Refused as refusal:
        say(form, refusal)
        return False
    messages.success(request, _("The case is linked."))
    return True


@allow("project.keep")
def count_participants(request, pk):
    found = get_object_or_404(own_projects(request), pk=pk)
    form = CountForm(request.POST if request.method == "POST" else None, project=found)
    if form.is_valid():
        keeping.count(found, form.told(), by=request.actor)
        messages.success(request, _("The counts are kept."))
        return redirect("project", pk)
    context = {"project": found, "form": form, "cancel_url": reverse("project", args=[pk])}
    return render(request, "reintegration/count_participants.html", context, status=422 if form.is_bound else 200)


@require_POST
@allow("project.keep")
def unlink_case(request, pk, link):
    found = get_object_or_404(own_projects(request), pk=pk)
    keeping.unlink_case(
        get_object_or_404(ProjectCase.objects.select_related("procedure"), pk=link, project=found), by=request.actor
    )
    messages.success(request, _("The case is no longer linked."))
    return redirect("project", pk)
