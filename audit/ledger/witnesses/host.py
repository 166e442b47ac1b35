"""A second host: another agency's server that takes checkpoints as C2SP's tlog-witness has it, and signs what continues the last."""

import base64
import urllib.error
import urllib.request

from audit.ledger.witnesses.kind import Ahead, Unreachable, Witness

PATIENCE = 10  # seconds


class Host(Witness):
    """`POST …/add-checkpoint`: "old N", the proof, the note. 200: signed; 409: it has another size; 403, 404, 422: refused."""

    kind = "host"

    def __init__(self, where):
        super().__init__(where)
        self.known = {}  # origin → how many records its last checkpoint covers, as far as we know

    def take(self, note, text, prove):
        known = self.known.get(note.origin, 0)
        status, body = self._post(known, text, prove)
        if status == 409:
            known = int(body)
            if known > note.size:
                raise Ahead(known)
            status, body = self._post(known, text, prove)
        if status == 422:  # what it vouches for is not what is here
            raise Ahead(known)
        if status != 200:
            raise Unreachable(f"{self.where} answered {status}: {body[:200]}")
        self.known[note.origin] = note.size
        return body

    def _post(self, old, text, prove):
        proof = "".join(base64.b64encode(one).decode() + "\n" for one in prove(old))
        asked = urllib.request.Request(  # noqa: S310 (an address from the settings)
            f"{self.where.rstrip('/')}/add-checkpoint",
            f"old {old}\n{proof}\n{text}".encode(),
            {"Content-Type": "text/plain"},
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.status, answer.read(4096).decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read(4096).decode(errors="replace")
        except (OSError, ValueError) as error:
            raise Unreachable(str(error)) from error
