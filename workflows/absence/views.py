"""The pages of absences and of a team: the planner, entering, who holds how much, giving cases to others."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from agencies.alphabet import by_name, in_alphabet
from agencies.models import Absence
from agencies.policy import allow
from agencies.roles import SUPERVISOR
from workflows.absence import showing
from workflows.absence.assigning import assign_together
from workflows.absence.entering import call_off, enter, is_over
from workflows.absence.forms import AbsenceForm, HandOverForm, choices_of
from workflows.absence.gaps import gaps
from workflows.absence.handing import Waits
from workflows.absence.planner import planner
from workflows.absence.staff import Staff
from workflows.absence.workbook import workload_workbook
from workflows.absence.workload import team as loads
from workflows.refusing import Refused
from workflows.worklist import grants_of

SHOWN = 100  # cases of one colleague on a page


@allow("absence.list")
def absences(request):
    """Who of one's own agency is away in the coming weeks."""
    unit, units = request.GET.get("unit", ""), list(request.actor.agency.units.order_by(by_name()))
    chosen = next((one for one in units if str(one.pk) == unit), None)
    shown, rows = planner(request.actor.agency, chosen and chosen.pk)
    coming = Absence.objects.standing().filter(agency=request.actor.agency, until_on__gte=timezone.localdate())
    coming = coming.select_related("user", "deputy", "entered_by").order_by("from_on", in_alphabet("user__name"))
    context = {
        "weeks": shown, "rows": rows, "units": showing.unit_tabs(units, chosen),
        "coming": [showing.coming(one, request.actor) for one in coming],
        "supervises": SUPERVISOR in request.actor.roles,
    }  # fmt: skip
    return render(request, "workflows/absence/absences.html", context)


@allow("absence.enter")
def enter_absence(request):
    """Asks from when until when and who stands in; and, where something would wait for nobody, where it goes."""
    form, asked = AbsenceForm(request.POST if request.method == "POST" else None, actor=request.actor), None
    if form.is_valid():
        try:
            enter(form.away, choices_of(request.POST), request.actor)
        except Refused as refused:
            form.add_error("deputy" if form.away.deputy else None, str(refused))
        except Waits as waits:
            asked = HandOverForm(waits.gaps, request.actor.agency, leaver=form.away.user.pk, sent=request.POST)
        else:
            messages.success(request, _("The absence is entered."))
            return redirect("absences")
    context = {"form": form, "asked": asked}
    return render(request, "workflows/absence/enter.html", context, status=422 if form.is_bound else 200)


@require_POST
@allow("absence.enter")
def end_absence(request, pk):
    """They are back, or do not go."""
    absence = get_object_or_404(Absence.objects.select_related("user", "agency"), pk=pk, agency=request.actor.agency)
    try:
        if not is_over(absence):
            call_off(absence, request.actor)
        messages.success(request, _("The absence is called off."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("absences")


@allow("team.view")
def team(request):
    """Everybody with what they hold, as their own queues count it; and what waits for nobody."""
    agency, staff = request.actor.agency, Staff.of(request.actor.agency)
    found = [gap for gap in gaps(agency, staff=staff).values() if gap.procedure.case_id not in request.actor.excluded]
    context = {
        "rows": showing.load_rows(loads(agency, staff)),
        "gaps": [showing.gap_row(gap, staff) for gap in found[:SHOWN]],
        "gaps_count": len(found),
    }
    return render(request, "workflows/absence/team.html", context)


@allow("team.view")
def team_workbook(request):
    """The same numbers as a workbook."""
    made = workload_workbook(loads(request.actor.agency), request.actor)
    return FileResponse(BytesIO(made), as_attachment=True, filename=f"team-{timezone.localdate():%Y%m%d}.xlsx")


@allow("team.view")
def team_member(request, pk):
    """What one colleague holds; what is ticked goes to another."""
    staff = Staff.of(request.actor.agency)
    if pk not in staff.people:
        raise Http404
    held = grants_of(request.actor).filter(assigned_to=pk).select_related("content_object__held_by", "assigned_to")
    grants = list(
        {grant.content_object_id: grant for grant in held.order_by("sort_at", "content_object")[:SHOWN]}.values()
    )
    if request.method == "POST" and _assigned(request, staff, grants, pk):
        return redirect("team_member", pk)
    suggestions = showing.suggestions_for(grants, staff, pk)
    context = {
        "person": staff.people[pk],
        "held": showing.held_rows(grants, request.actor, suggestions),
        "to": showing.takers(suggestions),
        "shown": SHOWN,
    }
    return render(request, "workflows/absence/member.html", context, status=422 if request.method == "POST" else 200)


def _assigned(request, staff, grants, holder):
    """Whether anything was tried; each case says for itself what became of it."""
    ticked = set(request.POST.getlist("case"))
    chosen = [grant.content_object for grant in grants if grant.content_object.reference in ticked]
    to = next((user for key, user in staff.people.items() if str(key) == request.POST.get("to")), None)
    if not chosen or to is None:
        messages.error(request, _("Tick at least one case, and choose to whom it goes."))
        return False
    done = assign_together(chosen, to, request.actor, holder)
    given = sum(not one.reason for one in done)
    if given:
        words = ngettext("%(n)s case goes to %(name)s.", "%(n)s cases go to %(name)s.", given)
        messages.success(request, words % {"n": given, "name": to.name})
    for one in done:
        if one.reason:
            messages.error(request, f"{one.procedure.reference}: {one.reason}")
    return True
