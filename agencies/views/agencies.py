"""The list of agencies, one agency, and what administrators change about it and its units."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies import forms, managing, tables
from agencies.alphabet import by_name, in_alphabet
from agencies.changes import changes_of
from agencies.models import Agency, Unit
from agencies.policy import allow
from agencies.proofs.freshness import step_up
from agencies.states import AZERBAIJAN, state_choices
from agencies.views.changing import asked, page
from agencies.views.people import WHY


@allow("agency.view")
def agencies(request):
    places = [AZERBAIJAN, *(code for code, _name in state_choices())]
    rows = Agency.objects.order_by("code").exclude(kind=Agency.Kind.SYSTEM)
    table = tables.agencies_table(sorted(rows, key=lambda agency: places.index(agency.state)), request.actor)
    acts = [{"label": _("Add an agency"), "url": reverse("add_agency"), "kind": "go", "icon": "plus"}]
    return render(
        request, "agencies/agencies.html", {"table": table, "acts": acts if managing.leads(request.actor) else ()}
    )


@allow("agency.manage")
def agency(request, pk):
    shown, actor = managing.agency_of(request.actor, pk), request.actor
    is_own = shown.pk == actor.agency.pk
    people = shown.memberships.select_related("user", "unit").order_by(in_alphabet("user__name"), "role") if is_own else ()
    context = {
        "agency": shown, "is_own": is_own, "acts": _acts(shown, actor), "facts": _facts(shown),
        "may_invite": bool(managing.roles_to_give(actor, shown)), "units": tables.units_table(shown.units.order_by(by_name())),
        "people": tables.people_table(people), "changes": changes_of(shown, with_people=is_own),
    }  # fmt: skip
    return render(request, "agencies/agency.html", context)


def _acts(shown, actor):
    edit = {"label": _("Edit the agency"), "url": reverse("edit_agency", args=[shown.pk])}
    end = {"label": _("End the agency"), "url": reverse("end_agency", args=[shown.pk])}
    check = {"label": _("Check configuration"), "url": reverse("configuration")}
    if shown.pk == actor.agency.pk:
        return [edit, check]
    return [edit, end] if managing.leads(actor) and shown.code != managing.LEADING_AGENCY else [edit]


def _facts(shown):
    return [
        {"label": _("In English"), "value": shown.name_en, "language": "en"},
        {"label": _("In Azerbaijani"), "value": shown.name_az, "language": "az"},
        {"label": _("Code"), "value": shown.code, "mono": True},
        {"label": _("State"), "value": shown.state_name},
        {"label": _("In a case"), "value": tables.case_roles(shown)},
        {"label": _("Address for letters"), "value": shown.address},
        {"label": _("Address for notices"), "value": shown.email},
        {
            "label": _("Telephone for the people it looks after"),
            "value": shown.phone,
            "after": f" {shown.phone_hours}".rstrip(),
        },
        {"label": _("Name and competence"), "value": " ", "tag": tables.verified_tag(shown)},
        {"label": _("Ended"), "value": shown.ended_on and shown.ended_on.strftime("%d.%m.%Y")},
    ]


@allow("agency.manage")
@step_up(WHY)
def add_agency(request):
    managing.insist_on_leading(request.actor)
    form = asked(request, forms.AddAgencyForm)
    if form.is_valid():
        added = form.save()
        return _done(request, _("The agency is added. Invite its first administrator."), added)
    words = {"title": _("Add an agency"), "submit": _("Add this agency"), "back": reverse("agencies")}
    return page(request, form, words)


@allow("agency.manage")
@step_up(WHY)
def edit_agency(request, pk):
    edited = managing.agency_of(request.actor, pk)
    kind = forms.KeepAgencyForm if managing.leads(request.actor) else forms.EditAgencyForm
    form = asked(request, kind, instance=edited)
    if form.is_valid():
        return _done(request, _("Saved."), form.save())
    return page(request, form, _words(edited, _("Edit: %(name)s"), _("Save")))


@allow("agency.manage")
@step_up(WHY)
def end_agency(request, pk):
    managing.insist_on_leading(request.actor)
    ended = managing.agency_of(request.actor, pk)
    form = asked(request, forms.EndAgencyForm, instance=ended)
    if form.is_valid():
        return _done(request, _("Saved."), form.save())
    return page(request, form, _words(ended, _("End: %(name)s"), _("Save this date")) | {"stop": True})


@allow("agency.manage")
def add_unit(request, pk):
    where = managing.agency_of(request.actor, pk)
    form = asked(request, forms.AddUnitForm, instance=Unit(agency=where))
    if form.is_valid():
        return _done(request, _("The unit is added."), form.save().agency)
    return page(request, form, _words(where, _("Add a unit: %(name)s"), _("Add this unit")))


@allow("agency.manage")
def edit_unit(request, pk):
    unit = managing.unit_of(request.actor, pk)
    form = asked(request, forms.EditUnitForm, instance=unit)
    if form.is_valid():
        form.save()
        return _done(request, _("Saved."), unit.agency)
    return page(request, form, _words(unit.agency, _("Edit a unit: %(name)s"), _("Save")))


def _done(request, sentence, about):
    messages.success(request, sentence)
    return redirect("agency", about.pk)


def _words(about, title, submit):
    back = reverse("agency", args=[about.pk])
    return {"title": title % {"name": about.name}, "submit": submit, "back": back, "section": about.name}
