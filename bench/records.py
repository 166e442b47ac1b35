"""A ledger of invented cases as an export, without any database: a thousand cases run beside each other at any time, by the rules."""

import hashlib
import json
import uuid
from base64 import b64decode, b64encode
from random import Random
from time import perf_counter

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.ledger import keys
from audit.ledger.notes import Note, signed
from audit.ledger.rules import canonical, digest, drawn
from audit.ledger.tree import Edge

ORIGIN = "bench.test/ledger/1"
KEY = Ed25519PrivateKey.from_private_bytes(b"b" * 32)
AT_ONCE, PEOPLE = 1_000, 400
CHECKPOINTS = 10
WALK = (
    ("grant", {"part": "play_requesting", "phase": "given"}),
    ("step", {"step": "open", "from": "", "to": "draft"}),
    ("grant", {"part": "play_lead", "phase": "given"}),
    ("step", {"step": "submit", "from": "draft", "to": "submitted"}),
    ("communication", {"direction": "received", "recipient": "AZ-SMS", "sender": "NL-CA", "what": "application"}),
    ("step", {"step": "acknowledge", "from": "submitted", "to": "received"}),
    ("communication", {"direction": "sent", "recipient": "NL-CA", "sender": "AZ-SMS", "what": "letter"}),
    ("grant", {"part": "play_lead", "phase": "assigned"}),
    ("step", {"step": "take_up", "from": "received", "to": "under_examination"}),
    ("proposal", {"step": "agree"}),
    ("signature", {"step": "agree", "decision": "granted"}),
    ("step", {"step": "agree", "from": "under_examination", "to": "agreed"}),
    ("communication", {"direction": "sent", "recipient": "NL-CA", "sender": "AZ-SMS", "what": "letter"}),
)


class Case:
    def __init__(self, chance, entered):
        self.entered = entered  # who → hash of the record of their sign-in
        self.chance, self.at, self.prev, self.proposal = chance, 0, "", ""
        self.chain, self.proc = (f"{kind}_{uuid.UUID(int=chance.getrandbits(128)).hex}" for kind in "cp")
        self.clerk, self.chief = chance.sample(list(entered), 2)

    def leaf(self):
        """The next record of this case."""
        act, told = WALK[self.at]
        self.at += 1
        record = told | {"act": act, "v": 2, "chain": self.chain, "seq": self.at, "prev": self.prev, "proc": self.proc}
        record |= {
            "commit": f"{self.chance.getrandbits(256):064x}",
            "ts": "2026-03-02T10:00:00.000000Z",
            "actor": self.clerk,
        }
        record |= {"agency": "AZ-SMS", "as": "caseworker@lead", "kind": "readmissionrequest"}
        if act == "signature":
            record["actor"] = self.chief
        by = record["actor"]
        if act == "signature" or told.get("to") == "agreed":
            record["on"], by = self.proposal, self.chief
        record["auth"] = self.entered[by]
        leaf = canonical(record).encode()
        self.prev = hashlib.sha256(b"\0" + leaf).hexdigest()
        self.proposal = self.prev if act == "proposal" else self.proposal
        return leaf


def leaves(number):
    """So many leaves: first the rules, then cases as they come."""
    content = canonical(drawn())
    first = {
        "act": "rules",
        "chain": "s_house",
        "commit": "0" * 64,
        "prev": "",
        "rules": digest(content),
        "program": "bench",
        "seq": 1,
        "v": 2,
    }
    yield canonical(first | {"ts": "2026-03-02T09:00:00.000000Z"}).encode()
    chance = Random(7)  # noqa: S311 (always the same cases)
    entered = {}
    for who in range(PEOPLE):
        leaf = canonical(signed_in(f"u_{who:032x}")).encode()
        entered[f"u_{who:032x}"] = hashlib.sha256(b"\0" + leaf).hexdigest()
        yield leaf
    running = [Case(chance, entered) for _n in range(AT_ONCE)]
    for _n in range(number - 1 - PEOPLE):
        place = chance.randrange(AT_ONCE)
        yield running[place].leaf()
        if running[place].at == len(WALK):
            running[place] = Case(chance, entered)


def signed_in(who):
    told = {"act": "sign_in", "actor": who, "chain": f"l_{who}", "commit": "0" * 64, "prev": "", "program": "bench"}
    return told | {"seq": 1, "ts": "2026-03-02T09:30:00.000000Z", "v": 2}


def write(place, number):
    """An export in place/export, and what a witness has. Gives the options that the verifier wants."""
    export, witness, edge = place / "export", place / "witness", Edge()
    for folder in (export / "checkpoints", witness):
        folder.mkdir(parents=True)
    with open(export / "ledger.jsonl", "w", encoding="ascii") as file:
        for index, leaf in enumerate(leaves(number)):
            file.write(json.dumps({"i": index, "leaf": b64encode(leaf).decode()}) + "\n")
            edge.add(hashlib.sha256(b"\0" + leaf).digest())
            if edge.size % (number // CHECKPOINTS) == 0 or edge.size == number:
                for folder in (export / "checkpoints", witness):
                    note = Note(ORIGIN, edge.size, edge.root())
                    (folder / f"{edge.size:012}.txt").write_text(signed(note, KEY), encoding="utf-8")
    (export / "origin").write_text(ORIGIN + "\n")
    content = drawn()
    (export / "rules.json").write_text(canonical({"v": 1, "sets": {digest(canonical(content)): content}}) + "\n")
    for name in (export / "key.pub", place / "key.pub"):
        name.write_text(keys.text_of(keys.public(KEY)))
    return [
        *(word for path in sorted(witness.iterdir()) for word in ("--checkpoint", path)),
        "--pub",
        place / "key.pub",
    ]


def bare_hashing(path):
    """(seconds of SHA-256 over every leaf and every node of the tree and nothing else, bytes of the leaves)."""
    seconds, size = 0.0, 0
    with open(path, encoding="ascii") as file:
        while lines := file.readlines(1 << 22):
            raw = [b"\0" + b64decode(json.loads(line)["leaf"]) for line in lines]
            begun = perf_counter()
            for one in raw:
                hashlib.sha256(one).digest()
                hashlib.sha256(b"\1" + one[:64]).digest()  # there are as many nodes as leaves
            seconds += perf_counter() - begun
            size += sum(map(len, raw)) - len(raw)
    return seconds, size
