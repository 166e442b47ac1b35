"""Loads weights of an instrument: rehearsed, kept as a version that waits, brought into force by another administrator."""

from dataclasses import dataclass

from django.db import connection
from django.db import transaction as db
from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from audit.moment import now
from reintegration.survey.instruments import Instrument, Question, Weight, WeightSet
from reintegration.survey.scores import weights_in_force
from reintegration.survey.weights_file import Read, read
from workflows.refusing import MovedOn, Refused


@dataclass(frozen=True)
class Rehearsal:
    """What a file says, before anything of it is kept."""

    instrument: Instrument
    questions: dict  # code → Question, with `values`: how many of its options have one
    read: Read

    @property
    def is_sound(self):
        return not self.read.faults

    def changes(self):
        """(code, (in the dimension, in the whole) before, after) of each question whose weights differ from those in force."""
        before = weights_in_force([self.instrument.pk]).get(self.instrument.pk)
        known = (
            {one.question_id: (one.in_dimension, one.in_composite) for one in before.weights.all()} if before else {}
        )
        told = ((code, known.get(self.questions[code].pk), pair) for code, pair in self.read.weights.items())
        return [(code, old, new) for code, old, new in told if old != new]


def rehearse(instrument, content) -> Rehearsal:
    """Reads a file of weights against an instrument. Writes nothing."""
    valued = Count("answer_set__options", filter=Q(answer_set__options__value__isnull=False))
    found = Question.objects.filter(instrument=instrument).annotate(values=valued).order_by("order")
    questions = {question.code: question for question in found}
    without = [code for code, question in questions.items() if not question.values]
    return Rehearsal(instrument, questions, read(content, list(questions), without))


@db.atomic
def load(rehearsal, by, source, is_official=False):
    """Keeps a sound file as the next version, which waits for another administrator. Raises Refused. The WeightSet."""
    _one_after_another()
    if not rehearsal.is_sound:
        raise Refused(_("The file has faults. Nothing is kept."))
    sets = WeightSet.objects.filter(instrument=rehearsal.instrument)
    if sets.filter(outcome=WeightSet.Outcome.OPEN).exists():
        raise Refused(_("Weights are waiting for approval already. Decide on them first."))
    if not rehearsal.changes():
        raise Refused(_("These are the weights in force. Nothing is kept."))
    kept = WeightSet.objects.create(
        instrument=rehearsal.instrument, version=(sets.aggregate(last=Max("version"))["last"] or 0) + 1,
        source=source, is_official=is_official, loaded_by=by.user, loaded_at=now(),
    )  # fmt: skip
    Weight.objects.bulk_create(
        Weight(weight_set=kept, question=rehearsal.questions[code], in_dimension=pair[0], in_composite=pair[1])
        for code, pair in rehearsal.read.weights.items()
    )
    return kept


@db.atomic
def decide(weight_set, by, outcome):
    """Another administrator brings weights into force, or refuses them. A second click finds it done."""
    _one_after_another()
    found = WeightSet.objects.get(pk=weight_set.pk)
    if found.outcome != WeightSet.Outcome.OPEN:
        if (found.outcome, found.decided_by_id) != (outcome, by.user.pk):
            raise MovedOn(_("This has been decided already."))
        return found
    if found.loaded_by_id == by.user.pk:
        raise Refused(_("You loaded these weights: another administrator decides on them."))
    found.outcome, found.decided_by, found.decided_at = outcome, by.user, now()
    found.save()
    return found


def _one_after_another():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('survey weights are changed', 0))")
