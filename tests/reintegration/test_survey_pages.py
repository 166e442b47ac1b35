"""The pages of a survey as people meet them: begun, answered piece by piece, finished, scored, and explained; in both languages."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASEWORKER,
    FINANCE_OFFICER,
    PROGRAMME_MANAGER,
    SUPERVISOR,
)
from audit.models import TurnedAway, Viewing
from audit.moment import today, walking_at
from reintegration.survey.instruments import WeightSet
from reintegration.survey.responses import Answer, SurveyResponse
from reintegration.survey.showing import scores_shown
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import asked
from tests.reintegration.test_survey import BEST, of
from workflows.finding import find
from workflows.showing.frame import Frame

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def client(manager):
    return signed_in(manager)


@pytest.fixture
def case(manager):
    return a.reintegration(manager)


def url(case, name="survey", *more):
    return reverse(name, args=[case.reference, *more])


def person(case):
    return case.case.members.get(relation="subject").person


def form(case, **more):
    said = {
        "respondent": person(case).pk,
        "wave": "baseline",
        "result": "taken",
        "language": "az",
        "on": "02.03.2026",
        "token": "t",
    }
    return said | more


def begun(client, case, manager):
    a.consent(case, "survey", manager)
    client.post(url(case, "begin_survey"), form(case))
    return SurveyResponse.objects.latest("pk")


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_from_the_beginning_to_the_scores(client, case, manager):
    a.consent(case, "survey", manager)
    page = client.get(url(case)).content.decode()
    assert page.count("Begin or decline") == 4 and "There are no scores yet" in page
    at = client.post(url(case, "begin_survey"), form(case))
    response = SurveyResponse.objects.get()
    assert at.url == url(case, "questionnaire", response.pk, "economic")
    for section, following in (("economic", "social"), ("social", "psychosocial"), ("psychosocial", "")):
        page = client.get(url(case, "questionnaire", response.pk, section)).content.decode()
        letter = {"economic": "E", "social": "S", "psychosocial": "P"}[section]
        assert page.count("I prefer not to answer") == sum(code[0] == letter for code in BEST)
        sent = client.post(
            url(case, "questionnaire", response.pk, section), {code: BEST[code] for code in BEST if code[0] == letter}
        )
        assert sent.url.endswith(f"/{following}/" if following else "/finish/")
    assert "31 of 31 questions have an answer." in text_of(client.get(url(case, "finish_survey", response.pk)))
    assert client.post(url(case, "finish_survey", response.pk), {"act": "finish"}).url == url(case)
    page = client.get(url(case)).content.decode()
    assert 'role="img"' in page and "Provisional weights" in page and "Light support is advised." in page
    assert "Baseline" in page and page.count(">1.00<") == 0 and page.count("1.00") >= 4
    assert Viewing.objects.filter(subject="survey", subject_id=response.pk).exists()


def test_what_was_chosen_is_kept_while_one_answers_and_a_half_filled_form_as_it_is(client, case, manager):
    response = begun(client, case, manager)
    at = url(case, "questionnaire", response.pk, "economic")
    assert client.post(at, {"E1": "ok"}, headers={"X-Draft": "yes"}).status_code == 204
    assert client.post(at, {"E3": "yes"}).status_code == 302
    assert dict(Answer.objects.values_list("question__code", "option__code")) == {"E1": "ok", "E3": "yes"}
    page = client.get(at).content.decode()
    assert re.search(r'value="ok"[^>]* checked', page) and "2 of 10 answered" in page
    assert "begun, not finished" in client.get(url(case)).content.decode()


def test_a_wrong_option_is_told_at_its_question_and_the_others_are_kept(client, case, manager):
    response = begun(client, case, manager)
    answer = client.post(url(case, "questionnaire", response.pk, "economic"), {"E1": "splendid", "E3": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "is-wrong" in page and 'href="#id_E1"' in page
    assert re.search(r'name="E3" value="yes"[^>]* checked', page)
    assert list(Answer.objects.values_list("question__code", flat=True)) == ["E3"]


def test_to_begin_without_consent_is_refused_with_everything_typed_kept(client, case):
    answer = client.post(url(case, "begin_survey"), form(case, on="01.03.2026", language="ru"))
    page = answer.content.decode()
    assert answer.status_code == 422 and "consent to surveys must be recorded first" in text_of(answer)
    assert "01.03.2026" in page and re.search(r'value="ru" selected', page)
    future = client.post(url(case, "begin_survey"), form(case, on=(today() + timedelta(days=1)).strftime("%d.%m.%Y")))
    assert future.status_code == 422 and "This day has not come yet." in text_of(future)


def test_a_double_click_begins_one_survey_and_finishes_it_once(client, case, manager):
    a.consent(case, "survey", manager)
    first, second = (client.post(url(case, "begin_survey"), form(case)).url for _click in range(2))
    response = SurveyResponse.objects.get()
    client.post(url(case, "questionnaire", response.pk, "economic"), {"E1": "ok"})
    ends = [client.post(url(case, "finish_survey", response.pk), {"act": "finish"}).status_code for _click in range(2)]
    assert first == second and ends == [302, 302]


def test_declined_is_recorded_as_a_result(client, case):
    client.post(url(case, "begin_survey"), form(case, result="declined"))
    page = client.get(url(case)).content.decode()
    assert "Does not wish to be asked" in page and "Ask after all" in page


def test_nothing_answered_cannot_be_finished_and_can_be_declined(client, case, manager):
    response = begun(client, case, manager)
    at = url(case, "finish_survey", response.pk)
    assert client.post(at, {"act": "finish"}).status_code == 422
    assert client.post(at, {"act": "decline"}).status_code == 302
    assert SurveyResponse.objects.get().result == "declined"


def test_each_answer_says_what_it_did_to_the_score(client, case, manager):
    response = a.baseline(case, manager, **BEST | {"E1": "ok", "S4": "no_children", "P3": "no_answer", "P9": "no"})
    page = text_of(client.get(url(case, "survey_score", response.pk)))
    assert "Economic: 0.94" in page and "Answered: 9 of 9 questions that apply, 100 % of their weight." in page
    assert "Score: the sum of the parts, 0.9444 (high)." in page
    assert "There are no children of that age" not in page.partition("Social:")[0] and "does not apply" in page
    assert (
        "counted the other way round" in page and "prefers not to answer" in page
    ) or "I prefer not to answer" in page
    assert "Instrument: Reintegration sustainability survey 1. Weights: version 1." in page
    assert "My needs are not met here" in page.partition("In no score")[2]


def test_a_dimension_that_was_not_answered_says_so_and_is_no_zero(client, case, manager):
    a.baseline(case, manager, **{code: option for code, option in BEST.items() if code[0] != "S"})
    page = text_of(client.get(url(case)))
    assert "Social – not scored" not in page and page.count("not scored") >= 2
    assert "There is no overall score, so it advises nothing." in page


def test_the_change_from_the_baseline_is_told_with_its_direction(client, case, manager):
    a.baseline(case, manager, **BEST | {"E1": "very_dissatisfied"})
    a.survey(case, manager, "6", BEST | {"S1": "very_poor"})
    page = text_of(client.get(url(case)))
    assert "+0.11, better" in page and "−0.09, worse" in page and "±0.00, about the same" in page


def test_the_card_of_the_plan_page(case, manager):
    a.baseline(case, manager, **BEST)
    procedure, capacities = find(type("Request", (), {"actor": manager}), case.reference)
    shown = scores_shown(Frame(type("Request", (), {"actor": manager, "session": {}}), procedure, capacities))
    assert set(shown) >= {"radar", "rows", "notes", "url"} and shown["url"] == url(case)
    assert [set(row) >= {"dimension", "baseline", "now", "change", "band"} for row in shown["rows"]] == [True] * 4


def test_the_plan_page_shows_the_scores_and_leads_to_the_waves(client, case, manager):
    at = url(case, "plan")
    assert "No survey has been answered yet." in text_of(client.get(at))
    few = asked(client, at)
    a.baseline(case, manager, **BEST)
    page = client.get(at).content.decode()
    assert 'id="scores-radar-title"' in page and url(case) in page
    one = asked(client, at)
    a.survey(case, manager, "6", BEST)
    assert asked(client, at) == one <= few + 4


def test_a_finished_survey_is_taken_up_again_to_mend_an_answer(client, case, manager):
    response = a.baseline(case, manager, **BEST)
    at = client.post(url(case, "reopen_survey", response.pk)).url
    client.post(at, {"E1": "ok"})
    client.post(url(case, "finish_survey", response.pk), {"act": "finish"})
    assert "Economic: 0.94" in text_of(client.get(url(case, "survey_score", response.pk)))


def test_in_azerbaijani_questions_answers_and_words_are_azerbaijani(client, case, manager):
    response = begun(client, case, manager)
    client.cookies["language"] = "az"
    page = client.get(url(case, "questionnaire", response.pk, "economic")).content.decode()
    assert "Hazırda işləyirsinizmi?" in page and "Cavab vermək istəmirəm" in page and "I prefer" not in page


WHO = [
    (CASEWORKER, "AZ-MLSP", 200, True),
    (SUPERVISOR, "AZ-MLSP", 200, True),
    (PROGRAMME_MANAGER, "AZ-MLSP", 200, False),
    (FINANCE_OFFICER, "AZ-MLSP", 403, False),
    (AUDITOR, "AZ-MLSP", 403, False),
    (CASEWORKER, "AZ-MOH", 404, False),
    (CASEWORKER, "NL-CA", 404, False),
]


@pytest.mark.parametrize(("role", "at", "status", "takes"), WHO)
def test_who_sees_a_survey_and_who_takes_it(case, manager, role, at, status, takes):
    response = a.baseline(case, manager, **BEST)
    reader = signed_in(a.person(role, at=at))
    for name, more in (("survey", ()), ("survey_score", (response.pk,))):
        assert reader.get(url(case, name, *more)).status_code == status
    began = reader.get(url(case, "begin_survey")).status_code
    assert began == (200 if takes else 404 if status == 404 else 403)
    tab = f'href="{url(case)}"'
    page = reader.get(reverse("procedure", args=[case.reference])).content.decode()
    assert (tab in page) == (status == 200)


def test_whoever_handed_over_sees_no_survey(manager):
    migration = a.person(CASEWORKER)
    case = a.reintegration(manager)
    case.bring_in({"observer": migration.agency})
    assert signed_in(migration).get(url(case)).status_code == 403


def test_another_cases_survey_is_not_found(client, case, manager):
    other = a.baseline(a.reintegration(manager), manager, **BEST)
    for name, more in (("survey_score", ()), ("questionnaire", ("economic",)), ("finish_survey", ())):
        assert client.get(url(case, name, other.pk, *more)).status_code == 404


def test_the_pages_need_the_same_queries_however_much_was_answered(client, case, manager):
    a.baseline(case, manager, **BEST)
    few = [asked(client, url(case))]
    for wave in ("3", "6", "12"):
        last = a.survey(case, manager, wave, BEST)
    assert few[0] == asked(client, url(case)) <= 18
    assert asked(client, url(case, "survey_score", last.pk)) <= 18
    half = begun(client, a.reintegration(manager), manager)
    assert asked(client, url(half.procedure, "questionnaire", half.pk, "social")) <= 18


# questionnaires and weights


@pytest.fixture
def administrators():
    return [signed_in(a.person(ADMINISTRATOR)) for _one in range(2)]


def sent(client, content, deed, **more):
    from reintegration.survey.instruments import Instrument  # noqa: PLC0415

    file = SimpleUploadedFile("weights.csv", content, "text/csv")
    said = {"instrument": Instrument.objects.get().pk, "file": file, "source": "A table", "deed": deed}
    return client.post(reverse("survey_instruments"), said | more)


def test_weights_are_rehearsed_loaded_and_brought_into_force_by_another(administrators, case, manager):
    loader, other = administrators
    answer = sent(loader, of(BEST, E1="4,5"), "rehearse")
    assert answer.status_code == 200 and "4.00 / 5.00" in text_of(answer) and WeightSet.objects.count() == 1
    assert sent(loader, of(BEST, E1="4,5"), "apply", is_official="on").status_code == 302
    kept = WeightSet.objects.get(version=2)
    decided = reverse("decide_weights", args=[kept.pk])
    loader.post(decided, {"act": "grant"})
    assert WeightSet.objects.get(pk=kept.pk).outcome == "open"
    other.post(decided, {"act": "grant"})
    assert WeightSet.objects.get(pk=kept.pk).outcome == "granted"
    response = a.baseline(case, manager, **BEST)
    page = text_of(signed_in(manager).get(url(case, "survey_score", response.pk)))
    assert "Weights: version 2." in page and "Provisional weights" not in page


def test_a_faulty_file_is_shown_with_its_lines(administrators):
    answer = sent(administrators[0], of([*BEST, "E99"]), "apply")
    page = text_of(answer)
    assert answer.status_code == 422 and "Line 33" in page and "The questionnaire has no question E99." in page
    assert "A table" in answer.content.decode() and WeightSet.objects.count() == 1


def test_what_cannot_be_taken_in_a_source_is_not_kept(administrators):
    answer = sent(administrators[0], of(BEST, E1="4,5"), "apply", source="Eurodac AZ 1 0012345")
    assert answer.status_code == 422 and TurnedAway.objects.exists() and WeightSet.objects.count() == 1


@pytest.mark.parametrize(("role", "at"), [(ADMINISTRATOR, "AZ-MLSP"), (CASEWORKER, "AZ-SMS")])
def test_questionnaires_are_for_administrators_of_the_leading_agency(role, at):
    assert signed_in(a.person(role, at=at)).get(reverse("survey_instruments")).status_code == 403
