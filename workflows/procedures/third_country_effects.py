"""What follows from the steps that only a readmission of third-country nationals and stateless persons has."""

from workflows.perform import perform
from workflows.procedures import readmission_effects
from workflows.procedures.third_country_guards import came_too_late


def submit(request, by):
    """Beside the file: whom it is about, since when the stay was known, and why nobody can be sent home directly."""
    readmission_effects.submit(request, by)
    request.about_whom = request.application["about_whom"]
    request.known_on = request.case.circumstances.knowledge_date
    request.direct_return_impossible = request.application["basis"]["direct_return_impossible"]


def submit_now(request, by):
    readmission_effects.receive_now(request)
    submit(request, by)


def find_late(request, by):
    """What came after the limit is inadmissible the moment it is received (Art. 11): nobody decides that."""
    if came_too_late(request):
        perform(request, "find_late", by=None)


def accept_late(request, by):
    """From here on it is examined; no limit of the agreement binds us to a reply."""
    request.is_ex_gratia = True
    readmission_effects.acknowledge(request, by)
