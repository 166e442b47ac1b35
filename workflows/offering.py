"""What a voluntary return adds to the pages of its case, and requests for one's own data to notices (workflows/showing/offered.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.managing import LEADING_AGENCY, leads
from agencies.policy import may
from agencies.roles import CASE_MANAGEMENT
from cases.counselling import CounsellingSession
from cases.fitness import FitnessAssessment
from cases.guardianship import Guardianship
from cases.vulnerability import Vulnerability
from workflows.drafts.keeping import sweep
from workflows.navigation import item
from workflows.procedures.voluntary_return import VoluntaryReturn
from workflows.retaining.carrying_out import next_one
from workflows.subject_access import telling
from workflows.subject_access.asking import may_do

ROWS = (CounsellingSession, FitnessAssessment, Guardianship, Vulnerability)


def tools(frame):
    """A talk is recorded wherever the case stands."""
    if not _is_return(frame) or frame.procedure.is_closed or not may(frame.capacities, "return.record"):
        return []
    return [{"label": _("Record counselling"), "url": frame.url("counselling"), "icon": "pencil", "small": True}]


def tabs(frame):
    if not may(frame.capacities, "return.view"):
        return []
    shown = [("vulnerability", _("Vulnerability"))]
    if _is_return(frame):
        shown = [
            ("counselling", _("Counselling")),
            ("eligibility", _("Eligibility")),
            *shown,
            ("fitness", _("Fitness to travel")),
        ]
    return [{"label": label, "url": frame.url(name), "current": name == frame.section} for name, label in shown]


def navigation(request, actor):
    if CASE_MANAGEMENT not in actor.agency.case_roles:
        return []
    found = []
    if may(actor.capacities, "return.open"):
        found.append(item(request, _("New voluntary return"), reverse("new_voluntary_return")))
    if may(actor.capacities, "enquiry.count"):
        found.append(item(request, _("Enquiries"), reverse("enquiries")))
    return found


def oversight(request, actor):
    found = []
    if may_do("list", actor):
        found.append(item(request, _("Requests for one’s own data"), reverse("subject_accesses")))
    if may(actor.capacities, "retention.view") and actor.agency.code == LEADING_AGENCY:
        found.append(item(request, _("Retention and erasure"), reverse("retention")))
    if leads(actor):
        found.append(item(request, _("Mail to see to"), reverse("mails")))
    return found


def places(notices):
    return telling.places(notices)


def sentences(notice):
    return telling.sentences(notice)


def notice_kinds():
    return [telling.NEWS]


def sources(frame):
    """Rows whose changes belong to the history of the case: (model, history rows)."""
    if not may(frame.capacities, "return.view"):
        return []
    return [(model, model.history.filter(case_id=frame.procedure.case_id)) for model in ROWS]


def _is_return(frame):
    return isinstance(frame.procedure, VoluntaryReturn)


def pass_time():
    """Drafts that nobody came back to are swept away: no step of any case."""
    sweep()
    return []


def long_work():
    """Erasures that were released are carried out beside clocks and mail."""
    return [next_one]
