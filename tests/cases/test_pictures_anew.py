"""Pictures that come in are written anew, in the process apart: nothing is left but what is seen. So many files are opened at once."""

import fcntl
import hashlib
import io

import pytest
from PIL import Image, PngImagePlugin

from agencies.roles import CASEWORKER
from cases import opening, storing
from cases.filing import keep_document
from cases.opening import BUSY, TOO_MUCH, opened
from cases.pictures_anew import ORIENTATION, anew
from cases.sniffing import JPEG, PDF, PNG, Unacceptable
from cases.taking_turns import turn
from cases.workbooks.asking import examined
from cases.workbooks.refusing import RefusedWorkbook
from tests import a
from tests.cases.test_sniffing import PDF as A_PDF

SECRET = b"N40.4093 E49.8671"


def drawn(mode="RGB"):
    picture = Image.new(mode, (40, 24), 200 if mode in "LP" else "white")
    for x in range(40):
        picture.putpixel((x, x // 2), 90 if mode in "LP" else (200, 30, x))
    return picture


def jpeg(orientation=6):
    exif = Image.Exif()
    exif[ORIENTATION], exif[0x010E] = orientation, SECRET.decode()
    out = io.BytesIO()
    drawn().save(out, "JPEG", exif=exif, comment=SECRET, icc_profile=SECRET * 8, quality=90)
    return out.getvalue()


def png():
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", SECRET.decode())
    out = io.BytesIO()
    drawn().save(out, "PNG", pnginfo=said, icc_profile=SECRET * 8)
    return out.getvalue()


def points(content):
    with Image.open(io.BytesIO(content)) as picture:
        return picture.size, picture.convert("RGB").tobytes()


@pytest.fixture
def apart(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(opening, "_inside", False)
    settings.VAR = tmp_path


def test_of_a_photograph_what_is_seen_is_left_and_how_it_is_turned(apart):
    came = jpeg()
    assert SECRET in came
    kept = opened(came)
    assert kept.media_type == JPEG and SECRET not in kept.content and b"ICC_PROFILE" not in kept.content
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert (
            dict(picture.getexif()) == {ORIENTATION: 6}
            and picture.quantization == Image.open(io.BytesIO(came)).quantization
        )
    (size, before), (same, after) = points(came), points(kept.content)
    assert size == same and sum(abs(one - other) for one, other in zip(before, after, strict=True)) < 2 * len(after)


def test_of_a_drawing_every_point_is_left_and_nothing_else(apart):
    kept = opened(png())
    assert kept.media_type == PNG and points(kept.content) == points(png())
    assert SECRET not in kept.content and b"tEXt" not in kept.content and b"iCCP" not in kept.content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_drawing_is_written_as_it_looks(mode):
    out = io.BytesIO()
    Image.new(mode, (9, 7)).save(out, "PNG", **({"transparency": 3} if mode == "P" else {}))
    again = anew(out.getvalue(), PNG)
    with Image.open(io.BytesIO(out.getvalue())) as before, Image.open(io.BytesIO(again)) as after:
        assert (after.mode, after.tobytes(), after.info) == (before.mode, before.tobytes(), before.info)


def test_one_that_is_turned_in_no_way_has_nothing_beside_it():
    with Image.open(io.BytesIO(anew(jpeg(orientation=1), JPEG))) as picture:
        assert not dict(picture.getexif())


def test_a_paper_is_kept_as_it_came(apart):
    assert opened(A_PDF) == opening.Opened(PDF, A_PDF)


def test_what_comes_back_must_be_a_picture(apart, tmp_path, monkeypatch):
    place = tmp_path / "opener.py"
    place.write_text('print(\'{"type": "image/png", "anew": "PGh0bWw+"}\')')
    monkeypatch.setattr(opening, "OPENER", place)
    with pytest.raises(Unacceptable) as refused:
        opened(png())
    assert refused.value.sentence == TOO_MUCH


@pytest.mark.django_db
def test_a_document_says_what_it_was_when_it_came_and_is_kept_once(apart):
    case, clerk, came = a.readmission().case, a.person(CASEWORKER), jpeg()
    document = keep_document(case, came, title="Photograph", by=clerk)
    assert document.original_sha256 == hashlib.sha256(came).hexdigest() == document.came_as
    kept = storing.read(document.sha256)
    assert SECRET not in kept and document.size == len(kept) and not storing.path(document.original_sha256).exists()
    assert keep_document(case, came, title="Again", by=clerk) == document


def test_where_all_turns_are_taken_a_file_waits_and_is_then_told_so(apart, settings):
    settings.FILES_OPENED_AT_ONCE, settings.FILES_WAIT = 1, 0.1
    with turn():
        with pytest.raises(Unacceptable) as refused:
            opened(png())
        with pytest.raises(RefusedWorkbook) as refused_too:
            examined(b"PK")
    assert refused.value.sentence == refused_too.value.sentence == BUSY
    with turn(), (settings.VAR / "opening" / "0").open() as lock, pytest.raises(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert opened(png()).media_type == PNG
