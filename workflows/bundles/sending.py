"""Makes the next bundle for a partner: what was sent to it and has not been carried yet, and what of theirs was received."""

import base64
import json

from django.db import transaction as db
from django.db.models import Q

from audit.moment import now
from cases import storing
from cases.bundles.container import MOST_BYTES, MOST_ITEMS, MOST_OF_A_FILE, Rejected, pack
from cases.sentences import Sentence as _
from workflows.bundles.keys import key_of, own_keys
from workflows.bundles.series import last_of, locked_series
from workflows.rows import Bundle, Carried, Communication

SENT, RECEIVED = Communication.Direction.SENT, Communication.Direction.RECEIVED
WHAT = (Communication.What.APPLICATION, Communication.What.LETTER, Communication.What.CORRECTION)
ROOM = MOST_BYTES - 1024 * 1024  # for the list, the signature and the seal


@db.atomic
def make_bundle(ours, partner) -> Bundle:
    """The next bundle of the series. Raises Rejected where there is no key, or nothing to tell."""
    series = locked_series(ours, partner, SENT)
    last, key, confirms = last_of(series), key_of(partner), _confirms(ours, partner)
    communications, files = _gathered(waiting(ours, partner))
    told = series.order_by("-number").values_list("confirms", flat=True).first() or 0
    if not communications and confirms["number"] == told:
        raise Rejected(_("There is nothing new to tell {code}.", code=partner.code))
    made = {
        "format": "qayidis.bundle",
        "version": 1,
        "from": ours.code,
        "to": partner.code,
        "made_at": now().isoformat(),
    }
    place = {"number": last.number + 1, "previous": last.digest, "confirms": confirms}
    items = [_item(one, name) for one, name in communications]
    sealed, digest = pack(made | place | {"items": items}, files, own_keys(), key)
    bundle = Bundle.objects.create(
        ours=ours, partner=partner, direction=SENT, number=last.number + 1, previous=last.digest, digest=digest,
        file=storing.put(sealed), signed_with=own_keys().public.fingerprint, confirms=confirms["number"], at=now(),
    )  # fmt: skip
    Carried.objects.bulk_create(
        Carried(bundle=bundle, place=place, key=one.key, communication=one)
        for place, (one, _name) in enumerate(communications)
    )
    return bundle


def waiting(ours, partner):
    """What was sent to a partner, was not carried yet and is not known to have reached it, oldest first."""
    found = Communication.objects.filter(sender=ours, recipient=partner, direction=SENT, what__in=WHAT)
    found = found.filter(Q(carried=None), receipt=None)
    return found.select_related("letter", "procedure__case").order_by("pk")


def _gathered(communications):
    """As many as one bundle may hold: (communication, name of its file), and the files."""
    taken, files, room = [], {}, ROOM
    for one in communications[:MOST_ITEMS]:
        data = _written(one)
        room -= len(data)
        if room < 0 or len(data) > MOST_OF_A_FILE:
            break
        name = storing.digest_of(data)
        files[name] = data
        taken.append((one, name))
    return taken, files


def _written(one):
    said = one.letter.content if one.letter_id else _package(one.procedure.as_kind())
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _package(request):
    """The application as a package, its attachments with their content."""
    said = request.application
    attachments = [
        one | {"content": base64.b64encode(storing.read(one["sha256"])).decode()} for one in said.get("attachments", ())
    ]
    return said | {"attachments": attachments}


def _item(one, name):
    case = one.procedure.case
    about = {"key": str(one.key), "what": one.what, "file": name, "at": one.at.isoformat(), "ground": one.ground}
    about |= {"sender_reference": one.procedure.reference, "reference": case.their_reference}
    return about | ({"letter": one.letter.kind} if one.letter_id else {})


def _confirms(ours, partner):
    """The last of their bundles that was taken here, and what of theirs was refused."""
    last = last_of(Bundle.objects.filter(ours=ours, partner=partner, direction=RECEIVED))
    refused = Carried.objects.filter(
        bundle__ours=ours, bundle__partner=partner, bundle__direction=RECEIVED, communication=None
    )
    keys = refused.order_by("-pk").values_list("key", flat=True)[: MOST_ITEMS * 10]
    return {"number": last.number, "digest": last.digest, "refused": [str(key) for key in keys]}
