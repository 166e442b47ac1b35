"""Surveys scored as at a moment: what was answered, under the weights that were in force then."""

from functools import cached_property

from reintegration.survey.instruments import Instrument, Option, WeightSet
from reintegration.survey.scores import asked, questions_of, rules_of, told
from reintegration.survey.scoring import scored


class Weighing:
    """Instruments, options and versions of weights, read when the first survey is scored. None of them is ever changed."""

    @cached_property
    def instruments(self):
        return {one.pk: one for one in Instrument.objects.all()}

    @cached_property
    def options(self):
        return {one.pk: one for one in Option.objects.all()}

    @cached_property
    def questions(self):
        return questions_of(self.instruments)

    @cached_property
    def granted(self):
        """Versions of weights that came into force, the newest first."""
        found = WeightSet.objects.filter(outcome=WeightSet.Outcome.GRANTED).prefetch_related("weights")
        return list(found.order_by("-version"))

    @cached_property
    def moments(self):
        """When weights came into force; those that came with us always were."""
        return {one.decided_at for one in self.granted if one.decided_at}

    def in_force(self, instrument_id, moment):
        granted = (one for one in self.granted if one.instrument_id == instrument_id)
        return next(one for one in granted if one.decided_at is None or one.decided_at <= moment)

    def scores(self, response, answers, moment):
        """({dimension or the whole: Score}, the version of the weights) of a survey that was taken."""
        weight_set = self.in_force(response.instrument_id, moment)
        weights = {weight.question_id: weight for weight in weight_set.weights.all()}
        questions = self.questions[response.instrument_id]
        chosen = {answer.question_id: self.options[answer.option_id] for answer in answers}
        said = told({one.code: chosen[one.pk] for one in questions if one.pk in chosen})
        instrument = self.instruments[response.instrument_id]
        found = scored([asked(one, weights.get(one.pk)) for one in questions], said, rules_of(instrument))
        return found, f"{instrument.code}-{instrument.version}/{weight_set.version}"

    def dimensions(self, instrument_id):
        return dict.fromkeys(question.dimension for question in self.questions[instrument_id])
