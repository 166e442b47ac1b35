"""Makes exports, one after another: what was asked is read anew, and so is what whoever asked may see by now."""

from datetime import timedelta

from django.db import connection
from django.db import transaction as db

from agencies.policy import actor_of
from audit.actor import acting
from audit.jobs import claiming
from audit.jobs.rows import State
from audit.jobs.working import Trade, always, run_next
from audit.moment import now
from reports.exporting import keeping
from reports.exporting.rights import NoRight, insist
from reports.exporting.rows import Content, Export
from reports.exporting.wanted import Unreadable, wanted
from reports.files import Asked, file_of
from reports.lines.levels import Level
from reports.lines.making import Told, write_list
from reports.lines.reading import hash_of_cases

KEPT = timedelta(days=7)


def run_one(is_going=always) -> bool:
    """Makes the next export; False where none waits."""
    return run_next(EXPORTING, is_going)


def _make(export, is_going):
    _finish(export, _made(export, is_going))


def _clear(export):
    keeping.discard(export.run)


def _made(export, is_going):
    """Writes the file; what is known of it then."""
    actor = actor_of(export.asked_by, export.asked_for_id)
    asked = wanted(export.content, export.parameters)
    insist(actor, asked, export)
    with claiming.Beat(export, is_going) as beat, keeping.written_by(export.run) as out:
        if export.content == Content.ROWS:
            cases, total = _rows(out, export, actor, asked.question, beat)
        else:
            cases, total = "", _tables(out, export, actor, asked, beat)
        out.flush()
        return {"total": total, "size": out.tell(), "cases_hash": cases}


@db.atomic
def _rows(out, export, actor, question, beat):
    """All from one snapshot of the database: the number of rows, whose names are open, the rows."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    cases = hash_of_cases(question, actor, export.level) if export.level != Level.NONE else ""
    told = Told(
        form=export.form,
        level=export.level,
        purpose=export.purpose,
        agreed_by=export.decided_by and export.decided_by.name,
    )
    return cases, write_list(out, question, actor, told, beat.watch)


def _tables(out, export, actor, asked, beat):
    beat.say(0, None)
    tables = asked.tables(actor)
    said = Asked(actor, asked.first, asked.last, asked.as_of, asked.filters)
    out.write(file_of(export.form, asked.title, tables, said))
    return sum(len(table.lines) for table in tables)


@db.atomic
def _finish(export, made):
    row = claiming.mine(export)
    claiming.end(row, State.READY, done=made["total"], ready_until=now() + KEPT, retry_at=None, **made)


EXPORTING = Trade(Export, _make, _clear, (NoRight, Unreadable))


def expire() -> int:
    """Files that were kept long enough go, and whatever lies there without a row."""
    gone = 0
    with acting(None):
        while _expire_one():
            gone += 1
        return gone + keeping.sweep()


@db.atomic
def _expire_one():
    over = Export.objects.select_for_update(skip_locked=True).filter(state=State.READY, ready_until__lte=now())
    export = over.order_by("pk").first()
    if export is None:
        return False
    export.state = State.EXPIRED
    export.save()
    db.on_commit(lambda: keeping.discard(export.run))
    return True
