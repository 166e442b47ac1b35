"""Opens what somebody handed in, in a process apart (cases/opener.py): a file that breaks its reader breaks nothing of ours.

What comes back from there is data, looked at like anything that comes from outside, and never code.
"""

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from cases.asylum_door.finding import Hit
from cases.sentences import Sentence
from cases.sentences import Sentence as _
from cases.sniffing import LARGEST_BYTES, TYPE_NAMES, TurnedAwayFile, Unacceptable, sniff

OPENER = Path(__file__).with_name("opener.py")
LONGEST = 60  # seconds, from the start to the answer
TOO_MUCH = _("The file takes too much to open. Save or scan it again.")

_inside = False  # by default apart


@contextmanager
def opened_inside():
    """For files that we made ourselves, as those of the demo town: they are opened in this process, which is quicker."""
    global _inside  # noqa: PLW0603 (one switch for a process; nothing else sets it)
    before, _inside = _inside, True
    try:
        yield
    finally:
        _inside = before


def judged(content: bytes) -> str:
    """The media type of a file that may be kept. Raises Unacceptable, as sniffing.sniff does."""
    if _inside or not content or len(content) > LARGEST_BYTES:
        return sniff(content)
    told = _asked(content)
    if type(told) is dict and told.get("type") in TYPE_NAMES:
        return told["type"]
    raise _as_raised(told)


def _asked(content):
    """What the process apart says; None where it did not come to say anything."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(OPENER)], input=content, capture_output=True, timeout=LONGEST, check=False
        )
        return json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None


def _as_raised(told):
    try:
        if hits := told.get("hits"):
            return TurnedAwayFile(
                [Hit(str(rule), str(words), int(start), int(end)) for rule, words, start, end in hits]
            )
        return Unacceptable(_sentence(told["sentence"]))
    except (AttributeError, KeyError, TypeError, ValueError, IndexError):
        return Unacceptable(TOO_MUCH)


def _sentence(told):
    template, facts = told
    return Sentence(str(template), **{str(name): _fact(value) for name, value in facts.items()})


def _fact(value):
    return _sentence(value) if isinstance(value, list) else value if isinstance(value, int) else str(value)


def faults_of(judge, content):
    """The media type, or the exception that says why not."""
    try:
        return judge(content)
    except Unacceptable as refused:
        return refused


def as_told(found) -> dict:
    """The same as JSON can tell it."""
    if isinstance(found, TurnedAwayFile):
        return {"hits": [[hit.rule, hit.words, hit.start, hit.end] for hit in found.hits]}
    if isinstance(found, Unacceptable):
        return {"sentence": _as_list(found.sentence)}
    return {"type": found}


def _as_list(sentence):
    facts = {name: _as_list(fact) if isinstance(fact, Sentence) else fact for name, fact in sentence.facts.items()}
    return [sentence.template, facts]
