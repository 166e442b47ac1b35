"""What this floor adds to the pages of a case and to the side navigation (workflows/showing/offered.py)."""

from reintegration import referrals_offered
from reintegration.referring import stop_run_out


def tools(frame):
    """Small acts beside the steps of a case, as far as they are this reader's."""
    return referrals_offered.tools(frame)


def tabs(frame):
    """Further sections of a case: {label, url, current}."""
    return referrals_offered.tabs(frame)


def notices(frame):
    """What stands above a case (components/notice.html)."""
    return referrals_offered.notices(frame)


def navigation(request, actor):
    """Items of the side navigation: {label, url, count, current, tone}."""
    return referrals_offered.navigation(request, actor)


def pass_time():
    """What time alone brings about on this floor, beside the clocks: how many steps were taken."""
    return [stop_run_out()]
