"""A wording with its placeholders filled, as the templates print it: line by line, part by part."""

import re

from cases.letter_kinds import find
from cases.wording.declared import is_worded, passages, placeholders

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def names_in(text):
    """The placeholders of a text, in their order."""
    return PLACEHOLDER.findall(text)


def unknown_in(kind, name, text):
    """The placeholders of a text that its passage does not have, or has no more."""
    allowed = placeholders(kind, name) if name in passages(kind) else ()
    return [found for found in names_in(text) if found not in allowed]


def sound(kind, texts):
    """Without a passage that names what the letter no longer has: it goes out as delivered, since what cannot be printed helps nobody."""
    return {name: text for name, text in texts.items() if not unknown_in(kind, name, text)}


def texts_of(kind, language, data):
    """Name of a passage → text: as the letter keeps it in `data`, or else as delivered. A form of the agreement keeps none."""
    kept = data.get("wording", {}).get("passages", {}) if is_worded(kind) else {}
    return {name: kept.get(name, one.texts[language]) for name, one in passages(kind).items()}


def named(kind, data):
    """Every placeholder that the wording kept in `data` names."""
    return {name for text in texts_of(kind, "en", data).values() for name in names_in(text)}


def told(kind, language, data):
    """Name of a passage → lines → parts {"text", "bold"}, each placeholder replaced by its value."""
    texts, declared = texts_of(kind, language, data), passages(kind)
    return {name: [_line(one, declared[name].bold, data) for one in text.splitlines()] for name, text in texts.items()}


def _line(text, bold, data):
    said = PLACEHOLDER.split(text)  # text, name, text, name … text
    parts = [(_value(data, part), part in bold) if at % 2 else (part, False) for at, part in enumerate(said) if part]
    return [{"text": value, "bold": is_bold} for value, is_bold in parts]


def _value(data, name):
    value = find(data, name)
    if isinstance(value, (dict, list, tuple, bytes)):
        raise ValueError(f"A sentence cannot tell {name}")
    return value
