"""What a file really is: honest files pass, everything that pretends is refused with a sentence."""

import io
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from cases import pdf_contents
from cases.packages.samples.specimens import paper_pdf, paper_picture, photograph
from cases.picture_ends import end_of_jpegs, end_of_png
from cases.sniffing import LARGEST_BYTES, Unacceptable, extension_fault, sniff

PDF = paper_pdf("Paper", ["A line (with brackets)"])
PNG = paper_picture("Paper", ["A line"])
JPEG = photograph((90, 90, 90))


def archive():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as packing:
        packing.writestr("inside.txt", "text")
    return packed.getvalue()


def pdf(prepare):
    writer, written = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    prepare(writer)
    writer.write(written)
    return written.getvalue()


def action(**entries):
    """A PDF that does something when it is opened."""
    names = {NameObject(f"/{key}"): value for key, value in entries.items()}
    return pdf(lambda writer: writer.root_object.update({NameObject("/OpenAction"): DictionaryObject(names)}))


def picture_of(width, height):
    """A PNG whose header promises far more pixels than it has."""
    header = struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"
    return PNG[:16] + header + struct.pack(">I", zlib.crc32(b"IHDR" + header)) + PNG[33:]


def gif():
    written = io.BytesIO()
    Image.new("P", (4, 4)).save(written, "GIF")
    return written.getvalue()


REFUSED = {
    "nothing": (b"", "The file is empty."),
    "a picture of another kind": (gif(), "Use PDF, JPEG or PNG."),
    "a web page": (b"<html><script>", "Use PDF, JPEG or PNG."),
    "a program": (b"MZ\x90\x00" + PDF, "Use PDF, JPEG or PNG."),
    "too large": (JPEG + bytes(LARGEST_BYTES), "larger than 20 MB"),
    "half a JPEG": (JPEG[: len(JPEG) // 2], "The JPEG does not open."),
    "a JPEG without its end": (JPEG[:-2], "The JPEG does not open."),
    "half a PNG": (PNG[:-20], "The PNG does not open."),
    "a PNG with a wrong check sum": (PNG[:40] + b"\x00" + PNG[41:], "The PNG does not open."),
    "half a PDF": (PDF[:60], "The PDF does not open."),
    "only the mark of a PDF": (b"%PDF-1.7\n%%EOF", "The PDF does not open."),
    "a picture that grows": (picture_of(60_000, 60_000), "3600 million pixels"),
    "an archive behind a JPEG": (JPEG + archive(), "hidden behind the end"),
    "an archive behind a PNG": (PNG + archive(), "hidden behind the end"),
    "an archive behind a PDF": (PDF + archive(), "hidden behind the end"),
    "a web page behind a PDF": (PDF + b"<html>", "hidden behind the end"),
    "a web page behind a PNG": (PNG + b"<HTML>", "web page inside"),
    "a web page in a JPEG": (JPEG[:2] + b"\xff\xfe\x00\x0a<script>" + JPEG[2:], "web page inside"),
    "an archive in a PDF": (PDF.replace(b"%PDF-1.4\n", b"%PDF-1.4\n%" + archive()[-22:] + b"\n"), "archive as well"),
    "a locked PDF": (pdf(lambda writer: writer.encrypt("secret")), "locked with a password"),
    "a PDF with a script": (action(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert(1)")), "a script"),
    "a PDF that starts a program": (action(S=NameObject("/Launch")), "starts something"),
    "a PDF that sends a form": (action(S=NameObject("/SubmitForm")), "starts something"),
    "a PDF with a file inside": (pdf(lambda writer: writer.add_attachment("a.exe", b"MZ")), "other files inside"),
    "a PDF without a page": (PDF.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"), "has 0 pages"),
}


@pytest.mark.parametrize(
    ("content", "media_type"), [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")]
)
def test_honest_files_pass(content, media_type):
    assert sniff(content) == media_type
    assert sniff(content + b"\x00\r\n") == media_type, "padding is no second file"


def test_a_photograph_may_carry_its_preview():
    assert sniff(JPEG + JPEG) == sniff(JPEG + bytes(16) + JPEG) == "image/jpeg"


@pytest.mark.parametrize("name", REFUSED)
def test_what_pretends_is_refused(name):
    content, sentence = REFUSED[name]
    with pytest.raises(Unacceptable) as refusal:
        sniff(content)
    assert sentence in refusal.value.sentence


@given(st.sampled_from([PDF, PNG, JPEG]), st.integers(0, 400), st.binary(max_size=40))
def test_damage_is_accepted_or_refused_but_never_raised(content, at, damage):
    with suppress(Unacceptable):
        sniff(content[:at] + damage + content[at + len(damage) :])


@given(st.sampled_from([b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]), st.binary(max_size=200))
def test_rubbish_with_the_right_mark_is_refused(mark, rubbish):
    with pytest.raises(Unacceptable):
        sniff(mark + rubbish)


def test_a_pdf_that_nobody_can_look_through_is_refused(monkeypatch):
    monkeypatch.setattr(pdf_contents, "MOST_OBJECTS", 3)
    with pytest.raises(Unacceptable, match="too complex"):
        sniff(PDF)


def test_the_end_of_a_picture_is_found_by_its_structure():
    filled = JPEG[:2] + b"\xff\xff" + JPEG[2:-2] + b"\xff\x01" + JPEG[-2:] + b"behind"
    assert filled[end_of_jpegs(filled) :] == b"behind"
    assert (PNG + b"behind")[end_of_png(PNG + b"behind") :] == b"behind"


@pytest.mark.parametrize("cut", [JPEG[:2] + b"no marker", JPEG[:20], b"\xff\xd8\xff\xe0\x00\x02"])
def test_a_picture_without_an_end_has_none(cut):
    with pytest.raises((ValueError, IndexError)):
        end_of_jpegs(cut)
    with pytest.raises(ValueError, match="no IEND"):
        end_of_png(PNG[:30])


def test_a_name_must_fit():
    assert extension_fault("Passport.PDF", "application/pdf") == "" == extension_fault("a.b.jpeg", "image/jpeg")
    assert extension_fault("photo.png", "image/jpeg") == "The file is a JPEG but its name ends in .png."
    assert extension_fault("photo", "image/jpeg") == "The file is a JPEG but its name has no ending."
