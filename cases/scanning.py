"""Asks a virus scanner of the installation about a file before anything opens it: clamd, by its INSTREAM command.

Where no scanner is named, nothing is asked. Where one is named and does not answer, no file is taken: silence is no answer.
"""

import socket

from django.conf import settings

from cases.opening import Opened, opened
from cases.packages.faults import shown
from cases.sentences import Sentence as _
from cases.sniffing import LARGEST_BYTES, Unacceptable

WAITS = 60  # seconds for each answer
CHUNK = 64 * 1024
LONGEST = 4096  # bytes of an answer
NO_ANSWER = _("Files cannot be checked for viruses at this moment. Send it again in some minutes.")


class NotNow(Unacceptable):
    """The scanner gives no answer: nothing is said of the file, and it can be sent again."""

    def __init__(self):
        super().__init__(NO_ANSWER)


def insist_clean(content: bytes):
    """Raises Unacceptable where the scanner finds something in a file; NotNow where it does not come to an answer.

    What is too large to be kept is refused elsewhere and not sent to it.
    """
    address = settings.FILES_SCANNER
    if not address or len(content) > LARGEST_BYTES:
        return
    try:
        told = _asked(address, content)
    except (OSError, ValueError) as silent:  # ValueError: the address has no port
        raise NotNow from silent
    if told.endswith(" FOUND"):
        name = told.removeprefix("stream: ").removesuffix(" FOUND")
        raise Unacceptable(_("The virus scanner found “{name}” in the file. It was not kept.", name=shown(name)))
    if told != "stream: OK":
        raise NotNow


def scanned_and_opened(content: bytes) -> Opened:
    """As opening.opened, once the scanner has said that it is clean."""
    insist_clean(content)
    return opened(content)


def _asked(address, content):
    """The answer, as one line: `stream: OK`, `stream: … FOUND`, or an error such as of a file that is too large for the scanner."""
    with _connected(address) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            line.sendall(len(chunk).to_bytes(4, "big") + chunk)
        line.sendall(bytes(4))  # a chunk of nothing ends the file
        return _answer(line).decode("utf-8", "replace")


def _answer(line):
    said = b""
    while b"\0" not in said and len(said) < LONGEST and (more := line.recv(LONGEST)):
        said += more
    whole, ended, _rest = said.partition(b"\0")
    return whole if ended else b""  # half a line is no answer


def _connected(address):
    """`unix:/run/clamav/clamd.ctl`, or `host:3310` within a network that is ours: what is sent there is not encrypted."""
    if not address.startswith("unix:"):
        host, _colon, port = address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=WAITS)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(WAITS)
    try:
        line.connect(address.removeprefix("unix:"))
    except OSError:
        line.close()
        raise
    return line
