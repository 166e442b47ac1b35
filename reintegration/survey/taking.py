"""The acts of a survey: begun or declined, answered piece by piece, finished, taken up again. Each under the lock of its case."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.moment import now, today
from cases.files import CasePerson
from cases.filing import touch
from reintegration.survey.consenting import has_consented, is_old_enough
from reintegration.survey.instruments import CountsAs, Instrument, Option
from reintegration.survey.responses import Answer, Result, SurveyResponse
from workflows.refusing import Refused, insist
from workflows.taking import lock

SAID = ("result", "language", "on")


def instrument_for(procedure, respondent, on):
    """The one that this person answered before in this case, so that waves compare; else the newest in use on the day."""
    before = SurveyResponse.objects.filter(procedure=procedure.pk, respondent=respondent, result=Result.TAKEN)
    first = before.select_related("instrument").order_by("pk").first()
    return first.instrument if first else newest_instrument(on)


def newest_instrument(on=None):
    """The questionnaire in use on a day (today)."""
    return Instrument.objects.filter(in_use_from__lte=on or today()).order_by("-in_use_from", "-version").first()


@db.atomic
def begin(procedure, by, said, token=None):
    """Opens a wave with somebody, or records that they did not wish it or could not be asked. The SurveyResponse.

    `said`: respondent (Person), wave, result, language, on. Who declined a wave may be asked later all the same. Raises Refused.
    """
    procedure = lock(procedure)
    if token and (done := SurveyResponse.objects.filter(token=token).first()):
        return done
    response = _of_wave(procedure, said) or _new(procedure, said)
    _insist_may_begin(procedure, response, said)
    for name in SAID:
        setattr(response, name, said[name])
    response.interviewer, response.token = by.user, token
    response.finished_at = None if said["result"] == Result.TAKEN else now()
    response.save()
    touch(procedure.case)
    return response


def _of_wave(procedure, said):
    named = {"respondent": said["respondent"], "wave": said["wave"]}
    return SurveyResponse.objects.filter(procedure=procedure.pk, **named).first()


def _new(procedure, said):
    instrument = instrument_for(procedure, said["respondent"], said["on"])
    if instrument is None:
        raise Refused(fields={"on": [_("No questionnaire was in use on this day.")]})
    return SurveyResponse(
        procedure_id=procedure.pk, respondent=said["respondent"], wave=said["wave"], instrument=instrument
    )


def _insist_may_begin(procedure, response, said):
    if procedure.is_closed:
        raise Refused(_("This case is closed."))
    if response.pk and response.result == Result.TAKEN:
        raise Refused(fields={"wave": [_("This survey has been begun already.")]})
    if not procedure.case.members.filter(person=said["respondent"]).exists():
        raise Refused(fields={"respondent": [_("Choose a person of this case.")]})
    if said["on"] > today():
        raise Refused(fields={"on": [_("This day has not come yet.")]})
    insist(is_old_enough(said["respondent"], response.instrument, said["on"]))
    if said["result"] == Result.TAKEN:
        insist(has_consented(procedure.case, said["respondent"], today()))


@db.atomic
def save_answers(response, by, chosen):
    """Keeps what was answered ({Question: Option}) as far as it is new. How many answers changed. Raises Refused.

    The case is not touched: answering changes nothing that another form rests on. Finishing does.
    """
    response = _open_one(response)
    known = {answer.question_id: answer for answer in response.answers.all()}
    changed = 0
    for question, option in chosen.items():
        answer = known.get(question.pk) or Answer(response=response, question=question)
        if answer.option_id != option.pk:
            answer.option, answer.answered_at, answer.answered_by = option, now(), by.user
            answer.save()
            changed += 1
    return changed


@db.atomic
def finish(response, by):
    """Ends a survey with what was answered, at least one thing. A second click finds it done. Raises Refused."""
    locked = _locked(response)
    if locked.is_finished:
        return locked
    given = Option.objects.filter(pk__in=locked.answers.values("option"), counts_as=CountsAs.ANSWER)
    if not given.exists():
        raise Refused(_("Nothing was answered. Record that the person does not wish to be asked."))
    locked.finished_at = now()
    return _saved(locked)


@db.atomic
def decline(response, by):
    """Of a survey that was begun and in which nothing was kept: the person does not wish it after all."""
    locked = _locked(response)
    if locked.result == Result.DECLINED:
        return locked
    if locked.is_finished or locked.answers.exists():
        raise Refused(_("Something was answered already: finish the survey as it is."))
    locked.result, locked.finished_at = Result.DECLINED, now()
    return _saved(locked)


@db.atomic
def reopen(response, by):
    """Takes a finished survey up again, to mend an answer: the history keeps that it was, and what it said before."""
    locked = _locked(response)
    if locked.result != Result.TAKEN:
        raise Refused(_("This survey was not taken."))
    _insist_may_go_on(locked)
    locked.finished_at = None
    return _saved(locked)


def _saved(response):
    response.save()
    touch(response.procedure.case)
    return response


def _open_one(response):
    locked = _locked(response)
    if locked.is_finished:
        raise Refused(_("This survey is finished. Take it up again to change an answer."))
    _insist_may_go_on(locked)
    return locked


def _insist_may_go_on(response):
    if response.procedure.is_closed:
        raise Refused(_("This case is closed."))
    insist(has_consented(response.procedure.case, response.respondent, today()))


def _locked(response):
    """The survey as it stands now that its case is locked."""
    procedure = lock(response.procedure)
    locked = SurveyResponse.objects.select_related("respondent", "instrument").get(pk=response.pk)
    locked.procedure = procedure
    return locked


def respondents(procedure):
    """The people of a case, the one concerned first: CasePerson rows with the person and their names. Two queries."""
    found = procedure.case.members.select_related("person").prefetch_related("person__names").order_by("pk")
    return sorted(found, key=lambda member: member.relation != CasePerson.Relation.SUBJECT)
