"""The rules by which an auditor judges the ledger, drawn from what the floors declare; each set is kept, and its hash recorded.

A set holds for the records after the one that names it, until another is named. So nobody can bring other rules afterwards.
"""

import hashlib
import json
from importlib import import_module

from django.apps import apps
from django.conf import settings


def canonical(told) -> str:
    """JSON as RFC 8785 has it for what is written here: keys sorted, no spaces, no floats."""
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def drawn() -> dict:
    """The rules as the code declares them now: what `rules` of each floor's room gives, put together."""
    told = {"v": 1}
    for room in settings.LEDGER_FROM:
        rules = getattr(import_module(room), "rules", None)  # a floor may have none
        told |= rules() if rules else {}
    return told


def digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def keep_rules(sender, using="default", **_):
    """Receiver of Django's own post_migrate: where the rules have changed, the new ones are kept and recorded."""
    content, kept = canonical(drawn()), apps.get_model("audit", "RuleSet").objects
    latest = kept.using(using).order_by("-pk").values_list("hash", flat=True).first()
    if latest != digest(content):
        kept.using(using).create(hash=digest(content), content=content)
