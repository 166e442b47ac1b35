"""Judges records by the rules as an outside auditor would, without a process that signs: for what is walked within one transaction."""

import base64
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.ledger import keys
from audit.ledger.notes import Note, signed
from audit.ledger.rules import canonical, digest, drawn
from audit.ledger.tree import root_of
from audit.models import Record
from tests.audit.ledger import forging

KEY = Ed25519PrivateKey.from_private_bytes(b"j" * 32)
ORIGIN = "ledger.test/judged/1"
BEGINNINGS = ('{"act":"standing"', '{"act":"agreed"', '{"act":"budget"')


def all_leaves():
    return list(Record.objects.order_by("pk").values_list("leaf", flat=True))


def judged(leaves, place, rules=None):
    """(exit code, what was said) of the verifier over these leaves, signed anew; `rules` in place of those of the code."""
    content = rules or drawn()
    leaves = [*_rules_first(leaves, content)]
    (place / "checkpoints").mkdir(parents=True)
    lines = [json.dumps({"i": i, "leaf": base64.b64encode(leaf.encode()).decode()}) for i, leaf in enumerate(leaves)]
    (place / "ledger.jsonl").write_text("".join(line + "\n" for line in lines))
    (place / "origin").write_text(ORIGIN + "\n")
    (place / "key.pub").write_text(keys.text_of(keys.public(KEY)))
    (place / "rules.json").write_text(canonical({"v": 1, "sets": {digest(canonical(content)): content}}) + "\n")
    note = Note(ORIGIN, len(leaves), root_of(map(forging.digest, leaves)))
    (place / "checkpoints" / "1.txt").write_text(signed(note, KEY))
    return forging.judged(place)


def _rules_first(leaves, content):
    """One record of the rules before all others but those of what stood before, in a chain of its own."""
    begin = next((n for n, leaf in enumerate(leaves) if not leaf.startswith(BEGINNINGS)), len(leaves))
    yield from leaves[:begin]
    told = {"act": "rules", "chain": "s_of_the_test", "commit": "", "prev": "", "seq": 1, "ts": "", "v": 1}
    if begin and '"v":2' in leaves[begin - 1]:
        told |= {"v": 2, "program": "test"}
    yield forging.canonical(told | {"rules": digest(canonical(content))})
    yield from (leaf for leaf in leaves[begin:] if '"act":"rules"' not in leaf)


def chained(records):
    """Leaves of records of which only what they say is written: chains, places and links are worked out, `on` may name an index."""
    heads, out = {}, []
    for told in records:
        record = {"v": 1, "ts": "", "commit": "", "chain": "c_1"} | told
        for name in ("on", "auth", "through"):
            if isinstance(record.get(name), int):
                record[name] = forging.digest(out[record[name]]).hex()
        seq, prev = heads.get(record["chain"], (0, ""))
        record |= {"seq": seq + 1, "prev": prev}
        out.append(forging.canonical(record))
        heads[record["chain"]] = (seq + 1, forging.digest(out[-1]).hex())
    return out
