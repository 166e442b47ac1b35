"""Drafts of forms that are about no case: of a case that is yet to be opened, of an agency, a rule, a programme.

About whom they are nobody can know, so they lie under a key that the browser alone has (rows.SealedDraft). At another computer
somebody learns that there is one, and not what it says. Each opening of a form is a draft of its own, by its mark: two windows
do not write over each other. A draft is offered and filled in when it is asked for. Not kept: sign-in and one's own account.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from urllib.parse import urlencode

from cryptography.fernet import Fernet
from django.conf import settings

from agencies.policy import PUBLIC, SIGNED_IN
from agencies.typed.keeping import is_kept
from agencies.typed.sealing import seal, unseal
from audit.moment import now
from workflows.rows import SealedDraft

OWN = frozenset({PUBLIC, SIGNED_IN, "account.view"})
MOST, OFFERED = 50, 3  # of one person; of one form
LONGEST = SealedDraft._meta.get_field("path").max_length
MARK, STOOD = "begun", "stood"  # fields of the form: which opening of it this is, and a digest of what stood there
ASKED = "draft"  # in the address: the mark of the draft that is to be filled in
SHORT_NAME = "code"  # elsewhere a secret; where nobody proves who they are, the short name of something


@dataclass(frozen=True)
class Kept:
    """`content` is {name: [values]}; None where this browser has not the key."""

    mark: str
    content: dict | None
    saved_at: datetime

    @property
    def stood(self) -> str:
        """The digest of what stood in the form when it was begun."""
        return (self.content or {}).get(STOOD, [""])[-1]


def is_sealed(view) -> bool:
    return getattr(view, "policy", PUBLIC) not in OWN


def form_of(request) -> str:
    """By which its drafts are known: its address, with what is asked for there."""
    asked = sorted((name, value) for name, values in request.GET.lists() for value in values if name != ASKED)
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


def key_of(request) -> str:
    """The key of this browser; a new one is handed out with the answer (middleware)."""
    known = request.COOKIES.get(settings.DRAFTS_COOKIE_NAME) or getattr(request, "drafts_key", None)
    if known is None:
        known = request.drafts_key = Fernet.generate_key().decode()
    return known


def keep(request) -> str:
    """Keeps what was sent, and gives its mark. Where nothing was typed nothing is kept."""
    content = {name: values for name, values in request.POST.lists() if _is_kept(name)}
    mark = request.POST.get(MARK, "")[:16] or token_hex(8)
    if not any(value.strip() for name, values in content.items() if name not in (MARK, STOOD) for value in values):
        forget(request.actor.user, mark)
        return mark
    said = {"sealed": _sealed(request, content), "saved_at": now()}
    said |= {"path": form_of(request), "agency": request.actor.agency}
    mine = SealedDraft.objects.filter(person=request.actor.user)
    mine.update_or_create(person=request.actor.user, mark=mark, defaults=said)
    mine.filter(pk__in=mine.order_by("-saved_at").values("pk")[MOST:]).delete()
    request.drafts_key = key_of(request)  # handed out anew: it lasts as long as what it opens
    return mark


def _is_kept(name):
    return name == SHORT_NAME or (name != ASKED and is_kept(name))


def _sealed(request, content):
    try:
        return seal(content, key_of(request))
    except ValueError:  # what the cookie says is no key: they get another
        request.COOKIES.pop(settings.DRAFTS_COOKIE_NAME)
        return seal(content, key_of(request))


def kept(request) -> list[Kept]:
    """What somebody was typing into the form of this page for this agency, the latest first. One query a page."""
    if not hasattr(request, "sealed_drafts"):
        own = SealedDraft.objects.filter(person=request.actor.user, agency=request.actor.agency)
        rows = own.filter(path=form_of(request)).order_by("-saved_at")[:OFFERED]
        request.sealed_drafts = [Kept(row.mark, unseal(row.sealed, key_of(request)), row.saved_at) for row in rows]
    return request.sealed_drafts


def asked_for(request) -> Kept | None:
    """The draft that is to be filled in."""
    asked = request.GET.get(ASKED)
    return next((one for one in kept(request) if one.mark == asked and one.content), None) if asked else None


def typed_before(request) -> dict:
    """{name: value} of the draft that is to be filled in, for a view that must know how much there is; else empty."""
    draft = asked_for(request)
    return {name: values[-1] for name, values in draft.content.items() if values} if draft else {}


def forget(person, mark):
    SealedDraft.objects.filter(person=person, mark=mark).delete()


def sweep(before):
    SealedDraft.objects.filter(saved_at__lt=before).delete()


def stood(form) -> str:
    """A digest of the values with which a form begins, to tell whether others have changed them since; "" of an empty one."""
    fields = getattr(form, "fields", {})
    stands = [
        (name, str(form.initial[name])) for name in fields if name in form.initial and not fields[name].widget.is_hidden
    ]
    return sha256(repr(stands).encode()).hexdigest()[:16] if stands else ""
