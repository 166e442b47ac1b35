"""The keys of partners: registered by one administrator, confirmed by another, ended and never deleted; and our own."""

from functools import lru_cache

from django.conf import settings
from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.moment import now
from cases.bundles.container import Rejected
from cases.bundles.sealing import BadKey, OwnKeys, PublicKeys
from cases.sentences import Sentence
from workflows.refusing import Refused
from workflows.rows import PartnerKey


def own_keys() -> OwnKeys:
    return _own(settings.BUNDLE_KEY)


@lru_cache(maxsize=2)
def _own(secret):
    return OwnKeys(secret)


@db.atomic
def register(agency, text, by) -> PartnerKey:
    """Registers a key; it is in force once another administrator has compared and confirmed it."""
    try:
        key = PublicKeys.read(text)
    except BadKey as bad:
        raise Refused(fields={"key": [_("This is no public key of a partner. It begins with “qayidis-1:”.")]}) from bad
    if str(key) == str(own_keys().public):
        raise Refused(fields={"key": [_("This is the key of this installation itself.")]})
    if PartnerKey.objects.filter(agency=agency, ended_at=None).exists():
        raise Refused(fields={"agency": [_("This authority has a key. End that one first.")]})
    return PartnerKey.objects.create(agency=agency, key=str(key), registered_by=by.user, registered_at=now())


@db.atomic
def confirm(pk, by) -> PartnerKey:
    row = PartnerKey.objects.select_for_update().get(pk=pk)
    if row.confirmed_at or row.ended_at:
        raise Refused(_("This key has been confirmed or ended already."))
    if row.registered_by_id == by.user.pk:
        raise Refused(_("You registered this key: another administrator must confirm it."))
    row.confirmed_at, row.confirmed_by = now(), by.user
    row.save()
    return row


@db.atomic
def end(pk, by) -> PartnerKey:
    row = PartnerKey.objects.select_for_update().get(pk=pk)
    if row.ended_at is None:
        row.ended_at, row.ended_by = now(), by.user
        row.save()
    return row


def key_of(agency) -> PublicKeys:
    """The key of a partner that is in force. Raises Rejected."""
    row = PartnerKey.objects.in_force().filter(agency=agency).first()
    if row is None:
        raise Rejected(Sentence("No confirmed key of {code} is registered here.", code=agency.code), "/from")
    return PublicKeys.read(row.key)
