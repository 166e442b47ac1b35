"""Carries out what two people released: the rows in one transaction, then the files. Stopped half way, it goes on when done again."""

import logging
import re
from contextlib import suppress

from django.db import Error, connection
from django.db import transaction as db

from audit.moment import now
from cases import storing
from cases.asylum_door.file_texts import TooMuch, texts_of
from cases.documents import Document
from cases.retention import remembering
from cases.retention.erasures import Erasure, Stage
from workflows.retaining.told import recipients_of, tell
from workflows.rows import LetterCopy
from workflows.showing.offered import offered

log = logging.getLogger(__name__)
LOCK = 0xE7A5E  # of PostgreSQL's advisory locks: one erases at a time


def next_one(is_going) -> bool:
    """The next erasure that waits, whole or as far as it can be; False where none does."""
    remembering.add_what_is_not_listed()
    erasure = Erasure.objects.waiting().filter(stopped="").first()
    if erasure is None:
        return False
    carry_out(erasure)
    return True


def carry_out(erasure) -> Erasure:
    """Rows, then files. What stands against it is noted on the erasure, which then waits for somebody."""
    if erasure.stage == Stage.RELEASED:
        try:
            _erase_rows(erasure)
        except Error as refused:
            log.warning("Erasure %s was refused: %s", erasure.pk, _said(refused))
            remembering.remember(erasure, remembering.FAILED)
            Erasure.objects.filter(pk=erasure.pk, stage=Stage.RELEASED).update(stopped=_said(refused))
    erasure.refresh_from_db()
    if erasure.stage == Stage.ERASED:
        destroy_files(erasure)
    return erasure


def _erase_rows(erasure):
    offered("before_erasure")
    with db.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        erasure.documents = naming(erasure.persons, erasure.shared)
        Erasure.objects.filter(pk=erasure.pk, stage=Stage.RELEASED).update(documents=erasure.documents)
        remembering.remember(erasure, remembering.BEGUN)
        recipients = [] if erasure.again else recipients_of(erasure)
        with connection.cursor() as cursor:
            cursor.execute("SELECT erase(%s)", [erasure.pk])
        tell(erasure, recipients)
    remembering.remember(erasure, remembering.DONE)
    offered("after_erasure")


def _said(refused):
    return str(refused).partition("\n")[0][:300]


def naming(persons, shared) -> list[int]:
    """Files of cases in which others stay, that name the erased: their text is read, pictures cannot be."""
    pattern = pattern_of(persons, shared)
    if not (shared and pattern):
        return []
    letters = set(LetterCopy.objects.filter(document__case__in=shared).values_list("document", flat=True))
    files = Document.objects.filter(case__in=shared).order_by("pk")
    return [file.pk for file in files if file.pk in letters and _names(file, pattern)] + [
        file.pk for file in files if file.pk not in letters and _is_loose(file) and _names(file, pattern)
    ]


def _is_loose(file):
    """No row but that of a means of evidence points to it."""
    pointing = (link for link in Document._meta.related_objects if link.related_model.__name__ != "EvidenceFile")
    return not any(
        link.related_model._base_manager.filter(**{link.field.name: file.pk}).exists()
        for link in pointing
        if not link.many_to_many
    )


def pattern_of(persons, shared):
    with connection.cursor() as cursor:
        cursor.execute("SELECT erasure_words(%s::bigint[], %s::bigint[])", [list(persons), list(shared)])
        (words,) = cursor.fetchone()
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None


def _names(file, pattern):
    with suppress(OSError, ValueError):
        content = storing.read(file.sha256)
        try:
            text = texts_of(content, file.media_type)
        except (TooMuch, ValueError):
            text = ""
        return bool(pattern.search(text) or pattern.search(content.decode("utf-8", "ignore")))
    return False


def destroy_files(erasure):
    """Each is gone from the disk before it leaves the list, so a crash leaves no file behind that nobody knows of."""
    left = list(erasure.files)
    for digest in erasure.files:
        if not Document.objects.filter(sha256=digest).exists():
            storing.destroy(digest)
        left.remove(digest)
        erasure.destroyed += 1
        Erasure.objects.filter(pk=erasure.pk).update(files=left, destroyed=erasure.destroyed)
    erasure.files, erasure.stage, erasure.finished_at = [], Stage.FINISHED, now()
    erasure.save()
