"""From bytes to JSON values: refuses what is too big, too deep, not UTF-8, not JSON, or says a thing twice."""

import json
from collections import Counter

from cases.packages.faults import Fault, pointer_to, shown
from cases.sentences import Sentence as _

MOST_BYTES = 60 * 1024 * 1024
MOST_DEPTH = 12
MOST_VALUES = 20_000  # a family of twenty with fifty files has about two thousand
MOST_COMMAS = 10 * MOST_VALUES  # texts have some, too; more are not even parsed, as values take memory
LONGEST_NUMBER = 18


class Unreadable(ValueError):
    """There are no values to check; `fault` says why."""

    def __init__(self, sentence, pointer=""):
        super().__init__(sentence)
        self.fault = Fault(pointer, sentence)


class Members(dict):
    """A JSON object that remembers which of its names came more than once."""

    repeated = ()


def read_json(content: bytes | str):
    """The JSON value of a file; raises Unreadable and nothing else."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 60 MB."))
    data = _parse(_decode(content))
    for count, (path, _value) in enumerate(walk(data)):
        if count > MOST_VALUES:
            raise Unreadable(_("The file holds more than {most} values.", most=MOST_VALUES))
        if len(path) > MOST_DEPTH:
            raise Unreadable(_("The values are nested too deeply."), pointer_to(*path[:MOST_DEPTH]))
    return data


def walk(data):
    """(path, value) of every value, outermost first; paths are tuples of names and numbers."""
    yield (), data
    waiting = [((), _inside(data))]
    while waiting:
        path, inside = waiting[-1]
        for key, value in inside:
            yield (*path, key), value
            waiting.append(((*path, key), _inside(value)))
            break
        else:
            waiting.pop()


def repeated_names(data) -> list[Fault]:
    """A fault for each name that an object has more than once: which of the two counts, nobody can say."""
    return [
        Fault(pointer_to(*path, name), _("“{name}” stands here more than once.", name=shown(name)))
        for path, value in walk(data)
        for name in getattr(value, "repeated", ())
    ]


def _inside(value):
    """Keys and values, one at a time: a hostile file may have millions."""
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())


def _decode(content):
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_("The file is not UTF-8 text: look at byte {at}.", at=error.start + 1)) from error


def _parse(text):
    if text.count(",") > MOST_COMMAS:
        raise Unreadable(_("The file holds more than {most} values.", most=MOST_VALUES))
    try:
        return json.loads(
            text, object_pairs_hook=_members, parse_int=_integer, parse_float=_decimal, parse_constant=_refuse
        )
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno, "what": error.msg}
        raise Unreadable(_("This is not JSON. Look at line {line}, column {column}: {what}.", **place)) from error
    except RecursionError as error:
        raise Unreadable(_("The values are nested too deeply.")) from error


def _members(pairs):
    members = Members(pairs)
    if len(members) < len(pairs):
        counts = Counter(name for name, _value in pairs)
        members.repeated = tuple(name for name, count in counts.items() if count > 1)
    return members


def _integer(digits):
    return int(digits) if len(digits) <= LONGEST_NUMBER else _refuse(digits)


def _decimal(digits):
    return float(digits) if len(digits) <= LONGEST_NUMBER and abs(float(digits)) < 1e15 else _refuse(digits)


def _refuse(number):
    raise Unreadable(_("The number {number} cannot be read.", number=shown(number)))
