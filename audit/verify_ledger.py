#!/usr/bin/env python3
"""Checks an exported ledger. Python's standard library only, nothing of the product: python3 -I verify_ledger.py DIR [options]

DIR holds ledger.jsonl (a line a record: {"i": index, "leaf": base64 of its canonical JSON}), checkpoints/ (C2SP signed notes), origin,
key.pub (base64 of an Ed25519 key) and rules.json. Give checkpoints and the key from elsewhere (--checkpoint, --pub): a witness's copy,
a printed page, a mail. Only they show what somebody did who holds the database and the key.
With --proof FILE in place of DIR: whether one record is in the tree of a checkpoint.
Exit 0: whole. 1: tampering or loss shown. 2: something cannot be read.
"""

import argparse
import base64
import binascii
import hashlib
import json
import pathlib
import sys

# --- Ed25519 after RFC 8032, section 6: points as (x, y, z, t); nothing here is secret, so its timing may tell anything.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)


def point(packed):
    """The point of 32 bytes; None if there is none, or if they are not its one proper form."""
    y, sign = int.from_bytes(packed, "little") & (1 << 255) - 1, packed[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def plus(p, q):
    a, b, c, d = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0]), 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor, p):
    q = (0, 1, 1, 0)
    while factor:
        q, p, factor = plus(q, p) if factor & 1 else q, plus(p, p), factor >> 1
    return q


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, text, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    p, q = (
        times(s, BASE),
        plus(r, times(int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L, a)),
    )
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


# --- The tree of RFC 6962: only its right edge is kept, so memory does not grow with the ledger.
class Tree:
    def __init__(self):
        self.edge, self.size = [], 0

    def add(self, leaf_hash):
        rest, self.size = self.size, self.size + 1
        while rest & 1:
            leaf_hash, rest = hashlib.sha256(b"\1" + self.edge.pop() + leaf_hash).digest(), rest >> 1
        self.edge.append(leaf_hash)

    def root(self):
        if not self.edge:
            return hashlib.sha256().digest()
        root = self.edge[-1]
        for left in self.edge[-2::-1]:
            root = hashlib.sha256(b"\1" + left + root).digest()
        return root


# --- Forms: of everything there is one proper way to write it, and no other is taken.
def unpacked(text):
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("base64 in an improper form")
    return raw


def refuse(said):
    raise ValueError(f"{said} is no whole number")


WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError)  # what comes of a wrong form
READ = json.JSONDecoder(parse_float=refuse, parse_constant=refuse).decode
WRITE = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def record_of(line, index):
    """The bytes of a leaf and what they say. Raises ValueError where the form is not the proper one."""
    told, end = b'{"i": %d, "leaf": "' % index, line.rstrip(b"\n")
    if end.startswith(told) and end.endswith(b'"}'):
        text = end[len(told) : -2]
    else:  # the same with other spaces, or something else
        pairs = json.loads(line, object_pairs_hook=list)
        if [name for name, _ in pairs] != ["i", "leaf"] or type(pairs[0][1]) is not int or pairs[0][1] != index:
            raise ValueError("its index is not its place: something was inserted, left out or moved")
        text = pairs[1][1].encode()
    raw = binascii.a2b_base64(text)
    if binascii.b2a_base64(raw, newline=False) != text:
        raise ValueError("base64 in an improper form")
    record = READ(raw.decode("ascii"))
    if WRITE(record).encode() != raw or len(raw) > 4096:
        raise ValueError("not in canonical form")
    if record["v"] not in (1, 2) or not 0 < record["seq"] < 2**53:
        raise ValueError("of another version")
    return raw, record


def checkpoint_of(text, base, key):
    """(epoch, size, root) of a signed note. Raises ValueError where it is of another ledger or not signed with the key."""
    body, _, signatures = text.partition("\n\n")
    origin, size, root = body.split("\n")
    name, _, epoch = origin.rpartition("/")
    if name != base or str(int(epoch)) != epoch or str(int(size)) != size or int(size) < 0:
        raise ValueError(f"it is of another ledger or none: {origin}")
    key_id = hashlib.sha256(origin.encode() + b"\n\1" + key).digest()[:4]
    for line in signatures.split("\n"):
        if line.startswith(f"\u2014 {origin} "):
            signature = unpacked(line[len(origin) + 3 :])
            if signature[:4] == key_id and is_signed(key, (body + "\n").encode(), signature[4:]):
                return int(epoch), int(size), unpacked(root)
    raise ValueError("it is not signed with the key")


# --- Rules, judged by the records alone. A set of rules holds from the record that names its hash until the next.
class Rules:
    def __init__(self, sets):
        self.sets, self.named, self.kinds = sets, set(), None
        self.state, self.came_from, self.duties = {}, {}, {}  # of the procedures that are not at an end
        self.waiting = {}  # hash of a proposal → who proposed it, for what, and who has signed
        self.ceiling, self.held, self.agreed = {}, {}, {}  # of budgets and of measures, in minor units
        self.epochs, self.released = [], set()  # erasures that were released and not carried out yet
        self.entered, self.newer = {}, False  # hash of the record of a sign-in that has not ended → who signed in
        self.programs = {}  # how many acts of people each program did without a sign-in

    def judge(self, record, name, index):
        """Raises ValueError, KeyError or TypeError where a record says what may not be."""
        insist(record["act"] != "epoch" or record["start"] == index, "an epoch begins elsewhere than it says")
        self.by_whom(record)
        if rule := getattr(self, "of_" + record["act"], None):
            rule(record, name)

    def by_whom(self, record):
        """Since version 2 each act names the record of the sign-in by which it was done, or the program that did it."""
        insist(not self.newer or record["v"] == 2, "of the old version, after records of the new one")
        self.newer = record["v"] == 2
        insist(("auth" in record) + ("program" in record) == self.newer, "it does not say by which sign-in or program")
        insist(
            "through" not in record or record["through"] in self.entered,
            "through a sign-in that had ended, or never was",
        )
        if "auth" in record:
            entered = self.entered.get(record["auth"])
            insist(entered, "done by a sign-in that had ended, or never was")
            insist(entered in self.may_do(record, entered), "done by the sign-in of somebody else")
        elif self.newer and "actor" in record and record["act"] not in ("sign_in", "sign_out", "way_in"):
            self.programs[record["program"]] = self.programs.get(record["program"], 0) + 1

    def may_do(self, record, entered):
        """By whose sign-in an act may be done. What was approved bears the proposer's name, and is done by who signed; so is its money."""
        if record["act"] == "step" and "on" in record:
            return self.waiting.get(record["on"], (0, 0, ()))[2]
        return {entered} if record["act"] == "money" and "on" in record else {record.get("actor", entered)}

    def of_sign_in(self, record, name):
        self.entered[name] = record["actor"]

    def of_sign_out(self, record, _name):
        self.entered.pop(record.get("on"), None)

    def of_rules(self, record, _name):
        insist(record["rules"] in self.sets, "its rules are not in rules.json")
        self.named.add(record["rules"])
        self.kinds = self.sets[record["rules"]]["kinds"]
        self.left_by, self.left_back = (
            {},
            {},
        )  # kind → the states that some step leaves, and leaves to where it came from
        for kind, told in self.kinds.items():
            ways = told["steps"].values()
            self.left_by[kind] = {state for way in ways for state in way["from"]}
            self.left_back[kind] = {state for way in ways if way["to"] == "<" for state in way["from"]}

    def of_epoch(self, record, _name):
        insist(record["epoch"] == len(self.epochs) + 2, "another epoch than the next")
        insist(record["actor"] != record["second"], "an epoch is begun by two")
        self.epochs.append(record)

    def of_standing(self, record, _name):
        """How a procedure stood when the ledger began, which was before any rules were named."""
        insist(self.kinds is None, "how something stands is told at the beginning alone")
        self.state[record["proc"]] = record["to"]

    def of_agreed(self, record, _name):
        insist(self.kinds is None, "what was agreed is told at the beginning alone")
        self.agreed[record["proc"]] = record["amount"]

    def of_step(self, record, _name):
        proc, source, target = record["proc"], record["from"], record["to"]
        before, self.state[proc] = self.state.get(proc, ""), target
        came = self.came_from.get((proc, source))
        if source != target:
            self.came_from.pop((proc, source), None)
            self.came_from[proc, target] = source
        if self.kinds is None:
            return
        insist(record["kind"] in self.kinds, "of a kind without rules")
        kind, step = self.kinds[record["kind"]], record["step"]
        rule = kind["steps"].get(step) or {"from": [""], "to": kind["begins"], "signed": 0, "duty": ""}
        insist(step in kind["steps"] or step == "open", "no such step")
        insist(source == before, f"it leaves “{source}”, but the procedure was at “{before}”")
        reached = {"=": source, "<": came or target}.get(rule["to"], rule["to"])
        insist(source in rule["from"] and target == reached, f"no step leads from “{source}” to “{target}” so")
        self.by_other_eyes(record, rule)
        self.keep_apart(record, rule["duty"], rule["duty"])
        self.forget(proc, record["kind"], target)

    def by_other_eyes(self, record, rule):
        if "on" in record:
            _actor, what, signers = self.waiting.pop(record["on"], (None, None, ()))
            insist(
                what == (record["proc"], record["step"]) and len(signers) >= max(1, rule["signed"]),
                "taken without the signatures it wants",
            )
        else:
            insist("actor" not in record or rule["signed"] < 1, "taken without a signature")

    def keep_apart(self, record, duty, own):
        if duty and "actor" in record:
            done = self.duties.setdefault(record["proc"], {}).setdefault(record["actor"], own)
            insist(done == own, f"whoever did the duty “{done}” did “{own}” too")

    def forget(self, proc, kind, target):
        """Keeps of a procedure what later steps are judged by: nothing once it is at an end."""
        if target not in self.left_by[kind]:
            for kept in (self.state, self.duties):
                kept.pop(proc, None)
        if target not in self.left_back[kind]:
            self.came_from.pop((proc, target), None)

    def of_proposal(self, record, name):
        self.waiting[name] = (record["actor"], (record["proc"], record["step"]), set())

    def of_proposal_ended(self, record, _name):
        self.waiting.pop(record["on"], None)

    def of_signature(self, record, _name):
        insist(record["on"] in self.waiting, "it signs what was not waiting for it")
        proposer, _what, signers = self.waiting[record["on"]]
        insist(record["actor"] != proposer, "signed by the proposer")
        insist(record["actor"] not in signers, "signed twice by one person")
        if record["decision"] != "granted":
            del self.waiting[record["on"]]
            return
        signers.add(record["actor"])
        way = ((self.kinds or {}).get(record["kind"]) or {"steps": {}})["steps"].get(record["step"])
        self.keep_apart(record, way and way["duty"], "approve")

    def of_budget(self, record, _name):
        budget = record["budget"]
        insist(self.kinds is None or "held" not in record, "what is held of a budget is told at the beginning alone")
        self.ceiling[budget] = record["amount"]
        self.held[budget] = self.held.get(budget, record.get("held", 0))
        insist(self.held[budget] <= record["amount"], "a budget below what is held of it")

    def of_money(self, record, _name):
        what, sign = record["what"], 1
        if what == "reversal":
            what, sign = record["undoes"], -1
        budget, proc = record["budget"], record["proc"]
        insist(budget in self.ceiling, "of a budget that nobody has signed")
        self.held[budget] += sign * record["booked"] * {"commit": 1, "pay": 1, "release": -1, "recover": -1}[what]
        self.agreed[proc] = self.agreed.get(proc, 0) + sign * record["amount"] * {"commit": 1, "pay": -1}.get(what, 0)
        insist(self.held[budget] <= self.ceiling[budget], "more than the budget holds")
        insist(self.agreed[proc] >= 0, "more is paid than was approved")

    def of_rule_change(self, record, name):
        """What one person asks for and another grants: rules, exports with names, a person's own data, the release of a gate."""
        if record["phase"] in {"proposed", "set"} or (record["phase"] == "asked" and record["level"] == "named"):
            self.waiting[name] = record["actor"]
        elif record["phase"] in {"granted", "refused", "withdrawn", "released"}:
            asked = self.waiting.pop(record.get("on"), None)
            insist(record["phase"] not in {"granted", "released"} or asked, "granted, and nobody asked for it")
            insist(record["phase"] == "withdrawn" or record["actor"] != asked, "granted by who asked for it")

    of_export = of_gate = of_hold = of_subject_access = of_rule_change

    def of_erasure(self, record, name):
        """Proposed by one, released by another, carried out once; `again`: from the list outside, after a restore."""
        if record["phase"] == "erased":
            insist(record["on"] in self.released, "erased, and nobody released it")
            self.released.remove(record["on"])
        elif record["phase"] in {"granted", "again"}:
            self.released.add(record.get("on", name))
        self.of_rule_change(record, name)


def insist(holds, otherwise):
    if not holds:
        raise ValueError(otherwise)


# --- The ledger as a whole
class Check:
    def __init__(self, place, checkpoints, pub, epochs=()):
        self.place, self.known_epochs = place, epochs
        self.faults, self.broken, self.chains, self.tree = [], [], {}, Tree()
        base, _, self.epoch = read(place / "origin").removesuffix("\n").rpartition("/")
        self.key = unpacked(read(pub or place / "key.pub").strip())
        insist(len(self.key) == 32, "the key is not one")
        proper = base64.b64encode(self.key).decode() + "\n"
        self.expect(read(place / "key.pub") == proper, "key.pub is not the key that was given")
        self.wanted, self.good = {}, {True: [], False: []}
        own = sorted((place / "checkpoints").iterdir())
        for path, outside in [*((path, False) for path in own), *((path, True) for path in checkpoints)]:
            self.want(path, outside, base)
        self.outside, self.rules = bool(checkpoints), Rules(self.rule_sets())

    def expect(self, holds, otherwise):
        if not holds:
            self.faults.append(otherwise)

    def want(self, path, outside, base):
        text = read(path)
        try:
            insist(outside or (text.endswith("\n") and text.count("\n") == 5), "it holds more than a note")
            epoch, size, root = checkpoint_of(text, base, self.key)
        except ValueError as error:
            self.faults.append(f"checkpoint {path.name}: {error}")
        else:
            self.wanted.setdefault(size, []).append((epoch, root, outside, path.name))

    def rule_sets(self):
        text = read(self.place / "rules.json")
        told = READ(text)
        proper = text == WRITE(told) + "\n" and set(told) == {"v", "sets"} and told["v"] == 1
        self.expect(proper, "rules.json is not in its proper form")
        for name, content in told["sets"].items():
            digest = hashlib.sha256(WRITE(content).encode()).hexdigest()
            self.expect(digest == name, f"rules.json: {name} are other rules")
        return told["sets"]

    def walk(self, progress):
        self.compare()
        with open(self.place / "ledger.jsonl", "rb") as ledger:
            for index, line in enumerate(ledger):
                try:
                    self.take(index, line)
                except WRONG as error:
                    said = error if type(error) is ValueError else f"wrong form: {error!r}"
                    self.expect(len(self.faults) > 1000, f"record {index}: {said}")
                    if self.tree.size == index:
                        return self.faults.append(f"record {index} cannot be read, so nothing after it was checked")
                if self.tree.size in self.wanted:
                    self.compare()
                if progress and index % 10_000 == 0:
                    print("progress", index, file=sys.stderr, flush=True)
        return self.end()

    def take(self, index, line):
        raw, record = record_of(line, index)
        digest = hashlib.sha256(b"\0" + raw).digest()
        self.tree.add(digest)
        last = self.chains.get(record["chain"], b"")
        self.chains[record["chain"]] = digest + record["seq"].to_bytes(8, "big")
        insist(record["seq"] == int.from_bytes(last[32:], "big") + 1, "its chain has a gap, or a record twice")
        insist(record["prev"] == last[:32].hex(), "it does not follow the record before it in its chain")
        self.rules.judge(record, digest.hex(), index)

    def compare(self):
        for epoch, root, outside, name in self.wanted.get(self.tree.size, ()):
            if root == self.tree.root():
                self.good[outside].append(self.tree.size)
            else:
                begin = max(self.good[True] if self.outside else self.good[False], default=0)
                said = f"checkpoint {name}: among records {begin} to {self.tree.size - 1} something was changed"
                self.broken.append((epoch, self.tree.size, said))

    def end(self):
        for size in sorted(size for size in self.wanted if size > self.tree.size):
            for epoch, _root, _outside, name in self.wanted[size]:
                said = f"checkpoint {name}: records {self.tree.size} to {size - 1} are missing"
                self.broken.append((epoch, size, said))
        for epoch, size, said in dict.fromkeys(self.broken):
            self.expect(self.was_lost(epoch, size), said)
        covered = max(self.good[True] + self.good[False], default=0)
        self.expect(covered == self.tree.size and self.wanted, f"no checkpoint covers the records from {covered} on")
        self.expect(self.epoch == str(len(self.rules.epochs) + 1), "origin names another epoch than the ledger")
        self.expect(self.rules.named == set(self.rules.sets), "rules.json holds rules that no record names")

    def was_lost(self, epoch, size):
        """Whether a later epoch, of which the auditor knows, says that a restore lost what a checkpoint covers."""
        for later in self.rules.epochs:
            first, last = later["lost"]
            if later["epoch"] > epoch and later["epoch"] in self.known_epochs and first < size <= last + 1:
                return True
        return False


# --- One record alone (RFC 9162, 2.1.3.2)
def root_by(index, size, leaf_hash, path):
    """The root of a tree of this size that has this leaf at this place, if the path is right."""
    place, last, root = index, size - 1, leaf_hash
    insist(0 <= index < size, "its index is not within the checkpoint")
    for beside in path:
        insist(last, "its path is too long")
        if place & 1 or place == last:
            root = hashlib.sha256(b"\1" + beside + root).digest()
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            root = hashlib.sha256(b"\1" + root + beside).digest()
        place, last = place >> 1, last >> 1
    insist(not last, "its path is too short")
    return root


def check_proof(told):
    """Prints what came of it. Gives the exit code."""
    proof = READ(read(told.proof))
    key = unpacked(read(told.pub).strip() if told.pub else proof["key"])
    base = proof["checkpoint"].partition("\n")[0].rpartition("/")[0]
    try:
        insist(proof["v"] == 1 and len(key) == 32, "of another version")
        line = WRITE({"i": proof["i"], "leaf": proof["leaf"]}).encode()
        raw, record = record_of(line, proof["i"])
        root = root_by(proof["i"], proof["size"], hashlib.sha256(b"\0" + raw).digest(), map(unpacked, proof["path"]))
        given = [checkpoint_of(read(path), base, key) for path in told.checkpoint]
        held = [checkpoint for checkpoint in given if checkpoint[1] == proof["size"]]
        for _epoch, size, signed in [checkpoint_of(proof["checkpoint"], base, key), *held]:
            insist((size, signed) == (proof["size"], root), "the checkpoint is of another tree")
    except WRONG as error:
        print("FAULT ", error)
        print("NOT PROVED")
        return 1
    print(f"record {proof['i']} of {proof['size']} of {base}: {WRITE(record)}")
    trusted = ["its checkpoint"] * (not held) + ["its key"] * (not told.pub)
    if trusted:
        print("TRUSTS the proof for", " and ".join(trusted))
    print("PROVED")
    return 0


def read(path):
    return path.read_bytes().decode()


def main(arguments=None):
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = asked.add_mutually_exclusive_group(required=True)
    what.add_argument("dir", type=pathlib.Path, nargs="?")
    what.add_argument("--proof", type=pathlib.Path, help="of one record, as “ledger prove” gives it")
    asked.add_argument(
        "--checkpoint", type=pathlib.Path, action="append", default=[], help="from a witness; as often as you have one"
    )
    asked.add_argument("--pub", type=pathlib.Path, help="the public key, from elsewhere")
    asked.add_argument(
        "--epoch",
        type=int,
        action="append",
        default=[],
        help="of which those who began it told you what a restore lost",
    )
    asked.add_argument("--progress", action="store_true", help="tell on standard error how far it is")
    told = asked.parse_args(arguments)
    try:
        if told.proof:
            return check_proof(told)
        check = Check(told.dir, told.checkpoint, told.pub, told.epoch)
        check.walk(told.progress)
    except (OSError, *WRONG) as error:
        print("UNREADABLE", type(error).__name__, error)
        return 2
    report(check, told)
    return 1 if check.faults else 0


def report(check, told):
    for fault in check.faults[:20]:
        print("FAULT ", fault)
    for one in check.rules.epochs:
        known = "you know of it" if one["epoch"] in told.epoch else "ask the two who began it, then give --epoch"
        print(
            f"EPOCH  {one['epoch']} began at record {one['start']}: records {one['lost'][0]} to {one['lost'][1]} were lost; {known}"
        )
    root = base64.b64encode(check.tree.root()).decode()
    print(f"{check.tree.size} records in {len(check.chains)} chains, root {root}")
    print(f"{len(check.good[False])} checkpoints of the export and {len(check.good[True])} from outside hold")
    for program, count in sorted(check.rules.programs.items()):
        print(f"NO SIGN-IN  {program}: {count} acts in the name of people")
    if not (told.checkpoint and told.pub):
        trusted = ["its checkpoints"] * (not told.checkpoint) + ["its key"] * (not told.pub)
        print("TRUSTS the export for", " and ".join(trusted))
    if check.good[True] and max(check.good[True]) < check.tree.size:
        print(f"TRUSTS the export from record {max(check.good[True])} on, which no checkpoint from outside covers")
    print("TAMPERED" if check.faults else "WHOLE")


if __name__ == "__main__":
    sys.exit(main())
