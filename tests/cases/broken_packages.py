"""Packages that are wrong in one way each: how a sound one is changed, where the fault must be, and what it must say."""

import base64
import copy
import hashlib
import json
from functools import cache

from cases.packages.samples.build import build_samples
from cases.packages.samples.specimens import paper_pdf, photograph

NETHERLANDS, GERMANY, SWITZERLAND = sorted(build_samples())
GONE = object()


@cache
def _sample(name):
    return json.dumps(build_samples()[name])


def sample(name=NETHERLANDS):
    return json.loads(_sample(name))


def changed(changes, name=NETHERLANDS):
    """A sample with other values at these pointers; GONE takes one away, /- at the end adds to a list."""
    package = sample(name)
    for pointer, value in changes.items():
        _change(package, pointer.split("/")[1:], value if value is GONE else copy.deepcopy(value))
    return package


def _change(package, path, value):
    for step in path[:-1]:
        package = package[int(step) if isinstance(package, list) else step]
    last = path[-1]
    if last == "-":
        package.append(value)
    elif value is GONE:
        del package[last]
    else:
        package[int(last) if isinstance(package, list) else last] = value


def attachment(name, content, media_type):
    sha256, written = hashlib.sha256(content).hexdigest(), base64.b64encode(content).decode()
    return {"sha256": sha256, "name": name, "media_type": media_type, "size": len(content), "content": written}


PAPER = attachment("paper.pdf", paper_pdf("Another paper", []), "application/pdf")
SCRIPT = attachment("page.pdf", paper_pdf("Page", []) + b"<html>", "application/pdf")
PHOTO = attachment("photograph.jpg", photograph((1, 2, 3)), "image/jpeg")
MRZ = build_samples()[NETHERLANDS]["evidence"][0]["mrz"]
CHILD = {"names": [{"surname": "A", "given_names": "B"}], "birth": {"date": "2015-01-01"}}
HEALTH = {"statement": "Needs a wheelchair.", "consent_given": True, "consent_text": "I agree."}

# name: (changes, pointer, part of the sentence)
BROKEN = {
    "another format": ({"/format": "other"}, "/format", "must be qayidis.application"),
    "another version": ({"/version": 2}, "/version", "must be 1"),
    "no reference": ({"/reference": GONE}, "/reference", "“Reference” is missing"),
    "empty reference": ({"/reference": ""}, "/reference", "“Reference” is missing"),
    "no signatory": ({"/signatory": GONE}, "/signatory", "“Signatory” is missing"),
    "a misspelt field": ({"/person/nmaes": []}, "/person/nmaes", "Did you mean “names”?"),
    "a field of no format": ({"/zzz~": 1}, "/zzz~0", "no such field"),
    "a number for a text": ({"/reference": 7}, "/reference", "must be text"),
    "a list for an object": ({"/person": []}, "/person", "must be an object"),
    "null for a list": ({"/children": None}, "/children", "must be a list"),
    "a text for a flag": ({"/interview_requested": "yes"}, "/interview_requested", "true or false"),
    "a text for a spouse": ({"/spouse": "none"}, "/spouse", "an object or null"),
    "a sex nobody knows": ({"/person/sex": "Q"}, "/person/sex", "one of: “”, F, M, X"),
    "a giant": ({"/person/description/height_cm": 900}, "/person/description/height_cm", "20 to 260"),
    "too much text": ({"/observations": "x" * 4001}, "/observations", "too long: 4001; at most 4000"),
    "too many languages": ({"/person/languages": ["az"] * 11}, "/person/languages", "too long: 11"),
    "a date of another form": ({"/person/birth/date": "18.02.1988"}, "/person/birth/date", "look like this: 1988-02-18"),
    "an unknown agreement": ({"/agreement": "EUXX"}, "/agreement", "Known: CHAZ, EUAZ"),
    "an unknown sender": ({"/from": "NL-XX"}, "/from", "registered"),
    "a sender that may not send": ({"/from": "AZ-SMS"}, "/from", "may not send"),
    "a sender of a State that is not bound": ({"/from": "CH-CA"}, "/from", "EUAZ does not bind CH"),
    "an unknown addressee": ({"/to": "AZ-XX"}, "/to", "registered"),
    "an addressee of the wrong side": ({"/to": "DE-CA"}, "/to", "cannot be addressed"),
    "sent in the future": ({"/sent_at": "2027-01-01T00:00:00Z"}, "/sent_at", "in the future"),
    "sent at no time": ({"/sent_at": "2026-02-30T10:00:00Z"}, "/sent_at", "no date and time"),
    "known in the future": ({"/knowledge_date": "2026-12-01"}, "/knowledge_date", "in the future"),
    "known on no day": ({"/knowledge_date": "2026-02-30"}, "/knowledge_date", "is no date"),
    "entered in no month": ({"/basis/entered_on": "2021-13"}, "/basis/entered_on", "is no date"),
    "born in the future": ({"/person/birth/date": "2030"}, "/person/birth/date", "in the future"),
    "born on no day": ({"/person/birth/date": "1988-02-30"}, "/person/birth/date", "is no date"),
    "born too long ago": ({"/person/birth/date": "1880"}, "/person/birth/date", "130 years ago"),
    "born nowhere": ({"/person/birth/country": "QQ"}, "/person/birth/country", "no code of a State"),
    "a State that is none": ({"/person/nationalities/0/state": "QQ"}, "/person/nationalities/0/state", "no code"),
    "one nationality twice": (
        {"/person/nationalities/-": {"state": "AZ", "basis": "claimed"}}, "/person/nationalities/1/state", "twice"
    ),
    "a name without a name": ({"/person/names/-": {"patronymic": "Kamil"}}, "/person/names/2", "surname or given names"),
    "another script": ({"/person/names/1/script": "latin"}, "/person/names/1/script", "written in cyrillic letters"),
    "two alphabets": ({"/person/names/0/surname": "Sелim"}, "/person/names/0/script", "two alphabets"),
    "a NUL": ({"/person/names/0/surname": "Sə\x00lim"}, "/person/names/0/surname", "a control character (U+0000)"),
    "a line end in a name": ({"/reference": "one\ntwo"}, "/reference", "Character 4 is a control character"),
    "text turned round": ({"/observations": "ab\u202ecd"}, "/observations", "an invisible character (U+202E)"),
    "half a character": ({"/observations": "a\ud800"}, "/observations", "half a character"),
    "nobody": ({"/person/names": [], "/person/aliases": []}, "/person/names", "Give a name or an alias"),
    "not a national": ({"/person/nationalities": []}, "/person/nationalities", "requested State (AZ)"),
    "nothing to show and nothing asked": (
        {"/evidence": [], "/photo": "", "/attachments": []}, "/evidence", "or request an interview"
    ),
    "a family member without a name": ({"/children": [CHILD | {"names": []}]}, "/children/0/names", "at least one name"),
    "a child older than its parent": (
        {"/children": [CHILD | {"birth": {"date": "1987"}}]}, "/children/0/birth/date", "older than the parent"
    ),
    "one child twice": ({"/children": [CHILD, CHILD]}, "/children/1", "in the application twice"),
    "health without consent": (
        {"/circumstances": {"health": HEALTH | {"consent_given": False}}}, "/circumstances/health/consent_given", "only with"
    ),
    "consent to no words": (
        {"/circumstances": {"health": HEALTH | {"consent_text": ""}}}, "/circumstances/health/consent_text", "words"
    ),
    "voluntary return unsaid": ({"/voluntary_return": {"offered": False}}, "/voluntary_return/reason", "Say why"),
    "an offer without a date": ({"/voluntary_return/offered_on": ""}, "/voluntary_return/offered_on", "Give the date"),
    "an offer without an outcome": ({"/voluntary_return/outcome": ""}, "/voluntary_return/outcome", "Give the outcome"),
    "accelerated without apprehension": ({"/procedure": "accelerated"}, "/basis/apprehended_at", "time of apprehension"),
    "evidence of an unknown kind": ({"/evidence/0/kind": "pasport"}, "/evidence/0/kind", "one of: passport"),
    "evidence of nobody": ({"/evidence/0/of": "spouse"}, "/evidence/0/of", "no such family member"),
    "issued in the future": ({"/evidence/0/issued_on": "2026-12-24"}, "/evidence/0/issued_on", "in the future"),
    "expired before it was issued": ({"/evidence/0/expires_on": "2015-07-31"}, "/evidence/0/expires_on", "before it was"),
    "issued before birth": ({"/evidence/0/issued_on": "1987-01-01"}, "/evidence/0/issued_on", "before its holder"),
    "expires on no day": ({"/evidence/0/expires_on": "2025-02-29"}, "/evidence/0/expires_on", "is no date"),
    "a wrong check digit": (
        {"/evidence/0/mrz": MRZ.replace("C09481726", "C09481727")}, "/evidence/0/mrz", "Look at characters 1–10 of line 2"
    ),
    "lines of no document": ({"/evidence/0/mrz": "P<AZE"}, "/evidence/0/mrz", "this has 1"),
    "another number than in the lines": (
        {"/evidence/0/number": "C09481727"}, "/evidence/0/number", "say C09481726, the form says C09481727"
    ),
    "another birth than in the lines": (
        {"/person/birth/date": "1988-03"}, "/person/birth/date", "say 1988-02, the form says 1988-03. Look at characters 14–19"
    ),
    "another expiry than in the lines": ({"/evidence/0/expires_on": "2025-08-02"}, "/evidence/0/expires_on", "say 2025-08-01"),
    "another sex than in the lines": ({"/person/sex": "F"}, "/person/sex", "say M, the form says F"),
    "one document twice": (
        {"/evidence/-": {"kind": "passport", "number": "C09481726"}}, "/evidence/1", "same document as evidence 1"
    ),
    "a photograph that is not there": ({"/photo": "0" * 64}, "/photo", "no attachment with this hash"),
    "a copy that is not there": ({"/evidence/0/attachments/-": "0" * 64}, "/evidence/0/attachments/1", "no attachment"),
    "a paper as photograph": (
        {"/photo": PAPER["sha256"], "/attachments/0": PAPER}, "/photo", "must be a JPEG or PNG"
    ),
    "an attachment for nothing": ({"/attachments/-": PAPER}, "/attachments/2", "Nothing in the application refers"),
    "one file twice": ({"/attachments/-": sample()["attachments"][0]}, "/attachments/2", "attached twice"),
    "another hash than the content's": ({"/attachments/0/content": PHOTO["content"]}, "/attachments/0/sha256", "not that of"),
    "another size than the content's": ({"/attachments/0/size": 1}, "/attachments/0/size", "The file has"),
    "another type than the content's": ({"/attachments/0/media_type": "image/png"}, "/attachments/0/media_type", "image/jpeg"),
    "a type that is not taken": ({"/attachments/0/media_type": "text/html"}, "/attachments/0/media_type", "one of"),
    "no base64": ({"/attachments/0/content": "&%$"}, "/attachments/0/content", "not base64"),
    "no content": ({"/attachments/0/content": ""}, "/attachments/0/content", "is empty"),
    "a name that does not fit": ({"/attachments/0/name": "a.png"}, "/attachments/0/name", "ends in .png"),
    "a name that leads elsewhere": ({"/attachments/0/name": "../a.jpg"}, "/attachments/0/name", "holds none of"),
    "a file with another behind it": (
        {"/attachments/-": SCRIPT, "/evidence/0/attachments/-": SCRIPT["sha256"]}, "/attachments/2/content", "hidden behind"
    ),
    "too many files": ({"/attachments": [PAPER] * 51}, "/attachments", "too long: 51; at most 50"),
}  # fmt: skip
