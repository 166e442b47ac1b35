"""One record is proved to be in the ledger, to whoever holds a checkpoint, without any other record."""

import base64
import contextlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit import verify_ledger
from tests import pg
from tests.audit.ledger import forging, ledgers


@pytest.fixture(scope="module")
def place(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), ledgers.kept_in(tmp_path_factory.mktemp("proving")):
        for _n in range(2):
            ledgers.agreed_request()
            ledgers.sign()
        yield ledgers.settings.LEDGER_KEY.parent.parent
        pg.restore()


def proved(*words):
    out = StringIO()
    call_command("ledger", "prove", *map(str, words), stdout=out)
    return json.loads(out.getvalue())


def judged(proof, place, *options):
    (place / "proof.json").write_text(json.dumps(proof), encoding="utf-8")
    said = StringIO()
    with contextlib.redirect_stdout(said):
        code = verify_ledger.main(["--proof", str(place / "proof.json"), *map(str, options)])
    return code, said.getvalue()


def test_every_record_is_proved_to_each_checkpoint_that_covers_it(place, django_db_blocker):
    with django_db_blocker.unblock():
        sizes = [size for _o, size, _r, _n in forging.checkpoints()]
        for index in range(0, sizes[-1], 3):
            for size in [one for one in sizes if one > index]:
                code, said = judged(proved(index, "--size", size), place, *ledgers.outside(place))
                assert (code, "PROVED" in said, "TRUSTS" in said) == (0, True, False), (index, size, said)
                assert f"record {index} of {size}" in said and forging.leaves()[index] in said


WRONG = {
    "another leaf": lambda proof: proof | {"leaf": base64.b64encode(b'{"a":1}').decode()},
    "a changed leaf": lambda proof: proof | {"leaf": base64.b64encode(
        base64.b64decode(proof["leaf"]).replace(b'"act"', b'"bct"')).decode()},
    "another place": lambda proof: proof | {"i": proof["i"] + 1},
    "a place beyond": lambda proof: proof | {"i": proof["size"]},
    "a place that is none": lambda proof: proof | {"i": -1},
    "a shorter path": lambda proof: proof | {"path": proof["path"][:-1]},
    "a longer path": lambda proof: proof | {"path": [*proof["path"], proof["path"][0]]},
    "another path": lambda proof: proof | {"path": proof["path"][::-1]},
    "another size": lambda proof: proof | {"size": proof["size"] - 1},
    "another checkpoint": lambda proof: proof | {"checkpoint": proof["checkpoint"].replace("\n\n", "\nx\n\n")},
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_proof_is_not_taken(what, place, django_db_blocker):
    with django_db_blocker.unblock():
        proof = proved(5)
    code, said = judged(WRONG[what](proof), place, *ledgers.outside(place))
    assert (code, "NOT PROVED" in said) == (1, True), said


def test_without_anything_from_outside_it_says_so(place, django_db_blocker):
    with django_db_blocker.unblock():
        code, said = judged(proved(5), place)
        assert (code, "TRUSTS the proof for its checkpoint and its key" in said) == (0, True)
        with pytest.raises(CommandError, match="no record 100000"):
            proved(100_000)
    (place / "proof.json").write_text("{", encoding="utf-8")
    assert ledgers.verify("--proof", place / "proof.json")[0] == 2
