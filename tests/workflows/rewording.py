"""The wording of a letter changed by two administrators: what its tests have in common."""

from copy import deepcopy

from audit.actor import acting
from cases.changes import Change
from cases.wording.rows import WordingChange, texts_in_force
from workflows.wording.asking import BY_TWO


def other(
    kind="acknowledgement", english="Thank you, {sender.name}.", azerbaijani="{sender.name} adından təşəkkür edirik."
):
    """A proposal that says what is in force, and closes with these words."""
    texts = deepcopy(texts_in_force(kind))
    texts["en"]["closing"], texts["az"]["closing"] = english, azerbaijani
    return WordingChange(letter=kind, texts=texts, reason="To be polite.")


def proposed(change, by, token=None):
    with acting(by):
        return BY_TWO.propose(change, by, token)


def decided(change, by, outcome=Change.Outcome.GRANTED, comment=""):
    with acting(by):
        return BY_TWO.decide(change, by, outcome, comment)


def carried_out(change, proposer, signer):
    return decided(proposed(change, proposer), signer)
