"""Where files lie: outside the web root, under the hash of their content, so a name or a change can never mislead."""

import hashlib
import os
from pathlib import Path

from django.conf import settings


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(data: bytes) -> str:
    """Keeps the bytes and returns their SHA-256. Writing the same content again is harmless."""
    digest = digest_of(data)
    place = path(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = place.with_name(f"{digest}.{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(place)
    return digest


def read(digest: str) -> bytes:
    """The bytes kept under a hash. Raises FileNotFoundError, or ValueError where they are no longer those bytes."""
    data = path(digest).read_bytes()
    if digest_of(data) != digest:
        raise ValueError(f"The file {digest} has been changed on disk")
    return data


def path(digest: str) -> Path:
    return Path(settings.FILES_ROOT) / digest[:2] / digest


def destroy(digest: str):
    """The file is gone, and gone from the disk's list of files, when this returns. Where it is gone already, nothing is to do."""
    place = path(digest)
    if place.parent.is_dir():
        place.unlink(missing_ok=True)
        handle = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
