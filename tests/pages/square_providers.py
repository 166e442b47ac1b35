"""What providers have on the square: a measure with a delivery, a session, an invoice; and a project that serves its case."""

from uuid import uuid4

from audit.actor import acting
from audit.moment import today
from reintegration.delivering.invoicing import Written, submit_invoice
from reintegration.delivering.recording import Said, record_session
from reintegration.models import Project, ProjectCase
from tests.reintegration.delivering import Provider, paper


def provided():
    """By the names that tests/pages/addresses.py knows."""
    provider = Provider()
    measure = provider.ordered("start")
    by = provider.deliverer
    with acting(by):
        session = {"on": today(), "topic": "Sewing", "hours": None}
        said = Said(today(), proof="attendance", file=paper())
        session = record_session({measure: said}, session, by, token=str(uuid4()))
        delivery = session.deliveries.get()
        written = Written("17", today(), paper("Invoice"))
        invoice = submit_invoice(measure, by, [delivery.pk], written, token=str(uuid4()))
    case = measure.parent.as_kind()
    project = Project.objects.create(
        programme=case.programme,
        title_en="A well",
        title_az="Quyu",
        dimension="social",
        level="community",
        starts_on=today(),
    )
    link = ProjectCase.objects.create(project=project, procedure=measure.parent, linked_by=provider.manager.user)
    return {
        "measure": measure,
        "delivery": delivery,
        "session": session,
        "invoice": invoice,
        "project": project,
        "link": link,
    }
