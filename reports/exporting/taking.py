"""Whoever takes a file is written down; where it names persons, at each of their cases too, before the first byte leaves."""

from django.db import transaction as db

from audit.models import Viewing
from audit.moment import now
from reports.exporting.rows import Download
from reports.lines.levels import Level
from reports.lines.reading import cases_named

BATCH = 2000


@db.atomic
def note_taken(export, asked, by):
    Download.objects.create(export=export, by=by.user)
    if export.level != Level.NAMED:
        return
    said = {"user": by.user, "agency": by.agency, "at": now(), "subject": "export", "subject_id": export.pk}
    cases = list(cases_named(asked.question, by))
    Viewing.objects.bulk_create((Viewing(case_id=case, **said) for case in cases), batch_size=BATCH)
