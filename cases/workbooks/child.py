"""`python -m cases.workbooks.child`: reads a workbook from standard input within fixed memory and time, and tells it as JSON."""

import json
import resource
import sys

MEMORY, SECONDS = 256 * 1024 * 1024, 15


def bind():
    """From here on this process has no more than this, whatever it reads; set before anything large is imported."""
    if sys.platform == "linux":  # elsewhere the limit of addresses is not kept, or cannot be set
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def shut():
    """And from here on it opens neither a file nor a connection to anything."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # the three that are open


if __name__ == "__main__":
    bind()
    from cases.workbooks.looking import load, told

    load()
    content = sys.stdin.buffer.read()
    shut()
    said = told(content)
    sys.stdout.buffer.write(json.dumps(said).encode())
