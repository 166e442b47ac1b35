"""What stands against a wording: sentences at the fields of its form. Asked when it is typed, proposed, and signed."""

from django.utils.translation import gettext as _

from cases.wording.checking import faults
from cases.wording.declared import LANGUAGES, passages
from cases.wording.rows import texts_in_force
from cases.wording.specimen import without_shape
from workflows.by_two import ByTwo
from workflows.refusing import Refused
from workflows.wording.kinds import EDITED


def field(passage, language):
    return f"{passage}_{language}"


def against(kind, texts):
    """Name of a field → sentences; {} where this can be printed as it stands. `texts`: language → passage → text."""
    found = {
        field(name, language): said
        for name, passage in passages(kind).items()
        for language in LANGUAGES
        if (said := _against(kind, passage, language, texts))
    }
    return found or _against_shapes(kind, texts)


def _against(kind, passage, language, texts):
    text = texts[language].get(passage.name, "")
    if text:
        return list(faults(kind, passage, text))
    if passage.may_be_empty and not any(said.get(passage.name) for said in texts.values()):
        return []
    return [_("Both languages are needed: this one is empty.")]


def _against_shapes(kind, texts):
    """Only where nothing else is wrong: the specimen is printed in both languages."""
    said = _("“%(character)s” cannot be printed: our fonts have no shape for it.")
    return {
        field(name, language): [said % {"character": character}]
        for language, character in without_shape(kind, texts).items()
        for name, text in texts[language].items()
        if character in text
    }


def insist_on_sense(change):
    if change.letter not in EDITED:
        raise Refused(_("The wording of this letter is not edited: it is a form of the agreement, or is not sent."))
    if said := against(change.letter, change.texts):
        raise Refused(fields=said)
    if change.texts == texts_in_force(change.letter):
        raise Refused(_("This is the wording in force. Change something."))


BY_TWO = ByTwo(insist_on_sense)
