"""The key that signs checkpoints: a file outside the database, which only the process that signs can read."""

import base64
import os
import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Unsafe(Exception):
    """There is no key, or others than its owner can read it."""


def make(place: Path) -> str:
    """Makes a key where there is none, and beside it `key.pub` for everybody. Gives the public key as text."""
    place.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(base64.b64encode(key.private_bytes_raw()).decode() + "\n")
    place.with_suffix(".pub").write_text(text_of(public(key)), encoding="ascii")
    return text_of(public(key)).strip()


def private(place: Path) -> Ed25519PrivateKey:
    """The key itself. Raises Unsafe."""
    try:
        loose = place.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        raw = base64.b64decode(place.read_text(encoding="ascii"), validate=False)
    except OSError as error:
        raise Unsafe(f"The key {place} cannot be read: {error.strerror}. “ledger key” makes one.") from error
    if loose:
        raise Unsafe(f"Others than its owner can read the key {place}. Make it theirs alone: chmod 600.")
    return Ed25519PrivateKey.from_private_bytes(raw)


def public(key) -> bytes:
    return key.public_key().public_bytes_raw()


def public_of(place: Path) -> bytes:
    """The public key beside a key, for whoever may not read the key itself. Raises Unsafe."""
    try:
        return base64.b64decode(place.with_suffix(".pub").read_text(encoding="ascii"))
    except OSError as error:
        raise Unsafe(f"There is no public key {place.with_suffix('.pub')}: “ledger key” makes one.") from error


def text_of(public_key) -> str:
    return base64.b64encode(public_key).decode() + "\n"
