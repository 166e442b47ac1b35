"""Why a workbook is refused as a whole, as a value that travels between two processes."""

from cases.sentences import Sentence
from cases.sentences import Sentence as _

SENTENCE = "sentence"


class RefusedWorkbook(ValueError):
    """Nothing in it is looked at further; `sentence` says why."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


def unreadable():
    return RefusedWorkbook(_("The file cannot be read as a workbook. Save it anew as “Excel workbook (.xlsx)”."))


def too_heavy():
    return RefusedWorkbook(_("The workbook takes too long or too much memory to read. Divide it into smaller ones."))


def busy():
    return RefusedWorkbook(_("Too many files are being opened at this moment. Send it again in a minute."))


def packed(sentence) -> dict:
    """A sentence as JSON can carry it."""
    return {"template": sentence.template, "facts": {name: str(fact) for name, fact in sentence.facts.items()}}


def unpacked(said: dict) -> Sentence:
    return Sentence(said["template"], **said["facts"])
