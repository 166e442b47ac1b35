"""The process apart, started by cases/opening.py: judges a file that comes in by its standard input, and says so in JSON.

Whatever a file does to what opens it, it does here: with little memory and time, no further file and no connection to anything.
"""

import codecs
import json
import resource
import sys
from importlib.resources import files
from pathlib import Path

sys.path.insert(
    0, str(Path(__file__).resolve().parents[1])
)  # it is started by its path, and knows no other place of ours

import PIL.Image
import pypdf.filters  # noqa: F401
from anyascii import anyascii

from cases.asylum_door.finding import found
from cases.opening import ANEW, as_told, faults_of, written_anew
from cases.sniffing import sniff

MEMORY = 2 * 1024**3  # bytes of addresses; a picture of 50 megapixels needs a quarter of it
SECONDS = 30  # of computing


# In what text stands in papers and pictures; and what PDF calls its own tables of letters by.
ALPHABETS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "latin-1", "ascii", "charmap", "cp1252", "mac_roman",
    "gbk", "gb2312", "gb18030", "cp950", "cp932",
)  # fmt: skip


def load():
    """Whatever is only loaded when a file needs it cannot be loaded any more by then: letters, and the lists of words."""
    for name in ALPHABETS:
        codecs.lookup(name)
    blocks = (int(file.name, 16) for file in files("anyascii._data").iterdir() if len(file.name) == 3)
    anyascii("".join(chr(block << 8 | 0xFF) for block in blocks))
    found("words")
    PIL.Image.init()


def limit():
    """From here on this process has little memory and time, writes nothing, and opens neither a file nor a connection."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # the three that are open


if __name__ == "__main__":
    load()
    content = sys.stdin.buffer.read()
    limit()
    found = faults_of(sniff, content)
    sys.stdout.write(json.dumps(written_anew(found, content) if ANEW in sys.argv else as_told(found)))
