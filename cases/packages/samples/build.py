"""Builds the three sample packages; `python -m cases.packages.samples.build` writes them anew, the same."""

import base64
import hashlib
import json
from pathlib import Path

from cases.mrz_writing import line_for
from cases.packages.samples import said
from cases.packages.samples.specimens import paper_pdf, paper_picture, photograph

FOLDER = Path(__file__).parent
HEADER = {
    "format": "qayidis.application",
    "version": 1,
    "to": "AZ-SMS",
    "language": "en",
    "procedure": "normal",
    "about_whom": "own_national",
}


def build_samples() -> dict[str, dict]:
    """File name → package."""
    return {
        "1-netherlands-expired-passport.json": netherlands(),
        "2-germany-family.json": germany(),
        "3-switzerland-identity-card.json": switzerland(),
    }


def write_samples(folder: Path = FOLDER):
    for name, package in build_samples().items():
        (folder / name).write_text(written(package), "utf-8")


def written(package: dict) -> str:
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def netherlands() -> dict:
    lines = line_for(said.NETHERLANDS_PASSPORT)
    photo = _attached("photograph.jpg", photograph((96, 84, 72)))
    copy = _attached(
        "passport.pdf", paper_pdf("PASSPORT (COPY OF THE DATA PAGE)", ["Expired on 01.08.2025", *lines.split("\n")])
    )
    passport = {
        "kind": "passport",
        "number": "C09481726",
        "issued_on": "2015-08-01",
        "issued_at": "Bakı",
        "issued_by": "ASAN 2",
    }
    passport |= {"expires_on": "2025-08-01", "mrz": lines, "attachments": [copy["sha256"]], "seen_original": True}
    return _package(said.NETHERLANDS, evidence=[passport], photo=photo, attachments=[copy])


def germany() -> dict:
    father, mother = line_for(said.GERMANY_PASSPORT), line_for(said.GERMANY_SPOUSE_PASSPORT)
    photo = _attached("photo-elnur.jpg", photograph((70, 80, 110)))
    first = _attached("passport-elnur.pdf", paper_pdf("PASSPORT (COPY OF THE DATA PAGE)", father.split("\n")))
    second = _attached(
        "passport-nino.pdf", paper_pdf("PASSPORT OF GEORGIA (COPY OF THE DATA PAGE)", mother.split("\n"))
    )
    births = _attached(
        "birth-certificates.png",
        paper_picture("Two birth certificates", ["Aysu, born 11.06.2019", "Tural, born 30.12.2022"]),
    )
    evidence = [
        {
            "kind": "passport",
            "number": "C11740385",
            "issued_on": "2021-04-10",
            "issued_at": "Gəncə",
            "issued_by": "ASAN 1",
        }
        | {"expires_on": "2031-04-10", "mrz": father, "attachments": [first["sha256"]], "seen_original": True},
        {"kind": "passport", "of": "spouse", "number": "17AB33910", "issued_on": "2019-06-22", "issued_at": "Tbilisi"}
        | {"expires_on": "2029-06-22", "mrz": mother, "attachments": [second["sha256"]], "seen_original": True},
        *(
            {"kind": "birth_certificate", "of": f"children/{place}", "attachments": [births["sha256"]]}
            for place in (0, 1)
        ),
    ]
    return _package(said.GERMANY, evidence=evidence, photo=photo, attachments=[first, second, births])


def switzerland() -> dict:
    lines = line_for(said.SWITZERLAND_CARD)
    photo = _attached("photo.jpg", photograph((112, 76, 88)))
    card = _attached("identity-card.png", paper_picture("Identity card, back", lines.split("\n")))
    evidence = {"kind": "identity_card", "number": "AA4071952", "issued_on": "2023-01-18", "issued_by": "ASAN 4"}
    evidence |= {"expires_on": "2033-01-18", "mrz": lines, "attachments": [card["sha256"]]}
    return _package(said.SWITZERLAND, evidence=[evidence], photo=photo, attachments=[card])


def _package(application, *, evidence, photo, attachments):
    return HEADER | application | {"photo": photo["sha256"], "evidence": evidence, "attachments": [photo, *attachments]}


def _attached(name, content):
    media_type = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}[name[-3:]]
    written_out = base64.b64encode(content).decode("ascii")
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "name": name,
        "media_type": media_type,
        "size": len(content),
        "content": written_out,
    }


if __name__ == "__main__":
    write_samples()
