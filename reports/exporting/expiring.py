"""Ends exports before their time: when somebody was erased, no file may be left in which they could be."""

from django.db import transaction as db

from audit.actor import acting
from audit.jobs import claiming
from audit.jobs.rows import State
from reports.exporting import keeping
from reports.exporting.rows import Export
from reports.lines.levels import Level


@db.atomic
def expire_those_with_persons() -> int:
    """Every file with lines about persons goes, by name or by pseudonym; what is being made is made anew. How many went."""
    with acting(None):
        found = Export.objects.select_for_update().exclude(level=Level.NONE)
        ready = list(found.filter(state=State.READY))
        for export in ready:
            export.state = State.EXPIRED
            export.save()
        for export in found.filter(state=State.RUNNING):
            claiming.give_back(export)
    runs = [export.run for export in ready]
    db.on_commit(lambda: [keeping.discard(run) for run in runs])
    return len(ready)
