"""Opens what somebody handed in, in a process apart (cases/opener.py): a file that breaks its reader breaks nothing of ours.

What comes back from there is data, looked at like anything that comes from outside, and never code.
"""

import base64
import binascii
import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cases.asylum_door.finding import Hit
from cases.pictures_anew import anew
from cases.sentences import Sentence
from cases.sentences import Sentence as _
from cases.sniffing import LARGEST_BYTES, MAGIC, PDF, TYPE_NAMES, TurnedAwayFile, Unacceptable, sniff
from cases.taking_turns import NoTurn, turn

OPENER = Path(__file__).with_name("opener.py")
LONGEST = 60  # seconds, from the start to the answer
ANEW = "anew"  # asks for pictures to be written anew
TOO_MUCH = _("The file takes too much to open. Save or scan it again.")
BUSY = _("Too many files are being opened at this moment. Send it again in a minute.")

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


@dataclass(frozen=True)
class Opened:
    """A file that may be kept: its media type, and what is kept of it."""

    media_type: str
    content: bytes


def judged(content: bytes) -> str:
    """The media type of a file that may be kept. Raises Unacceptable, as sniffing.sniff does."""
    if _inside or not content or len(content) > LARGEST_BYTES:
        return sniff(content)
    return _type_of(_asked(content))


def opened(content: bytes) -> Opened:
    """A file that may be kept; a picture is written anew. Raises Unacceptable, as sniffing.sniff does."""
    if _inside or not content or len(content) > LARGEST_BYTES:
        return Opened(sniff(content), content)
    told = _asked(content, ANEW)
    media_type = _type_of(told)
    return Opened(media_type, content if media_type == PDF else _content_of(told, media_type))


def _type_of(told):
    if type(told) is dict and told.get("type") in TYPE_NAMES:
        return told["type"]
    raise _as_raised(told)


def _content_of(told, media_type):
    try:
        content = base64.b64decode(told[ANEW], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        content = b""
    if not any(content.startswith(magic) for magic, kind in MAGIC.items() if kind == media_type):
        raise Unacceptable(TOO_MUCH)
    return content


def _asked(content, *words):
    """What the process apart says; None where it did not come to say anything."""
    argv = [sys.executable, "-I", str(OPENER), *words]
    try:
        with turn():
            done = subprocess.run(argv, input=content, capture_output=True, timeout=LONGEST, check=False)
        return json.loads(done.stdout) if done.returncode == 0 else None
    except NoTurn as busy:
        raise Unacceptable(BUSY) from busy
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


def written_anew(found, content) -> dict:
    """As `as_told`, with what is kept of a picture. Whatever cannot be written anew does not open."""
    if found in (PDF, None) or isinstance(found, Unacceptable):
        return as_told(found)
    try:
        return {"type": found, ANEW: base64.b64encode(anew(content, found)).decode()}
    except Exception:  # noqa: BLE001 (whatever a stranger's picture does to its writer)
        return as_told(Unacceptable(TOO_MUCH))


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
