"""The survey of a case: its waves and scores, how one begins, and how a score came about."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.policy import allow, may
from agencies.reading import note_subject
from audit.dates import day
from reintegration.choices import Dimension, Wave
from reintegration.survey.explaining import context_told, explained
from reintegration.survey.forms import BeginForm
from reintegration.survey.responses import Result
from reintegration.survey.scores import measured
from reintegration.survey.showing import banners, score_card, score_url, surveys_of
from reintegration.survey.taking import begin, reopen, respondents
from workflows.finding import find
from workflows.refusing import Refused
from workflows.showing.frame import Frame

KIND = "reintegrationcase"


def found(request, reference, action="survey.view"):
    """The reintegration case with the capacities of whoever asks; another kind of case has no survey: 404."""
    procedure, capacities = find(request, reference, action)
    if procedure.kind != KIND:
        raise Http404
    return procedure, capacities


def survey_found(procedure, pk):
    found = procedure.surveys.select_related("instrument", "respondent", "procedure__case")
    return get_object_or_404(found, pk=pk)


@allow("survey.view")
def survey(request, reference):
    """Everybody in the case with their waves, and the score card of each who has answered one."""
    procedure, capacities = found(request, reference)
    note_subject("survey", procedure.pk)
    frame, surveys = Frame(request, procedure, capacities, "survey"), surveys_of(procedure)
    scores = {one.response.pk: one for one in measured(surveys)}
    takes = bool(may(capacities, "survey.take")) and not procedure.is_closed
    people = [_person(frame, member, surveys, scores, takes) for member in respondents(procedure)]
    return render(request, "reintegration/survey.html", frame.context() | {"respondents": people, "takes": takes})


def _person(frame, member, surveys, scores, takes):
    own = [one for one in surveys if one.respondent_id == member.person_id]
    measured_ones = [scores[one.pk] for one in own if one.pk in scores]
    return {
        "id": f"respondent-{member.pk}",
        "name": str(member.person),
        "relation": member.get_relation_display(),
        "waves": [_wave(frame, wave, own, takes, member.person_id) for wave in Wave],
        "card": score_card(measured_ones) if measured_ones else None,
    }


def _wave(frame, wave, own, takes, person):
    """One line: what is known of a wave, and what can be done next."""
    response = next((one for one in own if one.wave == wave), None)
    start = f"{frame.url('begin_survey')}?wave={wave}&who={person}" if takes else ""
    line = {
        "label": wave.label,
        "said": _("not recorded yet"),
        "about": "",
        "url": start,
        "link": _("Begin or decline"),
    }
    if response is None:
        return line
    line["about"] = _("%(day)s, by %(who)s") % {"day": day(response.on), "who": response.interviewer.name}
    if response.result != Result.TAKEN:
        return line | {"said": response.get_result_display(), "link": _("Ask after all")}
    if response.is_finished:
        url = score_url(frame.procedure.reference, response)
        return line | {"said": _("taken"), "url": url, "link": _("How the scores came about")}
    first = frame.url("questionnaire", response.pk, Dimension.ECONOMIC.value) if takes else ""
    return line | {"said": _("begun, not finished"), "url": first, "link": _("Go on")}


@allow("survey.take")
def begin_survey(request, reference):
    """Begins a wave with somebody, or records that they did not wish it."""
    procedure, capacities = found(request, reference, "survey.take")
    asked = {"procedure": procedure, "wave": request.GET.get("wave", "")}
    initial = {"respondent": request.GET.get("who", "")}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=initial, **asked)
    if form.is_valid():
        try:
            return _begun(request, begin(procedure, request.actor, form.said, form.cleaned_data["token"]))
        except Refused as refused:
            form.refuse(refused)
    context = Frame(request, procedure, capacities, "survey").context() | {
        "title": _("Begin a survey, or record that somebody declines"),
        "text": _("Whoever is asked may leave out any question. Nothing of the support depends on the answers."),
        "form": form,
        "submit": _("Go on"),
    }
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)


def _begun(request, response):
    reference = response.procedure.reference
    if response.result == Result.TAKEN:
        return redirect("questionnaire", reference, response.pk, Dimension.ECONOMIC.value)
    messages.success(request, _("Recorded: %(result)s.") % {"result": response.get_result_display()})
    return redirect("survey", reference)


@allow("survey.view")
def survey_score(request, reference, pk):
    """How each score of a finished survey came about, question by question."""
    procedure, capacities = found(request, reference)
    response = survey_found(procedure, pk)
    if not response.is_finished or response.result != Result.TAKEN:
        raise Http404
    note_subject("survey", response.pk)
    (one,) = measured([response])
    takes = bool(may(capacities, "survey.take")) and not procedure.is_closed
    context = Frame(request, procedure, capacities, "survey").context() | {
        "response": response,
        "notes": list(banners(one)),
        "parts": explained(one),
        "beside": context_told(one),
        "takes": takes,
    }
    return render(request, "reintegration/survey_score.html", context)


@allow("survey.take")
@require_POST
def reopen_survey(request, reference, pk):
    procedure, _capacities = found(request, reference, "survey.take")
    response = survey_found(procedure, pk)
    try:
        reopen(response, request.actor)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("survey", reference)
    messages.success(request, _("Taken up again. Mend the answer, and finish the survey."))
    return redirect("questionnaire", reference, pk, Dimension.ECONOMIC.value)
