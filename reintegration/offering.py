"""What this floor adds to the pages of a case and to the side navigation (workflows/showing/offered.py)."""

from reintegration.showing import measure_offers


def tools(frame):
    """Small acts beside the steps of a case, as far as they are this reader's."""
    return []


def tabs(frame):
    """Further sections of a case: {label, url, current}."""
    return [*measure_offers.tabs(frame)]


def navigation(request, actor):
    """Items of the side navigation: {label, url, count, current, tone}."""
    return [*measure_offers.navigation(request, actor)]
