"""What an insider does to the ledger is shown, also with the stolen key: against checkpoints and a key that are kept elsewhere."""

import json
import os
import re
import shutil
from functools import lru_cache
from itertools import pairwise
from random import Random

import pytest

from audit import verify_ledger
from audit.ledger import keys
from tests import pg
from tests.audit.ledger import forging, ledgers
from tests.audit.ledger.forging import canonical, digest, judged

FULL = os.environ.get("QAYIDIS_FULL") == "1"
FLIPS = 10_000 if FULL else 300


class Ledger:
    """A ledger of six cases with a checkpoint after each but the first, which a witness has, and what an auditor holds."""

    def __init__(self, place):
        self.place = place
        for n in range(6):
            ledgers.agreed_request() if n else ledgers.signed_in_request()
            if n:
                ledgers.sign()
        self.leaves, self.checkpoints = forging.leaves(), forging.checkpoints()
        self.records, self.hashes = (
            [json.loads(leaf) for leaf in self.leaves],
            [digest(leaf).hex() for leaf in self.leaves],
        )
        self.outside = ledgers.outside(place)
        self.key = keys.private(place / "signer" / "key")

    def exported(self, name):
        shutil.rmtree(self.place / name, ignore_errors=True)
        return ledgers.exported(self.place / name)


@pytest.fixture(scope="module")
def ledger(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), ledgers.kept_in(tmp_path_factory.mktemp("ledger")) as _:
        yield Ledger(ledgers.settings.LEDGER_KEY.parent.parent)
        pg.restore()


def steps_of(ledger):
    """Two neighbours of different cases in the middle, the first of them a step."""
    at = range(len(ledger.records) // 2, len(ledger.records) - 30)
    return next(
        i
        for i in at
        if ledger.records[i]["act"] == "step" and ledger.records[i + 1]["chain"] == ledger.records[i]["chain"]
    )


def edited(ledger, records, hashes):
    records[steps_of(ledger)]["to"] = "refused"


def author_changed(ledger, records, hashes):
    records[steps_of(ledger)]["actor"] = "u_" + "0" * 32


def author_forged(ledger, records, hashes):
    """An act of a session, in the name of somebody who exists and has signed in too."""
    mine = next(record for record in reversed(records) if "auth" in record and "actor" in record)
    mine["actor"] = next(r["actor"] for r in records if r["act"] == "sign_in" and r["actor"] != mine["actor"])


def deleted(ledger, records, hashes):
    del records[steps_of(ledger)], hashes[steps_of(ledger)]


def inserted(ledger, records, hashes):
    i = steps_of(ledger)
    records.insert(i, records[i] | {"act": "grant", "part": "play_lead"})
    hashes.insert(i, "of nothing")


def swapped(ledger, records, hashes):
    i = next(i for i in range(40, len(records) - 40) if records[i]["chain"] != records[i + 1]["chain"])
    for rows in (records, hashes):
        rows[i], rows[i + 1] = rows[i + 1], rows[i]


def tail_cut(ledger, records, hashes):
    del records[-5:], hashes[-5:]


def rolled_back(ledger, records, hashes):
    size = ledger.checkpoints[1][1]
    del records[size:], hashes[size:]


def case_removed(ledger, records, hashes):
    case = next(record["chain"] for record in records if record["act"] == "step")
    kept = [i for i, record in enumerate(records) if record["chain"] != case]
    records[:], hashes[:] = [records[i] for i in kept], [hashes[i] for i in kept]


def rewritten(ledger, records, hashes):
    begin = ledger.checkpoints[1][1] + 3
    for record in records[begin:]:
        record["commit"] = "0" * 64


KINDS = (
    edited,
    author_changed,
    author_forged,
    deleted,
    inserted,
    swapped,
    tail_cut,
    rolled_back,
    case_removed,
    rewritten,
)


def forge(ledger, kind):
    """The leaves after a deed and every hash worked out anew, and the first index at which they differ."""
    records, hashes = [dict(record) for record in ledger.records], list(ledger.hashes)
    kind(ledger, records, hashes)
    new = [canonical(record) for record in forging.rechained(records, hashes)]
    differs = (i for i, (was, now) in enumerate(zip(ledger.leaves, new, strict=False)) if was != now)
    return new, next(differs, min(len(new), len(ledger.leaves)))


@pytest.mark.some(2)
@pytest.mark.parametrize("stolen", [False, True], ids=["without_the_key", "with_the_stolen_key"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_whoever_recomputes_every_hash_is_shown_with_the_interval(ledger, kind, stolen):
    new, first = forge(ledger, kind)
    known = forging.signed_anew(new, ledger.checkpoints, ledger.key) if stolen else ledger.checkpoints
    forging.overwrite(new, [one for one in known if one[1] <= len(new)])
    code, said = judged(ledger.exported("forged"), *ledger.outside)
    assert code == 1, said
    intervals = [(int(begin), int(end)) for begin, end in re.findall(r"records (\d+) to (\d+)", said)]
    assert any(begin <= first <= end for begin, end in intervals), (first, said)
    sizes = [0, *(size for _o, size, _r, _n in ledger.checkpoints)]
    assert min(end - begin for begin, end in intervals if begin <= first <= end) < max(
        b - a for a, b in pairwise(sizes)
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_whoever_recomputes_nothing_is_shown_at_the_record_or_the_interval(ledger, kind):
    records, hashes = [dict(record) for record in ledger.records], list(ledger.hashes)
    kind(ledger, records, hashes)
    known = [one for one in ledger.checkpoints if one[1] <= len(records)]
    forging.overwrite([canonical(record) for record in records], known, evading=True)
    code, said = judged(ledger.exported("naive"), *ledger.outside)
    assert code == 1, said
    assert re.search(r"record \d+:|records \d+ to \d+", said)


def test_untouched_it_is_whole(ledger):
    forging.overwrite(ledger.leaves, ledger.checkpoints)
    assert judged(ledger.exported("whole"), *ledger.outside)[0] == 0


def test_with_the_key_stolen_nothing_but_the_outside_shows_it(ledger):
    """Which is why copies are kept elsewhere: the export alone is consistent in itself."""
    new, _first = forge(ledger, author_changed)
    forging.overwrite(new, forging.signed_anew(new, ledger.checkpoints, ledger.key))
    place = ledger.exported("consistent")
    code, said = judged(place)
    assert (code, "TRUSTS the export" in said) == (0, True), said
    assert judged(place, *ledger.outside)[0] == 1


def test_a_forged_author_is_shown_without_anything_from_outside(ledger):
    """Also with the key stolen: the sign-in that the act names is somebody else's."""
    new, first = forge(ledger, author_forged)
    forging.overwrite(new, forging.signed_anew(new, ledger.checkpoints, ledger.key))
    code, said = judged(ledger.exported("forged_author"))
    assert (code, f"record {first}: done by the sign-in of somebody else" in said) == (1, True), said


def test_another_key_another_origin_and_no_checkpoint_are_shown(ledger, tmp_path):
    forging.overwrite(ledger.leaves, ledger.checkpoints)
    keys.make(tmp_path / "key")
    place = ledger.exported("other")
    assert judged(place, "--pub", tmp_path / "key.pub")[0] == 1
    (place / "origin").write_text("ledger.other/az/1\n")
    assert judged(place, *ledger.outside)[0] == 1
    (place / "origin").write_text(f"{ledgers.ORIGIN}/1\n")
    shutil.rmtree(place / "checkpoints")
    (place / "checkpoints").mkdir()
    assert "no checkpoint covers the records" in judged(place)[1]


def test_no_flipped_bit_is_accepted(ledger, monkeypatch):
    monkeypatch.setattr(verify_ledger, "is_signed", lru_cache(verify_ledger.is_signed))
    short = ledger.checkpoints[0]
    forging.overwrite(ledger.leaves[: short[1]], [short])
    place = ledger.exported("flipped")
    pub = place.parent / "signer" / "key.pub"
    assert judged(place, "--pub", pub)[0] == 0
    files = sorted(path for path in place.rglob("*") if path.is_file())
    chance = Random(11)
    for turn in range(FLIPS):
        path = files[turn % len(files)] if turn % 2 else place / "ledger.jsonl"
        was = path.read_bytes()
        bit = chance.randrange(len(was) * 8)
        path.write_bytes(forging.flipped(was, bit))
        code, said = judged(place, "--pub", pub)
        path.write_bytes(was)
        assert code in {1, 2}, (path.name, bit, said)
    assert judged(place, "--pub", pub)[0] == 0
