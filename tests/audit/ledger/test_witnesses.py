"""Witnesses: a mailbox, a printed page, a second host that answers as C2SP has it, and what happens when one is away or ahead."""

import re
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core import mail

from audit.ledger import keys
from audit.ledger.checkpointing import Halted
from audit.ledger.notes import Note, NotSigned, read, signed, verified
from audit.ledger.tree import Edge, consistency, continues, inclusion, root_of
from audit.ledger.witnesses.answering import Answering, handler_for
from audit.ledger.witnesses.host import Host
from audit.ledger.witnesses.mail import Mail
from audit.ledger.witnesses.page import Page
from audit.models import Halt, Witnessed
from tests.audit.ledger import ledgers
from tests.audit.ledger.forging import digest

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
LEAVES = [digest(str(n)) for n in range(70)]


def of(begin, end):
    return LEAVES[begin:end]


def note_of(size, origin="ledger.test/az/1"):
    return Note(origin, size, root_of(LEAVES[:size]))


@pytest.fixture
def second_host(tmp_path):
    """Another agency's server, which knows our key."""
    public = keys.public(KEY)
    answering = Answering(
        "witness.test/1", Ed25519PrivateKey.generate(), {"ledger.test/az": public}, tmp_path / "second"
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(answering))
    Thread(target=server.serve_forever, daemon=True).start()
    yield answering, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_every_size_is_proved_to_continue_every_smaller_one_and_no_other():
    for new in range(1, 40):
        for old in range(new + 1):
            proof = consistency(old, new, of)
            assert continues(old, root_of(LEAVES[:old]), new, root_of(LEAVES[:new]), proof)
            if 0 < old < new:
                assert not continues(old, root_of(LEAVES[1 : old + 1]), new, root_of(LEAVES[:new]), proof)
                assert not continues(old, root_of(LEAVES[:old]), new, root_of(LEAVES[1 : new + 1]), proof)
                assert not continues(old, root_of(LEAVES[:old]), new, root_of(LEAVES[:new]), [*proof, LEAVES[0]])


def test_a_place_in_the_tree_is_proved_by_as_many_hashes_as_it_is_deep():
    edge = Edge()
    for one in LEAVES:
        edge.add(one)
    assert edge.root() == root_of(LEAVES)
    assert all(len(inclusion(n, 70, of)) <= 7 for n in range(70))


def test_a_second_host_signs_what_continues_and_refuses_all_else(second_host):
    answering, address = second_host
    host = Host(address)
    for size in (3, 3, 20, 64):
        answer = host.take(note_of(size), signed(note_of(size), KEY), lambda old, size=size: consistency(old, size, of))
        assert answer.startswith("— witness.test/1 ")
    assert Host(address).take(
        note_of(70), signed(note_of(70), KEY), lambda old: consistency(old, 70, of)
    )  # it is told the size
    text, other = signed(note_of(70), KEY), signed(note_of(70), Ed25519PrivateKey.generate())
    assert answering.add_checkpoint(f"old 5\n\n{text}") == (409, "70\n")
    assert answering.add_checkpoint(f"old 70\n\n{other}")[0] == 403
    assert answering.add_checkpoint(f"old 0\n\n{signed(note_of(3, 'ledger.other/1'), KEY)}")[0] == 404
    assert answering.add_checkpoint("old x\n\nnothing")[0] == 400
    forged = signed(Note("ledger.test/az/1", 71, b"x" * 32), KEY)
    assert answering.add_checkpoint(f"old 70\n\n{forged}")[0] == 422
    assert answering.last("ledger.test/az/1").size == 70


@pytest.mark.parametrize("change", [
    lambda text: text.replace("\n7\n", "\n07\n"), lambda text: text.replace("\n7\n", "\n8\n"), lambda text: text.replace("az/1", "az/2", 1),
    lambda text: text[:-3] + "A=\n", lambda text: text.replace("\n\n", "\n"), lambda text: "", lambda text: text.partition("\n\n")[0] + "\n\n",
])  # fmt: skip
def test_a_note_that_was_changed_is_not_signed(change):
    text = signed(note_of(7), KEY)
    assert verified(text, keys.public(KEY)) == read(text) == note_of(7)
    with pytest.raises(NotSigned):
        verified(change(text), keys.public(KEY))


@pytest.mark.django_db(transaction=True)
def test_a_mailbox_and_a_page_get_every_checkpoint_once(tmp_path):
    with ledgers.kept_in(tmp_path):
        more = [Mail("ombudsman@example.org"), Page(tmp_path / "pages")]
        ledgers.agreed_request()
        made = [ledgers.sign(more) for _n in range(2)][-1]
    assert [one.body for one in mail.outbox] == [made.note]
    (page,) = (tmp_path / "pages").iterdir()
    assert "<svg" in page.read_text() and re.search(
        re.escape(made.note.splitlines()[2]), page.read_text().replace("&#43;", "+")
    )
    assert Witnessed.objects.filter(checkpoint=made).count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_witness_that_is_away_is_tried_again_and_one_that_is_ahead_halts(tmp_path, second_host):
    answering, address = second_host
    with ledgers.kept_in(tmp_path):
        ledgers.agreed_request()
        with ledgers.as_ledger():
            signer = ledgers.signer([Host("http://127.0.0.1:9")])
            signer.make()
        assert len(signer.troubles) == 1
        answering.known[ledgers.ORIGIN] = keys.public_of(settings.LEDGER_KEY)
        made = ledgers.sign([Host(address)])
        assert Witnessed.objects.filter(checkpoint=made, witness=f"host:{address}"[:60]).exists()
        key = keys.private(settings.LEDGER_KEY)
        ahead = Note(made.origin, made.size + 5, b"x" * 32)
        (answering.place / next(answering.place.iterdir()).name).write_text(signed(ahead, key))
        ledgers.agreed_request()
        with pytest.raises(Halted):
            ledgers.sign([Host(address)])
        assert Halt.objects.count() == 1


def test_a_key_that_others_can_read_is_refused(tmp_path):
    keys.make(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(keys.Unsafe, match="Others than its owner"):
        keys.private(tmp_path / "key")
    with pytest.raises(keys.Unsafe, match="cannot be read"):
        keys.private(tmp_path / "none")
