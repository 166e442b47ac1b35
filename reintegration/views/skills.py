"""Skills and work of somebody who came back: the profile, adding to it with a search, and what may suit them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.disclosure import FieldGroup
from agencies.policy import allow, insist, may
from cases.members import members, subject_of
from reintegration.skills.finding import found
from reintegration.skills.forms import FORMS, ProfileForm
from reintegration.skills.profiles import Profile
from reintegration.skills.profiling import add, describe, take_back
from reintegration.skills.showing import lines_of, parts_shown, schemes_shown, suggestions_shown
from reintegration.views.referrals import find_reintegration
from workflows.perform import Refused
from workflows.showing.frame import Frame
from workflows.showing.summary import field_fact


def _about(request, procedure):
    """(the person the page is about, everybody in the case): the one concerned, or who is chosen in the address."""
    everybody = members(procedure.case)
    asked = request.GET.get("person", "")
    chosen = next((one for one in everybody if str(one.person_id) == asked), None) or subject_of(everybody)
    if chosen is None:
        raise Http404
    return chosen.person, everybody


@allow("skills.view")
def skills(request, reference):
    """The profile with its forms of education and wishes; what may suit the person; the State schemes."""
    procedure, capacities = find_reintegration(request, reference, "skills.view")
    person, everybody = _about(request, procedure)
    profile = Profile.objects.filter(case=procedure.case_id, person=person).first()
    begun = {"education": profile.education, "wishes": profile.wishes} if profile else {}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST":
        insist(capacities, "skills.record")
        if form.is_valid():
            describe(procedure, person, request.actor, **form.cleaned_data)
            messages.success(request, _("The profile is saved."))
            return redirect(_page_of(reference, person))
    frame = Frame(request, procedure, capacities, "skills")
    context = frame.context() | _shown(frame, person, everybody, profile)
    context["form"] = form if may(capacities, "skills.record") else None
    return render(request, "reintegration/skills.html", context, status=422 if form.is_bound else 200)


def _page_of(reference, person):
    return f"{reverse('skills', args=[reference])}?{urlencode({'person': person.pk})}"


def _shown(frame, person, everybody, profile):
    lines = lines_of(profile)
    reads = frame.sees(FieldGroup.SUPPORT)
    told = [
        fact for name in ("education", "wishes") if profile and (fact := field_fact(profile, name, frame.capacities))
    ]
    return {
        "person": person.pk,
        "choice": [_member(frame, member, person) for member in everybody] if len(everybody) > 1 else [],
        "facts": told,
        "parts": parts_shown(frame, lines),
        "suggestions": suggestions_shown(frame, lines) if reads else [],
        "schemes": schemes_shown(frame),
    }


def _member(frame, member, person):
    name = next((f"{one.given_names} {one.surname}".strip() for one in member.names), "")
    label = name if frame.sees(FieldGroup.PARTICULARS) else member.get_relation_display()
    return {
        "label": label,
        "url": _page_of(frame.procedure.reference, member.person),
        "current": member.person_id == person.pk,
    }


@allow("skills.record")
def add_to_profile(request, reference, part):
    """A search for a term, and the line to add; a language or qualification needs no search."""
    procedure, capacities = find_reintegration(request, reference, "skills.record")
    form_class = FORMS.get(part)
    if form_class is None:
        raise Http404
    person, _everybody = _about(request, procedure)
    typed = request.GET.get("q", "")[:100]
    searched = hasattr(form_class, "term")
    terms = found(form_class.model, typed) if searched else []
    form = form_class(request.POST if request.method == "POST" else None, **({"found": terms} if searched else {}))
    if form.is_valid() and _added(form, procedure, person, part, request.actor):
        messages.success(request, _("The profile is saved."))
        return redirect(_page_of(reference, person))
    context = Frame(request, procedure, capacities, "skills").context() | {
        "form": form, "title": TITLES[part], "searched": searched, "q": typed, "found": len(terms), "person": person.pk,
        "ready": form.is_bound or terms or not searched, "back": _page_of(reference, person),
    }  # fmt: skip
    return render(request, "reintegration/add_to_profile.html", context, status=422 if form.is_bound else 200)


TITLES = {
    "worked": gettext_lazy("Add an occupation"), "able": gettext_lazy("Add a skill"), "spoken": gettext_lazy("Add a language"),
    "qualifications": gettext_lazy("Add a qualification"),
}  # fmt: skip


def _added(form, procedure, person, part, by):
    try:
        add(procedure, person, part, by, **form.cleaned_data)
    except Refused as refusal:
        for name, sentences in refusal.fields.items():
            for sentence in sentences:
                form.add_error(name if name in form.fields else None, sentence)
        return False
    return True


@require_POST
@allow("skills.record")
def take_back_line(request, reference, part, pk):
    """Takes back what was a mistake, or is no longer so; it stays in the history."""
    procedure, _capacities = find_reintegration(request, reference, "skills.record")
    if part not in FORMS:
        raise Http404
    if take_back(procedure, part, pk, request.actor):
        messages.success(request, _("Taken back."))
    return redirect("skills", reference)
