"""Answering a survey, section by section: kept as it is at every press, and while one answers; then finished."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.reading import note_subject
from cases.asylum_door.turning_away import refused as turned_away
from reintegration.choices import Dimension
from reintegration.survey.forms import SectionForm
from reintegration.survey.responses import Result
from reintegration.survey.taking import decline, finish, save_answers
from reintegration.views.survey import found, survey_found
from workflows.drafts.keeping import keeps_itself
from workflows.refusing import Refused
from workflows.showing.frame import Frame

SECTIONS = list(Dimension.values)


@keeps_itself
@allow("survey.take")
def questionnaire(request, reference, pk, section):
    """One section. POST keeps what was chosen and goes on; with X-Draft it keeps it while somebody answers (204)."""
    procedure, capacities = found(request, reference, "survey.take")
    response = survey_found(procedure, pk)
    if section not in SECTIONS:
        raise Http404
    if response.is_finished:
        return redirect("survey", reference)
    questions, answers = _asked(response), dict(response.answers.values_list("question", "option__code"))
    own = [question for question in questions if question.dimension == section]
    form = SectionForm(request.POST if request.method == "POST" else None, questions=own, answers=answers)
    if request.method == "POST" and (done := _kept(request, response, section, form)):
        return done
    note_subject("survey", response.pk)
    context = Frame(request, procedure, capacities, "survey").context() | {
        "form": form,
        "response": response,
        "section": Dimension(section).label,
        "progress": _progress(reference, pk, questions, answers, section),
        "last": section == SECTIONS[-1],
    }
    return render(request, "reintegration/questionnaire.html", context, status=422 if form.errors else 200)


def _asked(response):
    questions = response.instrument.questions.select_related("answer_set").prefetch_related("answer_set__options")
    return list(questions.order_by("order"))


def _kept(request, response, section, form):
    """The answer where everything could be kept; None shows the form again, with what is wrong. Turned away: nothing is kept."""
    valid, is_draft = form.is_valid(), "X-Draft" in request.headers
    if turned_away():
        return None
    try:
        save_answers(response, request.actor, form.chosen)
    except Refused as no:
        form.add_error(None, str(no))
        return HttpResponse(str(no), status=409, content_type="text/plain") if is_draft else None
    if is_draft:
        return HttpResponse(status=204)
    return _onwards(response, section) if valid else None


def _onwards(response, section):
    reference, place = response.procedure.reference, SECTIONS.index(section) + 1
    if place == len(SECTIONS):
        return redirect("finish_survey", reference, response.pk)
    return redirect("questionnaire", reference, response.pk, SECTIONS[place])


def _progress(reference, pk, questions, answers, current):
    """The sections with how many of their questions have an answer."""
    return [
        {
            "label": dimension.label,
            "url": reverse("questionnaire", args=[reference, pk, dimension.value]),
            "current": dimension == current,
            "answered": sum(q.pk in answers for q in questions if q.dimension == dimension),
            "asked": sum(q.dimension == dimension for q in questions),
        }
        for dimension in Dimension
    ]


@allow("survey.take")
def finish_survey(request, reference, pk):
    """What has no answer yet, section by section; then finishing it as it is, or declining where nothing was answered."""
    procedure, capacities = found(request, reference, "survey.take")
    response = survey_found(procedure, pk)
    if request.method == "POST" and (done := _ended(request, response)):
        return done
    if response.is_finished:
        return redirect("survey", reference)
    note_subject("survey", response.pk)
    questions, answers = _asked(response), dict(response.answers.values_list("question", "option__code"))
    left = [
        {
            "text": f"{question.code}. {question}",
            "url": reverse("questionnaire", args=[reference, pk, question.dimension]) + f"#id_{question.code}",
        }
        for question in questions
        if question.pk not in answers
    ]
    context = Frame(request, procedure, capacities, "survey").context() | {
        "response": response, "left": left, "answered": len(answers), "asked": len(questions),
        "progress": _progress(reference, pk, questions, answers, ""),
    }  # fmt: skip
    return render(request, "reintegration/finish_survey.html", context, status=422 if request.method == "POST" else 200)


def _ended(request, response):
    declines = request.POST.get("act") == "decline"
    try:
        ended = (decline if declines else finish)(response, request.actor)
    except Refused as no:
        messages.error(request, str(no))
        return None
    said = _("The survey is finished.") if ended.result == Result.TAKEN else _("Recorded: the person declines.")
    messages.success(request, said)
    return redirect("survey", response.procedure.reference)
