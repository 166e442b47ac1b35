"""Which agencies make which reports."""

from reports.declared import REPORTS


def makes(actor, code):
    """Whether an agency with these parts makes a report. Who only observes makes none."""
    parts = REPORTS[code].parts if code in REPORTS else None
    return parts is not None and bool(set(actor.agency.case_roles) & set(parts))


def made_by(actor):
    return [report for code, report in REPORTS.items() if makes(actor, code)]
