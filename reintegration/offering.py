"""What this floor adds to the pages of a case and to the side navigation (workflows/showing/offered.py)."""

from reintegration import case_offered, referrals_offered, survey_offered
from reintegration.delivering import offered as deliveries
from reintegration.projects import offered as projects
from reintegration.referring import stop_run_out
from reintegration.showing import measure_offers

PARTS = (case_offered, measure_offers, survey_offered, referrals_offered, deliveries, projects)


def _of_each(what, *about):
    askable = (getattr(part, what, None) for part in PARTS)
    return [thing for ask in askable if ask for thing in ask(*about)]


def tools(frame):
    """Small acts beside the steps of a case, as far as they are this reader's."""
    return _of_each("tools", frame)


def tabs(frame):
    """Further sections of a case: {label, url, current}."""
    return _of_each("tabs", frame)


def notices(frame):
    """What stands above a case (components/notice.html)."""
    return _of_each("notices", frame)


def parts(frame):
    """Further parts of the summary of a case: {id, title, url, link, facts}."""
    return _of_each("parts", frame)


def navigation(request, actor):
    """Items of the side navigation: {label, url, count, current, tone}."""
    return _of_each("navigation", request, actor)


def sources(frame):
    """Kinds of rows of this floor that the history of a case tells, with their history rows."""
    return _of_each("sources", frame)


def list_columns():
    """Further columns of the work list, of the procedures of this floor."""
    return _of_each("list_columns")


def weighs_more(approval):
    """Whether a proposal of this floor is approved only on a fresh proof of who does it: one answer of each part that has one."""
    return _of_each("weighs_more", approval)


def beside_proposal(procedure, capacities):
    """What is looked at before a proposal of this floor is decided: {label, url, icon}."""
    return _of_each("beside_proposal", procedure, capacities)


def start(actor):
    """Where somebody begins whose work is all on pages of this floor."""
    return _of_each("start", actor)


def addresses(notices):
    """Where notices lead those to whom the pages of the case are closed: (key, url)."""
    return _of_each("addresses", notices)


def pass_time():
    """What time alone brings about on this floor, beside the clocks: how many steps were taken."""
    return [stop_run_out()]
