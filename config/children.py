"""Starts other programs in such a way that they do not outlive this one, even when it is killed."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

_SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of Linux's prctl


def start(arguments, *, farewell=signal.SIGTERM, **options) -> subprocess.Popen:
    """Starts a program in a session of its own, so that a Ctrl-C reaches only us. On Linux the kernel sends it `farewell` when
    we die; elsewhere whoever starts next finds it by its pid file."""
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.Popen(
        [str(argument) for argument in arguments],
        start_new_session=True,
        preexec_fn=dying_with_the_parent(farewell),  # noqa: PLW1509 (we start them before any thread of ours)
        **options,
    )


def dying_with_the_parent(farewell):
    """What a child is to call first, so that the kernel ends it when this process dies; None where no kernel does."""
    if sys.platform != "linux":
        return None
    library, parent = ctypes.CDLL(None), os.getpid()

    def ask_the_kernel():
        library.prctl(_SIGNAL_AT_PARENTS_DEATH, int(farewell))
        if os.getppid() != parent:
            os.kill(os.getpid(), farewell)  # the parent died before the kernel was asked

    return ask_the_kernel


def stop(child, *, by=signal.SIGTERM, seconds=20):
    """Asks a child to end, and ends it where it does not within `seconds`."""
    if child.poll() is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        child.send_signal(by)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def end(pid, *, by=signal.SIGTERM, seconds=20):
    """The same for a process that is not our child."""
    until = time.monotonic() + seconds
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, by)
        while is_alive(pid):
            if time.monotonic() > until:
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)


def is_alive(pid) -> bool:
    """Whether a process runs. A zombie, which nobody reaps in a container without an init, does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _state_of(pid) != "Z"


def _state_of(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return ""


def command_line_of(pid) -> str:
    """The words a process was started with; empty where it is gone."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    if Path("/proc/self").exists():
        return ""
    return subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()
