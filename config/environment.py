"""Makes the Python environment from the locked list of packages. Only the standard library; an old Python must be able to read it."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("QAYIDIS_VENV") or ROOT / ".venv").absolute()
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BASE = getattr(sys, "_base_executable", sys.executable)  # the interpreter itself, where we run inside an environment
OLDEST = (3, 11)


def say(sentence):
    print("[setup] " + sentence, file=sys.stderr, flush=True)


def run(*words, **options):
    """Whether a program went well, and what it said on its error stream."""
    done = subprocess.run(
        [str(word) for word in words], check=False, stderr=subprocess.PIPE, universal_newlines=True, **options
    )
    return done.returncode == 0, done.stderr.strip()


def insist_on_python(version=None):
    version = version or sys.version_info
    if tuple(version[:2]) < OLDEST:
        sys.exit("Python 3.11 or newer is needed; this is Python %d.%d. Try: python3.11 manage.py" % tuple(version[:2]))


def ensure(kind):
    if any(is_made(candidate) for candidate in {kind, "test"}):
        return
    try:
        VENV.parent.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(VENV.with_name(VENV.name + ".lock")):
            if not is_made(kind):
                make(kind)
    except OSError as error:
        sys.exit(
            "The environment %s cannot be written (%s). Name another place for it with QAYIDIS_VENV."
            % (VENV, error.strerror)
        )


def is_made(kind):
    stamp = VENV / ("made-" + kind)
    return PYTHON.exists() and not half_made().exists() and stamp.exists() and stamp.read_text() == wanted(kind)


def half_made():
    """Stands while packages are being installed; found at a start it means that an installation was cut off."""
    return VENV / "half-made"


def wanted(kind):
    return hashlib.sha256(lock(kind).read_bytes() + sys.version.encode()).hexdigest()


def lock(kind):
    return ROOT / "requirements" / (kind + ".txt")


def make(kind):
    if half_made().exists() or not runs(PYTHON):
        say("making the environment %s" % VENV)
        venv.EnvBuilder(with_pip=not has_pip(), clear=VENV.exists(), symlinks=os.name != "nt").create(str(VENV))
    say("installing the packages of requirements/%s.txt" % kind)
    half_made().touch()
    install(lock(kind))
    (VENV / ("made-" + kind)).write_text(wanted(kind))
    half_made().unlink()


def runs(python):
    return python.exists() and run(python, "-c", "")[0]


def has_pip():
    return (
        importlib.util.find_spec("pip") is not None or run(BASE, "-m", "pip", "--version", stdout=subprocess.DEVNULL)[0]
    )


def install(requirements):
    """By a pinned uv, which is quick; by pip where that does not work, as behind an index that only pip is told of."""
    uv = installer()
    if uv:
        options = {
            "UV_HTTP_TIMEOUT": "60",
            **os.environ,
            **({} if can_write_home() else {"UV_CACHE_DIR": str(VENV / "uv-cache")}),
        }
        if run(uv, "pip", "install", "-q", "--require-hashes", "--python", PYTHON, "-r", requirements, env=options)[0]:
            return
        say("uv could not install them; trying pip")
    well, complaint = run(
        *pip(), "install", "-q", "--retries", "2", "--timeout", "30", "--require-hashes", "-r", requirements
    )
    if not well:
        sys.exit(cannot_install(requirements, complaint))


def installer():
    """Where uv is: the pinned one, or the one that is on this machine."""
    ours = VENV / "uv" / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if not ours.exists():
        pin = [
            "--retries",
            "1",
            "--timeout",
            "20",
            "--no-deps",
            "--require-hashes",
            "--target",
            VENV / "uv",
            "-r",
            lock("uv"),
        ]
        run(*pip(into=False), "install", "-q", *pin)
    return ours if ours.exists() else shutil.which("uv")


def pip(into=True):
    if not has_pip():
        return [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    return [BASE, "-m", "pip", "--disable-pip-version-check"] + (["--python", PYTHON] if into else [])


def can_write_home():
    return os.access(os.path.expanduser("~"), os.W_OK)


def cannot_install(requirements, complaint):
    return (
        "The packages of %s could not be installed. Is a Python package index reachable from here?\n"
        "Behind a mirror set PIP_INDEX_URL (and UV_INDEX_URL), behind a proxy HTTPS_PROXY. What pip said last:\n%s"
        % (requirements.name, "\n".join(complaint.splitlines()[-4:]))
    )


@contextlib.contextmanager
def one_at_a_time(path):
    """Two first starts at once must not build one environment."""
    with open(path, "a") as file:
        if os.name != "nt":
            import fcntl  # not there on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def enter(kind):
    """Continues in an interpreter that has all packages of a kind: `app`, or `test`, which holds all of `app` too."""
    insist_on_python()
    ensure(kind)
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    words = [str(PYTHON), str(ROOT / "manage.py"), *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.run(words, check=False).returncode)
    os.execv(words[0], words)
