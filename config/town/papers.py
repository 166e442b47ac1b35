"""The evidence that applications of the demo town enclose: small drawn papers that nobody can take for real ones."""

import hashlib
from datetime import timedelta
from functools import cache

from cases.mrz import Mrz
from cases.mrz_writing import line_for
from cases.packages.samples.specimens import paper_pdf, photograph

TONES = ((96, 84, 72), (70, 80, 110), (112, 76, 88), (88, 96, 78), (60, 66, 74), (120, 100, 80))
VALID_FOR = timedelta(days=3652)
EXPIRES = {
    "valid_passport": (400, 2600),
    "passport": (-150, -20),
    "old_passport": (-900, -230),
    "identity_card": (300, 2500),
}
KINDS = {"valid_passport": "passport", "old_passport": "passport"}  # the others bear their kind as their name
TITLES = {
    "passport": "PASSPORT (COPY OF THE DATA PAGE)", "identity_card": "IDENTITY CARD", "photocopy": "COPY OF A PASSPORT",
    "birth_certificate": "BIRTH CERTIFICATE", "driving_licence": "DRIVING LICENCE", "military_book": "SERVICE BOOK",
    "own_statement": "STATEMENT OF THE PERSON",
}  # fmt: skip
WITHOUT_LINES = ("photocopy", "birth_certificate", "driving_licence", "military_book", "own_statement")


def evidence(chance, person, holding, on):
    """What a person holds, as parts of an application and the bytes of its files by SHA-256.

    `holding` is a kind of evidence, or one of the passports of EXPIRES; `on` the day on which it is held.
    """
    kind = KINDS.get(holding, holding)
    paper = {"kind": kind} | _dates(chance, holding, on)
    if kind != "own_statement":
        paper["number"] = _number(chance, kind)
    if kind not in WITHOUT_LINES:
        paper["mrz"] = _lines(kind, person, paper)
    copy = paper_pdf(TITLES[kind], [_whose(person), paper.get("number", ""), *paper.get("mrz", "").split("\n")])
    picture = _photograph(chance.choice(TONES))
    files = {_digest(copy): (f"{kind}.pdf", copy), _digest(picture): ("photograph.jpg", picture)}
    paper |= {"attachments": [_digest(copy)], "seen_original": chance.random() < 0.5}
    said = {"evidence": [paper], "photo": _digest(picture), "attachments": [_enclosed(*item) for item in files.items()]}
    return said, files


def _enclosed(digest, file):
    name, content = file
    media_type = "application/pdf" if name.endswith(".pdf") else "image/jpeg"
    return {"sha256": digest, "name": name, "media_type": media_type, "size": len(content)}


def _dates(chance, holding, on):
    if holding not in EXPIRES:
        return {}
    expires = on + timedelta(days=chance.randint(*EXPIRES[holding]))
    return {"expires_on": expires.isoformat(), "issued_on": (expires - VALID_FOR).isoformat(), "issued_at": "Bakı"}


def _number(chance, kind):
    prefix = {"identity_card": "AA", "birth_certificate": "TQ", "driving_licence": "AB"}.get(kind, "C0")
    return f"{prefix}{chance.randrange(10**7):07d}"


def _lines(kind, person, paper):
    form, code = ("TD3", "P") if kind == "passport" else ("TD1", "I")
    name, born = person["names"][0], person["birth"]["date"][2:].replace("-", "").ljust(6, "<")
    return line_for(
        Mrz(
            form, code, "AZE", paper["number"], name["surname"], name["given_names"], nationality="AZE", birth=born,
            sex=person["sex"], expiry=paper["expires_on"][2:].replace("-", ""),
        )
    )  # fmt: skip


def _whose(person):
    name = person["names"][0]
    return f"{name['surname']} {name['given_names']}, {person['birth']['date']}"


@cache
def _photograph(tone):
    return photograph(tone)


def _digest(content):
    return hashlib.sha256(content).hexdigest()
