"""How people of the demo town answer the survey: better or worse as they fare, and never quite alike."""

from audit.moment import today
from config.town.supporting import subject
from reintegration.survey.instruments import CountsAs
from reintegration.survey.taking import begin, finish, save_answers

SPREAD, UNSURE = 0.22, 0.04


def asked(wave, mood, result="taken"):
    """`mood`: 0 is the worst somebody could answer, 1 the best."""

    def act(walk, by):
        said = {"respondent": subject(walk), "wave": wave, "result": result, "language": "az", "on": today()}
        response = begin(walk.procedure, by, said)
        if result == "taken":
            save_answers(response, by, chosen(response.instrument, walk.chance, mood))
            finish(response, by)

    return act


def chosen(instrument, chance, mood):
    """{question: option}; what is asked only after another answer is left out."""
    questions = (
        instrument.questions.select_related("answer_set").prefetch_related("answer_set__options").order_by("order")
    )
    return {question: _option(question, chance, mood) for question in questions if not question.applicable_if}


def _option(question, chance, mood):
    options = list(question.answer_set.options.all())
    if chance.random() < UNSURE:
        return next(option for option in options if option.counts_as == CountsAs.DONT_KNOW)
    wanted = min(1, max(0, chance.gauss(mood, SPREAD)))
    wanted = 1 - wanted if question.reverse else wanted
    answers = [option for option in options if option.counts_as == CountsAs.ANSWER]
    return min(answers, key=lambda option: abs(float(option.value or 0) - wanted))
