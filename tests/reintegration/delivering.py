"""Makes what a provider has to deliver: measures of as many people as told, accepted by it."""

from uuid import uuid4

from django.db import transaction

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from cases.packages.samples.specimens import paper_pdf
from cases.programmes import Programme
from reintegration.delivering.recording import Said, record_delivery
from reintegration.models import MeasureKind
from tests import a
from tests.reintegration.funding import funded
from tests.reintegration.measuring import People, measure_of, walked

NAMES = ("Aytən", "Elçin", "Leyla", "Rauf", "Nigar", "Tural", "Günel", "Orxan", "Səbinə", "Vüsal", "Zəhra", "Kamran")


class Provider(People):
    """Everybody of a provider, and measures that it delivers."""

    def __init__(self, at="NGO-1"):
        self.at = at
        self.deliverer = a.person(CASEWORKER, at=at)
        self.head = a.person(SUPERVISOR, at=at)

    def ordered(self, until="accept", kind="training", name="Aytən C.", **fields):
        """A measure, as far as a step; of a case of its own."""
        with transaction.atomic():
            return self._ordered(until, kind, name, fields)

    def _ordered(self, until, kind, name, fields):
        MeasureKind.objects.filter(code=kind).update(before_plan=True)
        fund = Programme.objects.filter(code="FUND").first() or funded(a.programme("FUND"), lines={kind: "50000.00"})
        case = a.reintegration(self.manager, {a.returnee(given=name.split()[0]): "subject"}, programme=fund)
        a.consent(case)
        said = {"provider": a.agency(self.at), "short_name": name, "units_planned": 20, "place": "Gəncə", **fields}
        return walked(measure_of(case, self.manager, kind, **said), self, until)

    def group(self, number=12):
        return [self.ordered(name=f"{name} C.") for name in NAMES[:number]]

    def records(self, measure, on, by=None, **said):
        another = said.pop("another", False)
        by = by or self.deliverer
        with acting(by):
            return record_delivery(measure, Said(on, **said), by, token=str(uuid4()), another=another)


def paper(words="List of attendance"):
    return paper_pdf(words, [words])
