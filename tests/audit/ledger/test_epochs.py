"""After a restore that lost records nothing is recorded until two people begin an epoch, and its first record says what was lost."""

import json

import pytest
from django.db import DatabaseError

from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.ledger.checkpointing import Halted
from audit.ledger.epochs import NotSo, Operator, begin
from audit.models import Halt
from tests import a
from tests.audit.ledger import forging, ledgers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(tmp_path):
    with ledgers.kept_in(tmp_path):
        yield tmp_path


@pytest.fixture
def two():
    people = [a.person(ADMINISTRATOR) for _n in range(2)]
    return [Operator(one.user.email, a.PASSWORD) for one in people]


@pytest.fixture
def restored(place, two):
    """A backup of the first checkpoint, restored after the second: what came between is lost."""
    ledgers.agreed_request()
    first = ledgers.sign()
    leaves, known = forging.leaves(), forging.checkpoints()
    ledgers.agreed_request()
    second = ledgers.sign()
    forging.overwrite(leaves, known)
    return first.size, second.size


def begun(*operators, reason="The disk broke; the backup of last night was restored."):
    with ledgers.as_ledger():
        return begin(reason, *operators)


def test_a_ledger_that_lost_records_refuses_to_sign_and_to_record(restored):
    with pytest.raises(Halted, match=f"{restored[1]} records are vouched for outside; here are {restored[0]}"):
        ledgers.sign()
    with pytest.raises(DatabaseError, match="the ledger is halted"):
        a.person(CASEWORKER)
    with pytest.raises(Halted, match="is halted"):
        ledgers.sign()
    assert Halt.objects.count() == 1


def test_the_witness_alone_is_enough_where_the_memory_of_the_signer_is_gone_too(restored, place):
    (place / "signer" / "last.json").unlink()
    with pytest.raises(Halted):
        ledgers.sign()


def test_two_begin_an_epoch_and_its_first_record_says_what_was_lost(restored, place, two):
    with pytest.raises(Halted):
        ledgers.sign()
    made = begun(*two)
    ledgers.agreed_request()
    assert ledgers.sign().origin == f"{ledgers.ORIGIN}/2"
    told = json.loads(forging.leaves()[restored[0]])
    assert (told["act"], told["epoch"], told["start"], told["lost"]) == (
        "epoch",
        2,
        made.start,
        [restored[0], restored[1] - 1],
    )
    assert (told["size"], told["actor"] != told["second"]) == (restored[1], True)
    out = ledgers.exported(place / "out")
    code, said = ledgers.verify(out, *ledgers.outside(place), "--epoch", 2)
    assert (code, f"records {restored[0]} to {restored[1] - 1} were lost" in said) == (0, True), said
    code, said = ledgers.verify(out, *ledgers.outside(place))
    assert (code, "ask the two who began it" in said) == (1, True), (
        said
    )  # an insider with the key could write such a record too


def test_an_epoch_is_not_begun_by_one_nor_by_anybody_nor_without_need(restored, two):
    with pytest.raises(NotSo, match="not halted"):
        begun(*two)
    with pytest.raises(Halted):
        ledgers.sign()
    clerk = a_caseworker_of_before()
    for operators, why in (
        ((two[0], two[0]), "Two different people"),
        ((two[0], Operator(two[1].email, "guessed")), "not its password"),
        ((two[0], clerk), "administrates nothing"),
    ):
        with pytest.raises(NotSo, match=why):
            begun(*operators)
    with pytest.raises(NotSo, match="Say why"):
        begun(*two, reason=" ")


def a_caseworker_of_before():
    """Somebody who was there before the ledger halted."""
    with forging.database() as cursor:
        cursor.execute(
            "SELECT u.email FROM agencies_user u JOIN agencies_membership m ON m.user_id = u.id WHERE m.role = 'supervisor' AND u.email LIKE 'user%%' LIMIT 1"
        )
        return Operator(cursor.fetchone()[0], a.PASSWORD)
