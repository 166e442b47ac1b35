"""Generated hints at every inlet, and a search afterwards: the database, the folder of files and the log hold none of them."""

import os
import random
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.models import TurnedAway
from cases.documents import Document
from cases.files import Case, Note
from tests import a
from tests.cases.asylum_files import FILES
from tests.cases.asylum_hints import hint
from tests.cases.broken_packages import attachment, changed, sample
from tests.cases.clean_forms import form
from tests.workflows.packages import after_the_samples, run, told, written  # noqa: F401 (a fixture)
from tests.workflows.paper_form import Writer, a_pdf, begin
from workflows.models import ReadmissionRequest
from workflows.rows import Draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_the_samples"), pytest.mark.timeout(3600)]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
HINTS, CLEAN = (2000, 5000) if FULL else (36, 30)
NOTICE = b"cannot be taken"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


class Desk:
    """Two people at their pages: one who writes applications, one who examines them."""

    def __init__(self, folder):
        self.folder = folder
        self.writer, self.officer = Writer(a.person(CASEWORKER, at="NL-CA")), Writer(a.person(CASEWORKER))
        self.request = a.step(a.step(a.readmission(), "acknowledge", self.officer.actor), "take_up", self.officer.actor)
        begin(self.writer)
        self.draft = ReadmissionRequest.objects.get(state="draft")

    def sends(self, where, words):
        """Whether it was turned away at an inlet."""
        return getattr(self, f"_{where}")(words)

    def _note(self, words):
        return self._posted("notes", {"text": f"Telephoned. {words}"})

    def _document_title(self, words):
        return self._posted("documents", {"title": words, "file": a_pdf()})

    def _file_name(self, words):
        name = words if not set(words) & set('/\\:*?"<>|\n') else "sığınacaq ərizəsi"  # no file can be called so
        return self._posted("documents", {"title": "Paper", "file": a_pdf(f"{name[:90]}.pdf")})

    def _step(self, words):
        return self._posted("take", {"question": words, "token": "t"}, "ask")

    def _step_draft(self, words):
        return self._posted("take", {"question": words, "token": "t", "draft": "yes"}, "ask")

    def _file(self, words):
        name = random.Random(words).choice(sorted(FILES))
        kind = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}[name[-3:]]
        return self._posted("documents", {"title": "Paper", "file": SimpleUploadedFile(name, FILES[name](words), kind)})

    def _posted(self, page, data, *parts):
        answer = self.officer.client.post(reverse(page, args=[self.request.reference, *parts]), data)
        return answer.status_code == 422 and NOTICE in answer.content

    def _application(self, words):
        self.writer.task(self.draft, "paper").send("draft", {"observations": words, "place": "Den Haag"})
        return self.writer.answer.status_code == 422 and NOTICE in self.writer.answer.content

    def _application_typing(self, words):
        url = reverse("application_draft", args=[self.draft.reference, "paper"])
        answer = self.writer.client.post(url, {"observations": words}, headers={"X-Draft": "yes"})
        return answer.status_code == 422

    def _new_case(self, words):
        self.writer.open(reverse("new_case")).send(typed={"their_reference": words})
        return self.writer.answer.status_code == 422 and NOTICE in self.writer.answer.content

    def _package(self, words):
        file = self.folder / "package.json"
        file.write_bytes(written(changed({"/observations": words})))
        status, lines = run(file)
        return status == 1 and any(line.startswith("/observations: ") and "cannot be taken" in line for line in lines)


INLETS = sorted(
    name[1:] for name in vars(Desk) if name.startswith("_") and not name.startswith("__") and name != "_posted"
)


@pytest.mark.timeout(3600 if FULL else 300)
def test_hints_are_turned_away_everywhere_and_leave_nothing(desk, caplog):
    chance = random.Random(2026)
    tried = [(INLETS[number % len(INLETS)], hint(chance)) for number in range(HINTS)]
    missed = [(where, words) for where, words in tried if not desk.sends(where, words)]
    assert len(missed) <= len(tried) / 100, missed
    let_in = {words for _where, words in missed}
    kept = everything_kept() + caplog.text.encode()
    words = {said for _where, said in tried if said not in let_in and len(said) > 5}
    assert [said for said in words if said.encode() in kept or said.encode("utf-16-le") in kept] == []
    assert TurnedAway.objects.count() >= len(tried) - len(missed)
    assert (
        not Note.objects.exists()
        and not Draft.objects.exists()
        and not desk.request.case.documents.filter(title="Paper").exists()
    )


def everything_kept():
    """Every row of the database as text, and every file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        rows = []
        for (name,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {name} t")
            rows += [row for (row,) in cursor.fetchall()]
    files = [path.read_bytes() for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]
    return "\n".join(rows).encode() + b"".join(files)


@pytest.mark.timeout(3600 if FULL else 300)
def test_honest_texts_are_taken_everywhere(desk):
    chance, refused = random.Random(2027), Counter()
    for _number in range(CLEAN):
        said = form(chance)
        answer = desk.officer.client.post(
            reverse("notes", args=[desk.request.reference]), {"text": "\n".join(said.values())}
        )
        refused[answer.status_code == 422] += 1
    assert refused[True] <= CLEAN / 100
    assert Note.objects.count() == refused[False]


def test_the_log_holds_a_hash_that_only_the_same_words_give(desk):
    desk.sends("note", "asked for asylum")
    desk.sends("note", "asked for asylum")
    first, second = TurnedAway.objects.order_by("pk")
    assert first.hashed != second.hashed and first.salt != second.salt
    assert (first.field, first.rule, first.person, first.agency.code) == (
        "text",
        "en.asylum",
        desk.officer.actor.user,
        "AZ-SMS",
    )


def test_a_package_says_the_place_and_not_the_words():
    package = changed({"/observations": "She asked for asylum.", "/person/description/marks": "x"})
    places = dict(told(written(package)))
    assert places["/observations"].startswith("This cannot be taken here.") and "asylum" not in str(places)
    assert not Case.objects.exists()


def test_a_package_with_a_hint_in_a_file_or_its_name_is_not_taken():
    name, content = "exif.jpg", FILES["exif.jpg"]("asylum seeker 2019")
    enclosed = attachment(name, content, "image/jpeg")
    package = changed({"/attachments/-": enclosed, "/photo": enclosed["sha256"]})
    assert "This cannot be taken here" in dict(told(written(package)))["/attachments/2/content"]
    renamed = sample()
    renamed["attachments"][0]["name"] = "asylum.pdf"
    assert "/attachments/0/name" in dict(told(written(renamed)))


def test_a_member_name_may_not_tell_either():
    assert ("", "asylum") not in told(written(sample() | {"asylum_claim": "yes"}))
    assert all(
        "asylum" not in sentence + place for place, sentence in told(written(sample() | {"asylum_claim": "yes"}))
    )


def test_the_sending_authority_reads_its_own_words_on_the_upload_page(client):
    who, other = a.person(CASEWORKER, at="NL-CA"), a.person(CASEWORKER)
    package = written(changed({"/observations": "She asked for asylum."}))
    for person, says in ((who, True), (other, False)):
        client.force_login(person.user)
        answer = client.post(
            reverse("upload_package"), {"file": SimpleUploadedFile("p.json", package, "application/json")}
        )
        assert answer.status_code == 422 and (b"asylum" in answer.content) is says
    assert set(TurnedAway.objects.values_list("field", "rule")) == {("/observations", "en.asylum")}


def test_the_application_page_gives_back_what_else_was_typed(desk):
    before = a.again(desk.draft).application
    desk.writer.task(desk.draft, "paper").press(
        observations="an asylum seeker", place="Rotterdam", **{"evidence-0-number": "DE1 123456789"}
    )
    assert desk.writer.answer.status_code == 422
    assert desk.writer.fields.values["place"] == "Rotterdam" and "asylum seeker" not in str(desk.writer.fields.values)
    assert "“asylum” cannot be taken here" in desk.writer.text
    assert a.again(desk.draft).application == before
    desk.writer.press("draft", place="Rotterdam", observations="", **{"evidence-0-number": "C01234567"})
    assert desk.writer.answer.status_code == 200 and a.again(desk.draft).application["place"] == "Rotterdam"


def test_a_file_of_the_application_form_is_turned_away_at_its_field(desk):
    file = SimpleUploadedFile("face.jpg", FILES["comment.jpg"]("asylum seeker"), "image/jpeg")
    desk.writer.task(desk.draft, "paper").press("draft", **{"photo-file": file})
    assert "which cannot be taken here" in desk.writer.text and not a.again(desk.draft).application.get("photo")
    assert TurnedAway.objects.get().field == "photo-file" and not Document.objects.filter(case=desk.draft.case).exists()


def test_nobody_acting_from_a_terminal_is_kept_as_nobody(tmp_path):
    file = tmp_path / "package.json"
    file.write_bytes(written(changed({"/observations": "asylum"})))
    with acting(None):
        assert run(file)[0] == 1
    kept = TurnedAway.objects.get()
    assert (kept.person, kept.agency, kept.field) == (None, None, "/observations")
