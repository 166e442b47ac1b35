"""What this floor adds to the pages of a case and to the side navigation (workflows/showing/offered.py)."""

from reintegration import case_offered


def tools(frame):
    """Small acts beside the steps of a case, as far as they are this reader's."""
    return case_offered.tools(frame)


def tabs(frame):
    """Further sections of a case: {label, url, current}."""
    return case_offered.tabs(frame)


def notices(frame):
    """What stands above a case (components/notice.html)."""
    return case_offered.notices(frame)


def sources(frame):
    """Rows whose changes belong to the history of a case: (model, history rows)."""
    return case_offered.sources(frame)


def navigation(request, actor):
    """Items of the side navigation: {label, url, count, current, tone}."""
    return case_offered.navigation(request, actor)
