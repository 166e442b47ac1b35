"""Paper: turns what is known of a case into letters that can be printed, sent, read aloud and checked.

A letter is a template in `templates/letters/`, one file a kind; its wording in English and in Azerbaijani stands beside it (cases/wording).
`letter_kinds.py` says what each must be given and may be given; `docs/letters.md` what each piece of data means.
Dates are given as `date`, moments as `datetime` already in the reader's time zone; words that come with the data
(rules, articles, the name of an agreement) are given in the language of the letter.
"""

import hashlib
import json
import re
from datetime import date, datetime
from functools import cache

import fontpkg_noto_sans
import typst

from cases.letter_kinds import KINDS, find, known, needs
from cases.wording.declared import LANGUAGES, LETTERS
from cases.wording.telling import named, told

NO_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed')  # in what typst says

# Characters that turn the direction of text can make a name read as another; no name we print needs them.
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class Incomplete(ValueError):
    """A letter cannot be made: `names` lists the placeholders that have no value."""

    def __init__(self, template, names):
        super().__init__(f"The letter {template} has no value for: {', '.join(names)}")
        self.names = names


class Unprintable(ValueError):
    """A letter cannot be made: its data holds a character or a picture that cannot be printed; `character` is the first such."""

    def __init__(self, message):
        super().__init__(message)
        self.character = next(iter(NO_SHAPE.findall(message)), "")


def letter_kinds():
    """The names of all letters: tuple of str."""
    return tuple(KINDS)


def missing(template, data):
    """Names of the placeholders that have no value, dotted, in the order of the letter; empty when it can be made."""
    wanted = dict.fromkeys([*needs(template), *sorted(named(template, data))])
    return [name for name in wanted if is_empty(find(data, name))]


def render(template, language, data):
    """The letter as a tagged PDF/UA-1 (bytes); the same data always gives the same bytes.

    `template` is one of `letter_kinds()`, `language` is "en" or "az", `data` a dictionary as `KINDS` says.
    Raises KeyError (no such letter), ValueError (no such language), Incomplete, Unprintable.
    """
    if language not in LANGUAGES:
        raise ValueError(f"No letters in the language {language!r}")
    if names := missing(template, data):
        raise Incomplete(template, names)
    try:
        return compiled(template, sheet(template, language, data), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise Unprintable(error.message) from error


def document_code(template, language, data):
    """The code at the foot of a letter: the first 64 bits of the SHA-256 of kind, language and data."""
    # A picture stands in by its own digest: writing its bytes out as numbers would cost more than the letter.
    code = digest(written([template, language, only_known(template, data)], picture=digest).encode())
    return " ".join(code[start : start + 4] for start in (0, 4, 8, 12))


def sheet(template, language, data):
    """What the template is given, as JSON: the data it knows, the wording, the language, the code and the date of the letter."""
    dated = data["dated_on"]
    return written(
        {
            "data": only_known(template, data),
            "language": language,
            "wording": told(template, language, data),
            "code": data.get("code") or document_code(template, language, data),
            "dated_on": {"year": dated.year, "month": dated.month, "day": dated.day},
        }
    )


def compiled(template, given, **output):
    # The data travels as a value beside the template, never inside it: no name can become typst markup.
    return typst.compile(
        str(LETTERS / f"{template}.typ"),
        root=str(LETTERS),
        font_paths=fonts(),
        sys_inputs={"letter": given},
        **output,
    )


@cache
def fonts():
    # Only our own fonts: a letter must look the same on every machine. What Noto Sans has no shape for is sought in the second.
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fontpkg_noto_sans.ROOT / "files"), str(LETTERS / "fonts")],
    )


def only_known(template, data, within=""):
    """The data without what the letter does not print: nobody's details travel further than they must."""
    kept = {}
    for key, value in data.items():
        name = f"{within}{key}"
        if name in known(template):
            kept[key] = value
        elif isinstance(value, dict) and any(one.startswith(f"{name}.") for one in known(template)):
            kept[key] = only_known(template, value, f"{name}.")
    return kept


def is_empty(value):
    # False and 0 are answers; only nothing is nothing.
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], ())


def written(value, picture=list):
    """The value as JSON, keys in order: dates and moments as they are printed, pictures as `picture` makes them."""

    def plain(part):
        if isinstance(part, bytes):
            return picture(part)
        if isinstance(part, datetime):
            return f"{part:%d.%m.%Y %H:%M}"
        if isinstance(part, date):
            return f"{part:%d.%m.%Y}"
        raise TypeError(f"A letter cannot print {type(part).__name__}")

    return json.dumps(value, default=plain, ensure_ascii=False, sort_keys=True).translate(TURNING)


def digest(content):
    return hashlib.sha256(content).hexdigest()
