"""A partner authority without access, for the tests of bundles: its keys, its series, and what it opens of ours."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import uuid4

from agencies.roles import ADMINISTRATOR
from audit.moment import now
from cases import storing
from cases.bundles.container import pack, read_manifest, unpack
from cases.bundles.sealing import OwnKeys
from tests import a
from tests.cases.broken_packages import sample
from workflows.bundles.keys import confirm, own_keys, register


@dataclass
class Partner:
    """Writes bundles one after another, as its own installation would."""

    code: str = "NL-CA"
    keys: OwnKeys = field(default_factory=lambda: OwnKeys("the secret of the partner"))
    number: int = 0
    previous: str = ""

    def registered(self):
        """By one administrator, and confirmed by another."""
        row = register(a.agency(self.code), str(self.keys.public), a.person(ADMINISTRATOR))
        confirm(row.pk, a.person(ADMINISTRATOR))
        return self

    def bundle(self, *items, confirms=None, **said):
        """The next bundle, sealed for us; `said` overrides what it says of itself."""
        self.number += 1
        files = {sha256(data).hexdigest(): data for _about, data in items}
        whole = {
            "format": "qayidis.bundle", "version": 1, "from": self.code, "to": "AZ-SMS", "number": self.number,
            "previous": self.previous, "made_at": now().isoformat(), "items": [about for about, _data in items],
            "confirms": confirms or {"number": 0, "digest": "", "refused": []},
        }  # fmt: skip
        sealed, self.previous = pack(whole | said, files, self.keys, own_keys().public)
        return sealed

    def opens(self, bundle):
        """(what a bundle of ours says of itself, its files)."""
        opened = unpack(storing.read(bundle.file), self.keys)
        return read_manifest(opened, own_keys().public), opened.files

    def confirming(self, bundle, refused=()):
        return {"number": bundle.number, "digest": bundle.digest, "refused": list(refused)}


def item(what, content, **about):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    moment = {"key": str(uuid4()), "at": now().isoformat(), "file": sha256(data).hexdigest()}
    return {"what": what} | moment | about, data


def application(reference, **changes):
    return item("application", sample() | {"reference": reference} | changes)


def letter(request, kind, content):
    return item("letter", content, letter=kind, reference=request.reference)
