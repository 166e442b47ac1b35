"""The keys of a bundle and its seal: signed with Ed25519, then encrypted to the recipient's X25519 key."""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"QAYIDIS BUNDLE 1\n"
PREFIX = "qayidis-1:"
HALF = 32  # bytes of each of the two public keys
_ONCE = b"\0" * 12  # each file has a key of its own, so the nonce need not vary


class BadKey(ValueError):
    """The text is no public key of a partner."""


class BadSeal(ValueError):
    """The file is not sealed for these keys, or was altered."""


@dataclass(frozen=True)
class PublicKeys:
    """What a partner makes known: the key that checks its signatures, and the one that seals for it."""

    checks: bytes
    seals: bytes

    @classmethod
    def read(cls, text: str) -> "PublicKeys":
        try:
            raw = base64.b64decode("".join(text.split()).removeprefix(PREFIX), validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadKey from error
        if not text.strip().startswith(PREFIX) or len(raw) != 2 * HALF:
            raise BadKey
        return cls(raw[:HALF], raw[HALF:])

    def __str__(self):
        return PREFIX + base64.b64encode(self.checks + self.seals).decode()

    @property
    def fingerprint(self) -> str:
        """To be compared by another road than the one on which the key came."""
        return hashlib.sha256(self.checks + self.seals).hexdigest()

    def has_signed(self, content: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.checks).verify(signature, MAGIC + content)
        except InvalidSignature:
            return False
        return True

    def seal(self, content: bytes) -> bytes:
        """Only the holder of the private key opens it, and any change to it is noticed."""
        mine = X25519PrivateKey.generate()
        shared = mine.exchange(X25519PublicKey.from_public_bytes(self.seals))
        head = MAGIC + mine.public_key().public_bytes_raw()
        return head + ChaCha20Poly1305(_once(shared, head + self.seals)).encrypt(_ONCE, content, head)


class OwnKeys:
    """The private keys of this installation, both made from one secret text."""

    def __init__(self, secret: str):
        self._signs = Ed25519PrivateKey.from_private_bytes(_derived(secret, b"sign"))
        self._opens = X25519PrivateKey.from_private_bytes(_derived(secret, b"open"))

    @property
    def public(self) -> PublicKeys:
        return PublicKeys(self._signs.public_key().public_bytes_raw(), self._opens.public_key().public_bytes_raw())

    def sign(self, content: bytes) -> bytes:
        return self._signs.sign(MAGIC + content)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed for us. Raises BadSeal."""
        head, body = sealed[: len(MAGIC) + HALF], sealed[len(MAGIC) + HALF :]
        if not sealed.startswith(MAGIC) or len(head) < len(MAGIC) + HALF:
            raise BadSeal
        try:
            shared = self._opens.exchange(X25519PublicKey.from_public_bytes(head[len(MAGIC) :]))
            return ChaCha20Poly1305(_once(shared, head + self.public.seals)).decrypt(_ONCE, body, head)
        except (InvalidTag, ValueError) as error:
            raise BadSeal from error


def _once(shared, salt):
    return HKDF(SHA256(), 32, salt=salt, info=MAGIC).derive(shared)


def _derived(secret, purpose):
    return HKDF(SHA256(), 32, salt=MAGIC, info=purpose).derive(secret.encode())
