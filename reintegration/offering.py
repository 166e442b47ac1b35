"""What this floor adds to the pages of a case and to the side navigation (workflows/showing/offered.py)."""

from reintegration.delivering import offered as deliveries
from reintegration.projects import offered as projects


def tools(frame):
    """Small acts beside the steps of a case, as far as they are this reader's."""
    return []


def tabs(frame):
    """Further sections of a case: {label, url, current}."""
    return deliveries.tabs(frame)


def notices(frame):
    """What stands above a case (components/notice.html)."""
    return deliveries.notices(frame)


def parts(frame):
    """Further parts of the summary of a case: {id, title, url, link, facts}."""
    return [*deliveries.parts(frame), *projects.parts(frame)]


def navigation(request, actor):
    """Items of the side navigation: {label, url, count, current, tone}."""
    return [*deliveries.navigation(request, actor), *projects.navigation(request, actor)]


def start(actor):
    """Where somebody begins whose work is all on pages of this floor."""
    return deliveries.start(actor)


def addresses(notices):
    """Where notices lead those to whom the pages of the case are closed: (key, url)."""
    return deliveries.addresses(notices)
