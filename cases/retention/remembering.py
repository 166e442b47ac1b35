"""Erasures are remembered outside the database too: whoever restores an older one must erase them again before anybody signs in.

The list holds keys and moments, nothing that names anybody. It is written line by line and never rewritten; the line of an erasure
stands in it before the database carries it out.
"""

import json
import os
from pathlib import Path

from django.conf import settings

from cases.retention.erasures import CARRIED_OUT, Erasure

BEGUN, DONE, FAILED = "begun", "done", "failed"
_ABOUT = ("ground", "person", "case", "persons", "cases", "shared", "documents")


def place() -> Path:
    return Path(settings.ERASURES_LIST)


def remember(erasure, state):
    """Adds a line, and is sure that it is on the disk."""
    told = {"key": str(erasure.key), "state": state} | {name: getattr(erasure, name) for name in _ABOUT}
    place().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(place(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="ascii") as file:
        file.write(json.dumps(told) + "\n")
        file.flush()
        os.fsync(file.fileno())
    synced(place().parent)


def synced(folder):
    """What was made or taken away in a folder is on the disk when this returns."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remembered() -> dict[str, dict]:
    """Each erasure on the list that was begun and did not fail, by its key. A line that was cut off is passed over."""
    found = {}
    if place().exists():
        for line in place().read_text(encoding="ascii", errors="replace").splitlines():
            told = _read(line)
            if told and told.get("state") == FAILED:
                found.pop(told["key"], None)
            elif told:
                found[told["key"]] = told
    return found


def _read(line):
    try:
        return json.loads(line)
    except ValueError:
        return None


def missing() -> list[dict]:
    """What the list knows of and the database has not carried out, nor is about to."""
    listed = remembered()
    if not listed:
        return []
    known = {str(key): stage for key, stage in Erasure.objects.filter(key__in=listed).values_list("key", "stage")}
    return [
        told
        for key, told in listed.items()
        if known.get(key) not in (*CARRIED_OUT, "released") or _is_cut_short(told, known)
    ]


def _is_cut_short(told, known):
    """Done, and only released here: the database is older than the list."""
    return told["state"] == DONE and known.get(told["key"]) == "released"


def add_what_is_not_listed() -> int:
    """After a crash between the database and the list; gives how many were."""
    listed = remembered()
    late = [
        one for one in Erasure.objects.carried_out().order_by("pk") if listed.get(str(one.key), {}).get("state") != DONE
    ]
    for erasure in late:
        remember(erasure, DONE)
    return len(late)
