"""Whoever takes a file is written down; where it names persons, at each of their cases too, before the first byte leaves.

The second is written with the answer, by the log of who read what (audit/read_log.py).
"""

from agencies.reading import note_case, note_subject
from reports.exporting.rows import Download
from reports.lines.levels import Level
from reports.lines.reading import cases_named


def note_taken(export, asked, by):
    Download.objects.create(export=export, by=by.user)
    if export.level != Level.NAMED:
        return
    note_subject("export", export.pk, "export")
    for case in cases_named(asked.question, by):
        note_case(case)
