"""Four people in eight tabs, a server that is killed, sessions that end: what they were told is kept stands there, once; and no page breaks."""

import os
from types import SimpleNamespace

import pytest

from audit.ledger.rows import Commitment
from tests.audit.ledger import ledgers
from tests.chaos.known import Known
from tests.chaos.server import Server
from tests.chaos.storm import Storm
from tests.chaos.tabs import Somebody
from tests.chaos.town import built, read
from workflows.rows import Approval, Signature, Step

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
SEED = int(os.environ.get("QAYIDIS_SEED", "2013"))
EDITS = int(os.environ.get("QAYIDIS_EDITS", "500" if FULL else "9"))
REQUESTS, DRAFTS = (8, 3) if FULL else (3, 2)
IN_A_SAMPLE = (
    "killed meanwhile", "expired", "expired", "signed out", "sent twice", "sent twice", "pressed twice", "back", "back", "draft, and away",
    "draft, and expired", *[""] * 3,
)  # fmt: skip


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path, workers=2 if FULL else 1)
    server.start()  # while the cases are built
    yield server
    server.stop()


@pytest.fixture
def world(server, browser, tmp_path):
    town, broken = built(REQUESTS, DRAFTS), []
    server.up()
    contexts = [browser.new_context(viewport={"width": 1200, "height": 800}, locale="en") for _one in town.people]
    for context in contexts:
        context.on(
            "response", lambda answer: broken.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None
        )
    people = [Somebody(actor, context, server.url) for actor, context in zip(town.people, contexts, strict=True)]
    tabs = [tab for person in people for tab in person.opens(2)]
    with (tmp_path / "record").open("w") as file:
        yield SimpleNamespace(town=town, server=server, tabs=tabs, broken=broken, known=Known(read), file=file)
    for context in contexts:
        context.close()


@pytest.mark.timeout(3600)
def test_what_was_acknowledged_is_there_once_whatever_happened_meanwhile(world, tmp_path):
    storm = Storm(SEED, world, None if FULL else IN_A_SAMPLE)
    try:
        storm.blow(EDITS)
    except Exception as error:
        raise AssertionError(told(storm, [repr(error), *storm.faults])) from error
    world.server.stop()
    faults = [*storm.faults, *world.known.faults(), *world.broken, *world.server.complaints(), *not_in_the_ledger()]
    assert not faults, told(storm, faults)
    with ledgers.kept_in(tmp_path):
        ledgers.sign()
        code, said = ledgers.verify(ledgers.exported(tmp_path / "out"), *ledgers.outside(tmp_path))
    assert (code, "WHOLE" in said) == (0, True), told(storm, [said])


def not_in_the_ledger():
    """Steps, proposals and signatures of which there is not exactly one record."""
    for rows in (Step, Approval, Signature):
        table = rows._meta.db_table
        recorded = sorted(Commitment.objects.filter(source=table).values_list("source_id", flat=True))
        if recorded != sorted(rows.objects.values_list("pk", flat=True)):
            yield f"{table}: {recorded} stand in the ledger."


def told(storm, faults):
    record = "\n".join(storm.record)
    return "\n".join([f"Seed {SEED}, {EDITS} edits.", *faults, "What happened:", record])
