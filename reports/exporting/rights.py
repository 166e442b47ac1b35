"""Whether somebody may still have what they asked for: looked at when it is made, and again when it is taken."""

from django.utils.translation import gettext as _

from agencies.policy import may
from reports.declared import own_reports
from reports.exporting.rows import Export
from reports.lines.levels import Level
from reports.lines.reading import hash_of_cases


class NoRight(Exception):
    """Its text says why."""


def insist_to_ask(actor, asked):
    """Raises NoRight. `actor`: as they stand now, None where no role of theirs is in force."""
    if actor is None or not may(actor.capacities, "report.count"):
        raise NoRight(_("Whoever asked for it may no longer count for this agency."))
    if asked.report and asked.report not in own_reports(actor):
        raise NoRight(_("This report is made by other agencies: it counts what yours has no part in."))


def insist(actor, asked, export: Export):
    """The same when it is made; and names need somebody else."""
    insist_to_ask(actor, asked)
    if export.level == Level.NAMED and export.decided_by_id in (None, export.asked_by_id):
        raise NoRight(_("Nobody else has agreed to it."))


def insist_still(actor, asked, export: Export):
    """The same of a file that is there: of whom it tells, each must still be open to the reader."""
    insist(actor, asked, export)
    if export.level != Level.NONE and export.cases_hash != hash_of_cases(asked.question, actor, export.level):
        raise NoRight(_("What is open to you has changed since this file was made. Ask for it anew."))
