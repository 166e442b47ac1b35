"""The other side of `host`: what a second agency runs to be a witness. It keeps the last checkpoint of each ledger it knows.

C2SP tlog-witness: 400 what cannot be read, 404 a ledger it does not know, 403 a wrong signature, 409 another size than it has (with the
size), 422 what does not continue it, 200 with its own signature.
"""

import base64
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from audit.ledger.notes import NotSigned, read, signature_line, verified
from audit.ledger.tree import continues

LONGEST = 64 * 1024  # bytes of a request


@dataclass(frozen=True)
class Answering:
    """`known`: the base of an origin → its public key. `name` and `key`: by which this witness signs. `place`: where it keeps."""

    name: str
    key: object
    known: dict
    place: Path

    def add_checkpoint(self, request: str) -> tuple[int, str]:
        """The answer to one request: status and body."""
        try:
            head, _, text = request.partition("\n\n")
            old, *proof = head.split("\n")
            note, proof = read(text), [base64.b64decode(one, validate=True) for one in proof]
            old = int(old.removeprefix("old "))
        except (ValueError, NotSigned) as error:
            return 400, f"{error}\n"
        public = self.known.get(note.origin.rpartition("/")[0])
        if public is None:
            return 404, "unknown origin\n"
        try:
            verified(text, public)
        except NotSigned as error:
            return 403, f"{error}\n"
        return self._judge(note, text, old, proof)

    def _judge(self, note, text, old, proof):
        last = self.last(note.origin)
        if old > note.size:
            return 400, "the old size is above the new one\n"
        if old != (last.size if last else 0):
            return 409, f"{last.size if last else 0}\n"
        if last and not continues(old, last.root, note.size, note.root, proof):
            return 422, "it does not continue what was signed before\n"
        self._file(note.origin).write_text(text, encoding="utf-8")
        return 200, signature_line(self.name, note.body, self.key)

    def last(self, origin):
        place = self._file(origin)
        return read(place.read_text(encoding="utf-8")) if place.exists() else None

    def _file(self, origin):
        self.place.mkdir(parents=True, exist_ok=True)
        return self.place / base64.urlsafe_b64encode(origin.encode()).decode()


def handler_for(answering):
    """A handler for http.server, which another agency puts behind its own TLS."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):  # as http.server calls it
            length = min(int(self.headers.get("Content-Length") or 0), LONGEST)
            told = self.rfile.read(length).decode(errors="replace")
            status, body = answering.add_checkpoint(told) if self.path.endswith("/add-checkpoint") else (404, "")
            self.send_response(status)
            self.send_header("Content-Type", "text/x.tlog.size" if status == 409 else "text/plain")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            """Says nothing: what it took lies in its folder."""

    return Handler
