"""What a text says once it is decoded: HTML, addresses, JSON, base64, hexadecimal, quoted-printable."""

import base64
import binascii
import html
import re
from urllib.parse import unquote

MOST_RUNS = 200
TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,200}>")
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6}={2}|[A-Za-z0-9+/_-]{7,}(?:[\r\n]+[A-Za-z0-9+/_-]{4,})*={0,2}")
UNSEEN = re.compile(r"[\n\r\t\u00ad\u200b-\u200f\u2060\ufeff]")
HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :]?){6,}")
BYTE = re.compile(r"(?:[=]|\\x|0x)([0-9A-Fa-f]{2})")
ESCAPED = re.compile(r"\\u\{?([0-9A-Fa-f]{4})\}?|[Uu]\+([0-9A-Fa-f]{4})\s?")
CAMEL = re.compile(r"(?<=[a-zß-öø-ÿāąčėęəğıłńśşšźżа-яё])(?=[A-ZÀ-ÖØ-ÞƏĞİŁŚŞŠŹŻА-ЯЁ])")  # myAsylumFile


def decoded(text: str) -> list[tuple[str, str]]:
    """(what it says, what was written for it) for every way of decoding that gives something else."""
    whole = [(said, said) for said in (way(text) for way in WAYS) if said != text]
    return whole + _runs(text, BASE64, _from_base64) + _runs(text, HEX, _from_hex)


def _without_tags(text):
    return TAG.sub("", text)


def _from_addresses(text):
    return unquote(text) if "%" in text else text


def _from_bytes(text):
    """=73=79 and \\x73\\x79, as mails and programs write bytes."""
    if not BYTE.search(text):
        return text
    plain = BYTE.sub(lambda byte: chr(int(byte[1], 16)), text)
    return plain.encode("latin-1", "ignore").decode("utf-8", "ignore") or plain


def _from_code_points(text):
    return ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), text)


WAYS = (html.unescape, _without_tags, _from_addresses, _from_bytes, _from_code_points)


def _runs(text, expression, decode):
    found = [match[0] for match, _number in zip(expression.finditer(text), range(MOST_RUNS), strict=False)]
    return [(said, run) for run in found if (said := decode(run))]


def _from_base64(run):
    plain = re.sub(r"[\r\n=]", "", run).replace("-", "+").replace("_", "/")
    try:
        return text_of(base64.b64decode(plain + "=" * (-len(plain) % 4)))
    except (binascii.Error, ValueError):
        return ""


def _from_hex(run):
    return text_of(bytes.fromhex(re.sub("[ :]", "", run)))


def text_of(data: bytes) -> str:
    """The text that bytes are, empty where they are none."""
    for encoding in ("utf-8", "utf-16-le" if data[1::2].count(0) > len(data) // 4 else "utf-8"):
        try:
            said = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if UNSEEN.sub(" ", said).isprintable():
            return said
    return ""
