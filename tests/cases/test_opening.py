"""Files are opened in a process apart: it judges as the reader itself does, and whatever becomes of it, nothing becomes of us."""

import os
import subprocess
import sys

import pytest

from cases import opening
from cases.opening import OPENER, TOO_MUCH, judged
from cases.sniffing import TurnedAwayFile, Unacceptable, sniff
from tests.cases.asylum_files import FILES
from tests.cases.test_sniffing import JPEG, PDF, PNG, REFUSED

TRIED = {name: content for name, (content, _sentence) in REFUSED.items()} | {"a PDF": PDF, "a PNG": PNG, "a JPEG": JPEG}
TRIED |= {f"{name} with words": make("Asylum application of 2019") for name, make in FILES.items()}
TRIED |= {f"{name} without": make("Şəxsiyyət vəsiqəsinin surəti, Dublin 2024") for name, make in FILES.items()}

FULL = os.environ.get("QAYIDIS_FULL") == "1"


@pytest.fixture(autouse=True)
def apart(monkeypatch):
    monkeypatch.setattr(opening, "_inside", False)


def outcome(judge, content):
    try:
        return judge(content)
    except TurnedAwayFile as turned_away:
        return str(turned_away), [(hit.rule, hit.words, hit.start, hit.end) for hit in turned_away.hits]
    except Unacceptable as refused:
        return refused.sentence, refused.sentence.template, refused.sentence.facts


@pytest.mark.some(3)
@pytest.mark.parametrize("name", TRIED if FULL else list(TRIED)[::5])
def test_it_says_what_the_reader_itself_says(name):
    assert outcome(judged, TRIED[name]) == outcome(sniff, TRIED[name])


BROKEN = {
    "it crashes": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "it takes for ever": "while True: pass",
    "it says nothing": "",
    "it says rubbish": "print('{')",
    "it says another type": 'print(\'{"type": "text/html"}\')',
    "it says a list": "print('[1, 2]')",
    "it says half a sentence": "print('{\"sentence\": [1]}')",
    "it says wrong hits": "print('{\"hits\": [1]}')",
    "it fails": "raise SystemExit(1)",
}


@pytest.mark.parametrize("name", BROKEN)
def test_whatever_becomes_of_it_the_file_is_refused_in_words(name, tmp_path, monkeypatch):
    place = tmp_path / "opener.py"
    place.write_text(BROKEN[name])
    monkeypatch.setattr(opening, "OPENER", place)
    monkeypatch.setattr(opening, "LONGEST", 2)
    with pytest.raises(Unacceptable) as refused:
        judged(PDF)
    assert refused.value.sentence == TOO_MUCH


REACHING = (
    "import socket; socket.socket()",
    "open('/etc/hostname')",
    "import os; os.open('/', 0)",
    "bytearray(3 * 1024**3)",
)


@pytest.mark.parametrize("deed", REACHING)
def test_it_reaches_no_file_no_connection_and_not_much_memory(deed):
    limited = f"import socket, sys; sys.path.insert(0, {str(OPENER.parents[1])!r}); from cases.opener import limit; limit(); {deed}"
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, check=False)
    assert done.returncode != 0 and ("Too many open files" in done.stderr or "MemoryError" in done.stderr), done.stderr
