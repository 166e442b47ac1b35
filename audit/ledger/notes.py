"""Checkpoints as text: the signed note of C2SP (tlog-checkpoint, signed-note), with Ed25519."""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass(frozen=True)
class Note:
    """What a checkpoint says: which ledger and epoch, how many records, the root of the tree over them."""

    origin: str
    size: int
    root: bytes

    @property
    def body(self):
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


class NotSigned(Exception):
    """It is no checkpoint, or not signed with this key."""


def signed(note, key) -> str:
    """The note with the signature of a private key, as it is kept and sent."""
    return f"{note.body}\n{signature_line(note.origin, note.body, key)}"


def signature_line(name, body, key) -> str:
    public = key.public_key().public_bytes_raw()
    packed = base64.b64encode(key_id(name, public) + key.sign(body.encode())).decode()
    return f"\u2014 {name} {packed}\n"


def key_id(name, public) -> bytes:
    return hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]


def read(text) -> Note:
    """What a note says, whoever signed it. Raises NotSigned where it is none."""
    try:
        origin, size, root = text.partition("\n\n")[0].split("\n")
        note = Note(origin, int(size), base64.b64decode(root, validate=True))
    except ValueError as error:
        raise NotSigned("This is no checkpoint.") from error
    if not text.startswith(note.body + "\n") or len(note.root) != 32 or note.size < 0:
        raise NotSigned("This is no checkpoint in its proper form.")
    return note


def verified(text, public) -> Note:
    """What a note says, if its origin signed it with this key (32 bytes). Raises NotSigned."""
    note = read(text)
    for line in text.partition("\n\n")[2].splitlines():
        if line.startswith(f"\u2014 {note.origin} ") and _holds(line.rpartition(" ")[2], note, public):
            return note
    raise NotSigned("This checkpoint is not signed with the key.")


def _holds(packed, note, public):
    try:
        raw = base64.b64decode(packed, validate=True)
        if raw[:4] != key_id(note.origin, public):
            return False
        Ed25519PublicKey.from_public_bytes(public).verify(raw[4:], note.body.encode())
    except (ValueError, InvalidSignature):
        return False
    return True
