"""The codes of rows that facts refer to, read once a refresh: a fact bears the code, and no key."""

from contextlib import contextmanager
from contextvars import ContextVar

from agencies.models import Agency
from cases.programmes import Programme
from cases.rules import Agreement
from reintegration.measures.kinds import MeasureKind
from reports.facts.weighing import Weighing

_current = ContextVar("codes")


class Codes:
    def __init__(self):
        self._programmes = dict(Programme.objects.values_list("pk", "code"))
        self._agencies = dict(Agency.objects.values_list("pk", "code"))
        self._agreements = dict(Agreement.objects.values_list("pk", "code"))
        self._kinds = {kind.pk: kind for kind in MeasureKind.objects.all()}
        self.survey = Weighing()

    def programme(self, pk):
        return self._programmes.get(pk, "")

    def agency(self, pk):
        return self._agencies.get(pk, "")

    def agreement(self, pk):
        return self._agreements.get(pk, "")

    def is_business(self, measure):
        return self._kinds[measure.measure_kind_id].is_business

    def measure(self, measure):
        kind = self._kinds[measure.measure_kind_id]
        return {
            "measure_kind": kind.code, "dimension": kind.dimension, "programme": self.programme(measure.programme_id),
            "partner": self.agency(measure.provider_id),
        }  # fmt: skip


@contextmanager
def read_once():
    """Within this block `codes()` gives what stood in the tables when it began."""
    token = _current.set(Codes())
    try:
        yield
    finally:
        _current.reset(token)


def codes() -> Codes:
    return _current.get()
