"""The wording of a letter changed by two administrators: what its tests have in common."""

from copy import deepcopy

from audit.actor import acting
from cases.changes import Change
from cases.wording.rows import WordingChange, texts_in_force
from workflows.rule_changes import by_two
from workflows.wording.asking import insist_on_sense


def other(
    kind="acknowledgement", english="Thank you, {sender.name}.", azerbaijani="{sender.name} adından təşəkkür edirik."
):
    """A proposal that says what is in force, and closes with these words."""
    texts = deepcopy(texts_in_force(kind))
    texts["en"]["closing"], texts["az"]["closing"] = english, azerbaijani
    return WordingChange(letter=kind, texts=texts, reason="To be polite.")


def proposed(change, by, token=None):
    with acting(by):
        return by_two.propose(change, by, token, insist_on_sense)


def decided(change, by, outcome=Change.Outcome.GRANTED, comment=""):
    with acting(by):
        return by_two.decide(change, by, outcome, comment, insist_on_sense)


def carried_out(change, proposer, signer):
    return decided(proposed(change, proposer), signer)
