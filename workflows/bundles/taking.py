"""Takes in a bundle: seal, signature, its place in the series, its items and what it confirms; all of it, or nothing."""

from dataclasses import dataclass

from django.db import transaction as db

from agencies.models import Agency
from audit.moment import now, today
from cases.bundles.container import Rejected, read_manifest, sender_of, unpack
from cases.bundles.series import insist_on_next
from cases.packages.faults import Fault, shown
from cases.packages.unsayable import NOT_TAKEN, unsayable
from cases.sentences import Sentence as _
from workflows.bundles.items import take_item
from workflows.bundles.keys import key_of, own_keys
from workflows.bundles.series import last_of, locked_series
from workflows.communications import confirm
from workflows.rows import Bundle, Carried, Communication, Receipt

SENT, RECEIVED = Communication.Direction.SENT, Communication.Direction.RECEIVED
TEXTS = ("letter", "reference", "sender_reference", "ground")  # in a hash anything may be read by chance


@dataclass(frozen=True)
class Taken:
    """The bundle; `is_new` is False where it was taken before and nothing changed. `faults`: what was refused in it."""

    bundle: Bundle
    is_new: bool = True
    faults: tuple[Fault, ...] = ()


@db.atomic
def take_bundle(sealed: bytes, ours: Agency | None = None) -> Taken:
    """Takes a bundle addressed to `ours`, or to any authority here. Raises Rejected; then nothing has changed."""
    opened = unpack(sealed, own_keys())
    partner = _agency(sender_of(opened), "/from")
    key = key_of(partner)
    said = read_manifest(opened, key)
    addressee = _addressee(said, ours)
    series = locked_series(addressee, partner, RECEIVED)
    if known := series.filter(digest=opened.digest).first():
        return Taken(known, is_new=False)
    insist_on_next(said["number"], said["previous"], last_of(series))
    if unsayable([{name: item.get(name, "") for name in TEXTS} for item in said["items"]]):
        raise Rejected(NOT_TAKEN)
    _insist_it_was_ours(said["confirms"], addressee, partner)
    bundle = Bundle.objects.create(
        ours=addressee, partner=partner, direction=RECEIVED, number=said["number"], previous=said["previous"],
        digest=opened.digest, signed_with=key.fingerprint, confirms=said["confirms"]["number"], at=now(),
    )  # fmt: skip
    faults = _take_items(bundle, said["items"], opened.files)
    _confirm(bundle, said["confirms"])
    return Taken(bundle, faults=tuple(faults))


def _agency(code, pointer):
    found = Agency.objects.filter(code=code).first()
    if found is None or (found.ended_on and found.ended_on <= today()):
        raise Rejected(_("No authority of the code “{code}” is registered here.", code=shown(code)), pointer)
    return found


def _addressee(said, ours):
    addressee = _agency(said["to"], "/to")
    if addressee.state == _agency(said["from"], "/from").state or (ours and addressee.pk != ours.pk):
        raise Rejected(_("The bundle is addressed to {code}.", code=addressee.code), "/to")
    return addressee


def _take_items(bundle, items, files):
    """Each by itself: one that is refused leaves no trace but its place, and the others are taken."""
    faults = []
    for place, item in enumerate(items):
        communication, refused = take_item(bundle, item, files[item["file"]])
        faults += [Fault(f"/items/{place}{fault.pointer}", fault.sentence) for fault in refused]
        Carried.objects.create(
            bundle=bundle, place=place, key=item["key"], communication=communication,
            refused_at=[fault.pointer for fault in refused],
        )  # fmt: skip
    return faults


def _insist_it_was_ours(confirms, ours, partner):
    """They cannot confirm what was not sent, nor something else than what was sent."""
    number, digest = confirms["number"], confirms["digest"]
    found = Bundle.objects.filter(ours=ours, partner=partner, direction=SENT, number=number, digest=digest)
    if number and not found.exists():
        said = _("They confirm a bundle {number} that was not sent to them as they say.", number=number)
        raise Rejected(said, "/confirms/number")


def _confirm(bundle, confirms):
    """What our bundles up to that number carried has reached them, but for what they refused."""
    sent = {"ours": bundle.ours, "partner": bundle.partner, "direction": SENT, "number__lte": confirms["number"]}
    carried = Carried.objects.filter(bundle__in=Bundle.objects.filter(**sent)).exclude(key__in=confirms["refused"])
    reached = Communication.objects.filter(carried__in=carried, receipt=None)
    confirm(reached, Receipt.How.BUNDLE, bundle.partner, bundle.at)
