"""A survey from the consent to the scores: who is asked, what is kept, which weights count, and what the database refuses."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.actor import acting
from audit.moment import now, today, walking_at
from reintegration.survey.instruments import Instrument, Option, Question, Weight, WeightSet
from reintegration.survey.loading import decide, load, rehearse
from reintegration.survey.responses import Answer, SurveyResponse
from reintegration.survey.scores import measured
from reintegration.survey.seeding import seed_survey
from reintegration.survey.taking import begin, decline, finish, reopen, save_answers
from tests import a
from tests.reintegration import counting_again as again
from workflows.refusing import MovedOn, Refused

pytestmark = pytest.mark.django_db
BEST = {code: again.best(code) or "other" for code in again.QUESTIONS} | {"P10": "needs"}
HEADER = "question,weight_dimension,weight_composite"


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def case(manager):
    return a.reintegration(manager)


def subject(case):
    return case.case.members.get(relation="subject").person


def said(case, **more):
    return {"respondent": subject(case), "wave": "baseline", "result": "taken", "language": "az", "on": today()} | more


def begun(case, manager, **more):
    a.consent(case, "survey", manager)
    return begin(case, manager, said(case, **more))


def chosen(response, **answers):
    asked = response.instrument.questions.filter(code__in=answers)
    return {question: question.answer_set.options.get(code=answers[question.code]) for question in asked}


def of(questions, **more):
    """A file of weights: 1 for each question, or as told."""
    lines = [f"{code},{more.get(code, '0,0' if code in ('E10', 'P10') else '1,1')}" for code in questions]
    return "\n".join((HEADER, *lines)).encode()


def in_force(content, **how):
    """Weights that were loaded by one administrator and brought into force by another."""
    kept = load(rehearse(Instrument.objects.get(), content), a.person(ADMINISTRATOR), "A table", **how)
    return decide(kept, a.person(ADMINISTRATOR), "granted")


# who is asked


def test_nobody_is_asked_without_consent_to_surveys(case, manager):
    a.consent(case, by=manager)  # to the support, and to nothing else
    with pytest.raises(Refused, match="consent to surveys"):
        begin(case, manager, said(case))


def test_to_decline_needs_no_consent_and_is_kept_as_a_result(case, manager):
    response = begin(case, manager, said(case, result="declined"))
    assert (response.result, response.is_finished, measured([response])) == ("declined", True, [])


def test_who_declined_may_be_asked_later_all_the_same(case, manager):
    begin(case, manager, said(case, result="declined"))
    response = begun(case, manager)
    assert (response.result, response.is_finished, SurveyResponse.objects.count()) == ("taken", False, 1)


def test_a_child_is_not_asked(manager):
    case = a.reintegration(manager, {a.returnee(born="2012-03-03"): "subject"})
    a.consent(case, "survey", manager)
    with pytest.raises(Refused, match="from the age of 14"):
        begin(case, manager, said(case))
    old_enough = a.reintegration(manager, {a.returnee(born="2012-03-02"): "subject"})
    assert begun(old_enough, manager).pk


def test_of_a_year_of_birth_the_latest_day_counts(manager):
    case = a.reintegration(manager, {a.returnee(born="2012-00-00"): "subject"})
    a.consent(case, "survey", manager)
    with pytest.raises(Refused, match="from the age"):
        begin(case, manager, said(case))


def test_a_wave_is_taken_once_and_a_double_click_is_one(case, manager):
    a.consent(case, "survey", manager)
    first, second = (begin(case, manager, said(case), token="one") for _click in range(2))
    assert first.pk == second.pk
    with pytest.raises(Refused, match="begun already"):
        begin(case, manager, said(case), token="two")


def test_the_same_person_is_asked_the_same_questionnaire_in_each_wave(case, manager):
    a.baseline(case, manager, **BEST)
    Instrument.objects.create(
        **{f.attname: getattr(Instrument.objects.get(), f.attname) for f in Instrument._meta.fields if f.name != "id"}
        | {"version": 2}
    )
    assert begin(case, manager, said(case, wave="12")).instrument.version == 1
    assert begun(a.reintegration(manager), manager).instrument.version == 2


# what is kept


def test_what_is_answered_is_kept_as_it_is_and_replaced_with_its_history(case, manager):
    response = begun(case, manager)
    assert save_answers(response, manager, chosen(response, E1="ok", E7="yes")) == 2
    assert save_answers(response, manager, chosen(response, E1="satisfied", E7="yes")) == 1
    answer = Answer.objects.get(question__code="E1")
    assert [row.option.code for row in answer.history.order_by("pk")] == ["ok", "satisfied"]


def test_when_consent_is_withdrawn_nothing_more_is_asked_and_what_was_said_stays(case, manager):
    response = begun(case, manager)
    save_answers(response, manager, chosen(response, E1="ok"))
    case.case.consents.update(withdrawn_at=now(), withdrawn_recorded_by=manager.user)
    with pytest.raises(Refused, match="consent"):
        save_answers(response, manager, chosen(response, E7="yes"))
    assert response.answers.count() == 1


def test_a_finished_survey_is_closed_until_it_is_taken_up_again(case, manager):
    response = a.baseline(case, manager, **BEST)
    with pytest.raises(Refused, match="finished"):
        save_answers(response, manager, chosen(response, E1="ok"))
    response = reopen(response, manager)
    save_answers(response, manager, chosen(response, E1="ok"))
    assert finish(response, manager).is_finished
    assert measured([finish(response, manager)])[0].scores["economic"].value < 1


def test_a_survey_in_which_nothing_was_said_is_declined_and_not_finished(case, manager):
    response = begun(case, manager)
    with pytest.raises(Refused, match="Nothing was answered"):
        finish(response, manager)
    assert decline(response, manager).result == "declined"
    other = begun(a.reintegration(manager), manager)
    save_answers(other, manager, chosen(other, E1="no_answer"))
    with pytest.raises(Refused, match="Nothing was answered"):
        finish(other, manager)


# the case


def assessed(case, manager):
    a.consent(case, by=manager)
    case = a.step(case, "contact", manager, contacted_on=today(), contact_means="phone")
    return a.step(case, "assess", manager)


def test_the_assessment_needs_a_baseline_taken_or_declined(case, manager):
    case = assessed(case, manager)
    with pytest.raises(Refused, match="baseline survey"):
        a.step(case, "complete_assessment", manager, needs="Work.")
    response = begun(case, manager)
    with pytest.raises(Refused, match="baseline survey"):  # begun is not taken
        a.step(case, "complete_assessment", manager, needs="Work.")
    decline(response, manager)
    assert a.step(case, "complete_assessment", manager, needs="Work.").state == "planning"


def test_another_wave_or_another_person_is_no_baseline(manager):
    wife, husband = a.returnee(), a.returnee("Məmmədov", "Elçin", "1988-02-18", "M")
    case = assessed(a.reintegration(manager, {husband: "subject", wife: "spouse"}), manager)
    begin(case, manager, said(case, respondent=wife, result="declined"))
    begin(case, manager, said(case, wave="3", result="declined"))
    with pytest.raises(Refused, match="baseline survey"):
        a.step(case, "complete_assessment", manager, needs="Work.")


def test_of_a_child_no_baseline_is_asked(manager):
    case = assessed(a.reintegration(manager, {a.returnee(born="2016-05-05"): "subject"}), manager)
    assert a.step(case, "complete_assessment", manager, needs="School.").state == "planning"


# weights


def answers_kept():
    return list(Answer.objects.order_by("pk").values_list("pk", "question", "option", "answered_at"))


def test_other_weights_change_scores_and_their_version_and_not_the_answers(case, manager):
    response = a.baseline(case, manager, **BEST | {"E1": "very_dissatisfied"})
    before, kept = measured([response])[0], answers_kept()
    in_force(of(again.QUESTIONS, E1="10,20.5"), is_official=True)
    after = measured([response])[0]
    assert (before.weights.version, after.weights.version, after.weights.is_official) == (1, 2, True)
    assert (float(before.scores["economic"].value), float(after.scores["economic"].value)) == (8 / 9, 8 / 18)
    assert after.scores["social"].value == 1
    assert answers_kept() == kept


def test_weights_count_only_once_another_administrator_agreed(case, manager):
    response, loader = a.baseline(case, manager, **BEST | {"E1": "very_dissatisfied"}), a.person(ADMINISTRATOR)
    kept = load(rehearse(Instrument.objects.get(), of(again.QUESTIONS, E1="5,5")), loader, "A table")
    assert measured([response])[0].weights.version == 1
    with pytest.raises(Refused, match="another administrator"):
        decide(kept, loader, "granted")
    other = a.person(ADMINISTRATOR)
    assert decide(kept, other, "granted").pk == decide(kept, other, "granted").pk  # a second click
    with pytest.raises(MovedOn):
        decide(kept, a.person(ADMINISTRATOR), "refused")


FAULTS = {
    "no header": (b"E1,1,1\n", [(1, "names the columns")]),
    "unknown": (of([*again.QUESTIONS, "E99"]), [(33, "no question E99")]),
    "twice": (of([*again.QUESTIONS, "E1"]), [(33, "a second time")]),
    "left out": (of([code for code in again.QUESTIONS if code != "S3"]), [(0, "S3 is not in the file")]),
    "not a number": (of(again.QUESTIONS, E2="much,1"), [(3, "“much” is no weight")]),
    "below zero": (of(again.QUESTIONS, E2="1,-1"), [(3, "“-1” is no weight")]),
    "not finite": (of(again.QUESTIONS, E2="NaN,Infinity"), [(3, "“NaN”"), (3, "“Infinity”")]),
    "cells": (of(again.QUESTIONS, E2="1"), [(3, "2 cells")]),
    "without values": (of(again.QUESTIONS, E10="1,1"), [(0, "E10 have no values")]),
    "nothing weighs": (of(again.QUESTIONS, **dict.fromkeys(again.QUESTIONS, "0,0")), [(0, "Nothing has a weight")]),
    "no text": (b"\xff\xfe\x00", [(0, "UTF-8")]),
    "too large": (b"x" * 70_000, [(0, "64 kB")]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_file_of_weights_is_told_line_by_line(name):
    content, expected = FAULTS[name]
    faults = rehearse(Instrument.objects.get(), content).read.faults
    assert len(faults) == len(expected), faults
    assert all(
        fault.line == line and words in str(fault.sentence)
        for fault, (line, words) in zip(faults, expected, strict=True)
    )


def test_a_file_may_be_written_by_a_spreadsheet():
    content = "\ufeff" + of(again.QUESTIONS, e1="2,2").decode().replace(",", ";").replace("\n", "\r\n")
    assert rehearse(Instrument.objects.get(), content.encode()).is_sound


def test_the_command_rehearses_then_loads_for_an_administrator_of_the_leading_agency(tmp_path, capsys):
    file, by = tmp_path / "weights.csv", a.person(ADMINISTRATOR)
    file.write_bytes(of(again.QUESTIONS, E1="3,4"))
    call_command("load_survey_weights", str(file))
    assert "E1: 1 / 1 -> 3 / 4" in capsys.readouterr().out and WeightSet.objects.count() == 1
    with pytest.raises(CommandError, match="--by"):
        call_command("load_survey_weights", str(file), "--apply", "--source", "x", "--by", "nobody@example.org")
    call_command(
        "load_survey_weights", str(file), "--apply", "--official", "--source", "A table", "--by", by.user.email
    )
    kept = WeightSet.objects.get(version=2)
    assert (kept.outcome, kept.is_official, kept.loaded_by) == ("open", True, by.user)
    file.write_bytes(of(["E1"]))
    with pytest.raises(SystemExit):
        call_command("load_survey_weights", str(file))


def test_seeding_again_changes_nothing():
    from django.apps import apps  # noqa: PLC0415 (the registry that a migration would give)

    seed_survey(apps)
    assert (Instrument.objects.count(), Question.objects.count(), WeightSet.objects.count()) == (1, 31, 1)


# what the database refuses


@pytest.fixture
def taken(case, manager):
    return a.baseline(case, manager, **BEST)


def refuses(deed):
    with pytest.raises(DatabaseError), transaction.atomic():
        deed()


def test_the_database_takes_no_answer_into_a_finished_survey(taken):
    refuses(lambda: Answer.objects.filter(response=taken).update(answered_at=now()))


def test_the_database_takes_no_answer_of_another_question(case, manager):
    response = begun(case, manager)
    question, option = Question.objects.get(code="E1"), Option.objects.get(answer_set__code="children", code="all")
    refuses(
        lambda: Answer.objects.create(response=response, question=question, option=option, answered_by=manager.user)
    )


def test_the_database_surveys_nobody_without_consent(case, manager):
    fields = said(case) | {"interviewer": manager.user, "instrument": Instrument.objects.get(), "procedure_id": case.pk}
    refuses(lambda: SurveyResponse.objects.create(**fields))
    declined = begin(case, manager, said(case, result="declined"))
    refuses(lambda: SurveyResponse.objects.filter(pk=declined.pk).update(result="taken"))


def test_what_was_answered_keeps_its_meaning(taken):
    refuses(lambda: Option.objects.filter(answer_set__code="good", code="fair").update(value="0.6"))
    refuses(lambda: Question.objects.filter(code="E2").update(reverse=False))
    assert Question.objects.filter(code="E2").update(text_en="Better words.") == 1


def test_weights_are_never_changed():
    refuses(lambda: Weight.objects.update(in_dimension=2))
    refuses(lambda: WeightSet.objects.update(source="Elsewhere"))
    kept = in_force(of(again.QUESTIONS, E1="2,2"))
    refuses(lambda: WeightSet.objects.filter(pk=kept.pk).update(outcome="open", decided_by=None))


def test_weights_come_into_force_by_other_eyes_only():
    by = a.person(ADMINISTRATOR)
    kept = load(rehearse(Instrument.objects.get(), of(again.QUESTIONS, E1="2,2")), by, "A table")
    refuses(
        lambda: WeightSet.objects.filter(pk=kept.pk).update(outcome="granted", decided_by=by.user, decided_at=now())
    )


def test_scores_need_the_same_queries_however_many_surveys(case, manager, django_assert_num_queries):
    responses = [a.survey(case, manager, wave, BEST) for wave in ("baseline", "3", "6", "12")]
    for some in (responses[:1], responses):
        with django_assert_num_queries(4):
            assert len(measured(some)) == len(some)


def test_each_act_is_of_whoever_did_it(case, manager):
    with acting(manager):
        response = begun(case, manager, on=today() - timedelta(days=1))
    assert response.history.get().history_user == manager.user
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = 'kept' AND tgrelid = 'reintegration_weight'::regclass"
        )
        assert cursor.fetchone() == (1,)
