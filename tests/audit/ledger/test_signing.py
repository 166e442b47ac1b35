"""Checkpoints: what is signed, what is exported, and that an outside verifier finds it whole."""

import pytest

from audit.models import Checkpoint, Leaf, Record
from tests.audit.ledger import ledgers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(tmp_path):
    with ledgers.kept_in(tmp_path):
        yield tmp_path


def test_what_is_exported_verifies_against_a_witness_and_a_key_from_outside(place):
    ledgers.agreed_request()
    ledgers.sign()
    ledgers.agreed_request()
    made = ledgers.sign()
    assert made.size == Record.objects.count() == Leaf.objects.count()
    code, said = ledgers.verify(ledgers.exported(place / "out"), *ledgers.outside(place))
    assert (code, "WHOLE" in said, "TRUSTS" in said) == (0, True, False), said


def test_without_a_checkpoint_and_a_key_from_outside_it_says_what_it_trusts(place):
    ledgers.agreed_request()
    ledgers.sign()
    code, said = ledgers.verify(ledgers.exported(place / "out"))
    assert code == 0
    assert "TRUSTS the export for its checkpoints and its key" in said


def test_nothing_new_is_nothing_signed(place):
    ledgers.agreed_request()
    assert ledgers.sign().pk == ledgers.sign().pk
    assert Checkpoint.objects.count() == 1
