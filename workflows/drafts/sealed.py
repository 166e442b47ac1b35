"""Drafts of forms that are about no case: of a case that is yet to be opened, of an agency, a rule, a programme.

About whom they are nobody can know, so they lie under a key that the browser alone has (rows.SealedDraft). At another computer
somebody learns that there is one, and not what it says. Not kept: sign-in and one's own account.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.fernet import Fernet
from django.conf import settings

from agencies.policy import PUBLIC, SIGNED_IN
from agencies.typed.sealing import seal, unseal
from audit.moment import now
from workflows.rows import SealedDraft

OWN = frozenset({PUBLIC, SIGNED_IN, "account.view"})
MOST = 50  # of one person
STOOD = "stood"  # field of the form: the digest of what stood there when it was opened


@dataclass(frozen=True)
class Kept:
    """`content` is {name: [values]}; None where this browser has not the key."""

    content: dict | None
    saved_at: datetime


def is_sealed(view) -> bool:
    return getattr(view, "policy", PUBLIC) not in OWN


def key_of(request) -> str:
    """The key of this browser; a new one is handed out with the answer (middleware)."""
    known = request.COOKIES.get(settings.DRAFTS_COOKIE_NAME) or getattr(request, "new_drafts_key", None)
    if known is None:
        known = request.new_drafts_key = Fernet.generate_key().decode()
    return known


def keep(request, content):
    """Nothing was typed: nothing is kept."""
    if not any(value.strip() for name, values in content.items() if name != STOOD for value in values):
        return
    try:
        sealed = seal(content, key_of(request))
    except ValueError:  # what the cookie says is no key: they get another
        del request.COOKIES[settings.DRAFTS_COOKIE_NAME]
        sealed = seal(content, key_of(request))
    mine = SealedDraft.objects.filter(person=request.actor.user)
    mine.update_or_create(person=request.actor.user, path=request.path, defaults={"sealed": sealed, "saved_at": now()})
    mine.filter(pk__in=mine.order_by("-saved_at").values("pk")[MOST:]).delete()


def kept(request, path) -> Kept | None:
    """What somebody was typing into the form that is sent to `path`. One query for each form of a page."""
    known = request.__dict__.setdefault("sealed_drafts", {})
    if path not in known:
        row = SealedDraft.objects.filter(person=request.actor.user, path=path).first()
        known[path] = row and Kept(unseal(row.sealed, key_of(request)), row.saved_at)
    return known[path]


def typed_before(request) -> dict:
    """{name: value} as it was typed into the form of this very page, for a view that must know how much there is; else empty."""
    draft = kept(request, request.path)
    return {name: values[-1] for name, values in ((draft and draft.content) or {}).items() if values}


def forget(person, path):
    SealedDraft.objects.filter(person=person, path=path).delete()


def sweep(before):
    SealedDraft.objects.filter(saved_at__lt=before).delete()


def stood(form) -> str:
    """A digest of what a form changes, as it stands now; "" of a form that makes something new.

    A draft that was begun on something else does not come back by itself: it would undo what others have changed since.
    """
    if getattr(getattr(form, "instance", None), "pk", None) is None:
        return ""
    stands = repr([(name, str(form.initial.get(name))) for name in form.fields])
    return sha256(stands.encode()).hexdigest()[:16]
