"""Whether two applications are the same, and where they differ."""

import hashlib
import json

from cases.packages.faults import Fault, pointer_to, shown
from cases.sentences import Sentence as _

ABSENT = object()


def fingerprint(application: dict) -> str:
    """SHA-256 of the checked application in canonical JSON: the same however its file was laid out."""
    canonical = json.dumps(application, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def differences(old: dict, new: dict) -> list[Fault]:
    """One line for each place in which two checked applications differ."""
    return list(_compared(old, new, ()))


def _compared(old, new, path):
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from _compared(old.get(name, ABSENT), new.get(name, ABSENT), (*path, name))
    elif isinstance(old, list) and isinstance(new, list):
        for at in range(max(len(old), len(new))):
            yield from _compared(*(items[at] if at < len(items) else ABSENT for items in (old, new)), (*path, at))
    elif old != new:
        yield Fault(pointer_to(*path), _sentence(old, new))


def _sentence(old, new):
    if old is ABSENT:
        return _("This was not there before.")
    if new is ABSENT:
        return _("This was there before and is missing now.")
    return _("It was {old}, it is {new} now.", old=_value(old), new=_value(new))


def _value(value):
    if isinstance(value, str):
        return _("“{text}”", text=shown(value)) if value else _("empty")
    return _("filled in") if isinstance(value, dict | list) else shown(json.dumps(value))
