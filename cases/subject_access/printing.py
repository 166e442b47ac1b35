"""The overview on paper: the same structure as the JSON, as a tagged PDF in the language that was asked for."""

import re

from cases.paper import Unprintable, render

MOST_UNPRINTABLE = 40  # different characters for which no shape is known
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def printed(content, agency, dated_on) -> bytes:
    """`content`: as `making.overview` gives it. A character that no font of ours has stands as a question mark."""
    names = {"en": agency.name_en, "az": agency.name_az or agency.name_en}
    said = {"dated_on": dated_on, "our_reference": content["reference"], "agency": names, "overview": content}
    for _time in range(MOST_UNPRINTABLE):
        try:
            return render("subject_access", content["language"], said)
        except Unprintable as fault:
            if not fault.character:
                raise
            said = without(said, fault.character)
    return render("subject_access", content["language"], said)


def without(value, character):
    """The same structure with a question mark in place of a character."""
    if isinstance(value, dict):
        return {name: without(said, character) for name, said in value.items()}
    if isinstance(value, list):
        return [without(one, character) for one in value]
    return value.replace(character, "?") if isinstance(value, str) else value


def pages_of(pdf: bytes) -> int:
    return len(_PAGE.findall(pdf))
