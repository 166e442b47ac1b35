"""An insider who holds the database: rewrites the ledger, recomputes every hash, and signs anew where the key is stolen."""

import contextlib
import hashlib
import io
import json

import psycopg2

from audit import verify_ledger
from audit.ledger.notes import Note, signed
from audit.ledger.tree import Edge
from tests import pg

_REFERS = ("on", "reverses", "auth", "through")


def canonical(record):
    return json.dumps(record, sort_keys=True, separators=(",", ":"))


def digest(leaf):
    return hashlib.sha256(b"\0" + leaf.encode()).digest()


def rechained(records, hashes):
    """The same records with every place, every link and every reference worked out anew. `hashes`: of the records as they were."""
    heads, became, out = {}, {}, []
    for record, was in zip(records, hashes, strict=True):
        seq, prev = heads.get(record["chain"], (0, ""))
        told = record | {"seq": seq + 1, "prev": prev}
        told |= {name: became.get(record[name], record[name]) for name in _REFERS if name in record}
        name = digest(canonical(told)).hex()
        heads[record["chain"]], became[was] = (seq + 1, name), name
        out.append(told)
    return out


def leaves():
    """The ledger as it stands in the tree."""
    with database() as cursor:
        cursor.execute("SELECT r.leaf FROM audit_leaf l JOIN audit_record r ON r.id = l.record_id ORDER BY l.index")
        return [leaf for (leaf,) in cursor.fetchall()]


def checkpoints():
    with database() as cursor:
        cursor.execute("SELECT origin, size, root, note FROM audit_checkpoint ORDER BY id")
        return [(origin, size, bytes(root), note) for origin, size, root, note in cursor.fetchall()]


def overwrite(new_leaves, new_checkpoints, evading=False):
    """As a superuser who fires no trigger: what stood there is gone, without a trace in the database.

    `evading`: the column `seq` no longer tells what the leaf does, so that two records can claim one place in a chain.
    """
    with database() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table in ("witnessed", "checkpoint", "leaf", "commitment", "record"):
            cursor.execute(f"DELETE FROM audit_{table}")
        for index, leaf in enumerate(new_leaves):
            told = json.loads(leaf)
            row = (index + 1, leaf, told["chain"], index + 1 if evading else told["seq"], told["prev"], digest(leaf))
            cursor.execute(
                "INSERT INTO audit_record (id, leaf, chain, seq, prev, hash) OVERRIDING SYSTEM VALUE VALUES (%s, %s, %s, %s, %s, %s)",
                row,
            )
            cursor.execute("INSERT INTO audit_leaf VALUES (%s, %s)", (index, index + 1))
        cursor.execute(
            "UPDATE audit_alias a SET last = coalesce((SELECT max(seq) FROM audit_record r WHERE r.chain = a.name), 0)"
        )
        for origin, size, root, note in new_checkpoints:
            cursor.execute(
                "INSERT INTO audit_checkpoint (origin, size, root, note, made_at, settled, seen, seen_by) VALUES (%s, %s, %s, %s, now(), 0, 0, 0)",
                (origin, size, root, note),
            )


def signed_anew(new_leaves, known, key):
    """With the stolen key: a checkpoint of every size there was, and of the last, over the forged records."""
    origin = known[-1][0]
    sizes = {size for _o, size, _r, _n in known if size <= len(new_leaves)} | {len(new_leaves)}
    edge, out = Edge(), []
    for leaf in new_leaves:
        edge.add(digest(leaf))
        if edge.size in sizes:
            note = Note(origin, edge.size, edge.root())
            out.append((origin, edge.size, note.root, signed(note, key)))
    return out


@contextlib.contextmanager
def database():
    with contextlib.closing(psycopg2.connect(pg.url(pg.SUPERUSER))) as connection:
        connection.autocommit = True
        yield connection.cursor()


def judged(place, *options):
    """(exit code, what was said) of the verifier, without a process of its own."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = verify_ledger.main([str(place), *map(str, options)])
    return code, said.getvalue()


def flipped(data, bit):
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
