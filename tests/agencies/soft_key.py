"""A passkey made of software: it answers as a device would, or as somebody who forges an answer might."""

import hashlib
import json
import struct
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

PRESENT, VERIFIED, MADE = 0x01, 0x04, 0x40


@dataclass
class SoftKey:
    """`site`: the name it was made for; `count` how often it was used."""

    site: str = "testserver"
    origin: str = "https://testserver"
    ident: bytes = b"soft key of the tests"
    count: int = 0
    handle: str = ""
    secret: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def makes(self, question, **forged):
        """The answer (JSON) to the question of somebody who sets up a passkey. `forged`: flags, origin, challenge."""
        asked = json.loads(question)["publicKey"]
        self.handle = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.secret.public_key())
        made = AttestedCredentialData.create(b"\0" * 16, self.ident, public)
        data = AuthenticatorData.create(self._site_hash(), forged.get("flags", PRESENT | VERIFIED | MADE), 0, made)
        attested = AttestationObject.create("none", data, {})
        told = self._told("webauthn.create", asked, forged)
        return self._answer(
            attestationObject=websafe_encode(bytes(attested)), clientDataJSON=websafe_encode(bytes(told))
        )

    def proves(self, question, **forged):
        """The answer to the question at signing in. `forged`: flags, origin, challenge, count, handle, secret."""
        asked = json.loads(question)["publicKey"]
        self.count = forged.get("count", self.count + 1)
        flags = forged.get("flags", PRESENT | VERIFIED)
        data = self._site_hash() + bytes([flags]) + struct.pack(">I", self.count)
        told = bytes(self._told("webauthn.get", asked, forged))
        secret = forged.get("secret", self.secret)
        signed = secret.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            authenticatorData=websafe_encode(data), clientDataJSON=websafe_encode(told), signature=websafe_encode(signed),
            userHandle=forged.get("handle", self.handle),
        )  # fmt: skip

    def _site_hash(self):
        return hashlib.sha256(self.site.encode()).digest()

    def _told(self, kind, asked, forged):
        challenge = forged.get("challenge", asked["challenge"])
        return CollectedClientData.create(type=kind, challenge=challenge, origin=forged.get("origin", self.origin))

    def _answer(self, **response):
        name = websafe_encode(self.ident)
        return json.dumps(
            {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
        )
