"""Where an installation names a virus scanner, it is asked about every file before anything opens it; while it is silent no file is taken."""

import base64
import hashlib
import socket
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from cases import scanning
from cases.checking import scanner
from cases.filing import keep_document
from cases.packages.enclosures import open_enclosures
from cases.scanning import NO_ANSWER, NotNow, insist_clean
from cases.sniffing import LARGEST_BYTES, Unacceptable
from cases.workbooks.asking import examined
from cases.workbooks.refusing import RefusedWorkbook
from tests import a
from tests.cases.test_sniffing import PDF
from workflows.application.uploads import Uploads

FOUND = b"stream: Eicar-Test-Signature FOUND\0"


class Scanner:
    """Speaks as clamd does on its socket: reads a file in chunks, then answers; `heard` is what it read."""

    def __init__(self, answer, path=None):
        self.answer, self.heard = answer, []
        self.server = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
        self.server.bind(str(path) if path else ("127.0.0.1", 0))
        self.server.listen()
        self.address = f"unix:{path}" if path else f"127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                line, _who = self.server.accept()
            except OSError:
                return
            with line, line.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                self.heard.append(b"".join(iter(lambda said=said: said.read(int.from_bytes(said.read(4), "big")), b"")))
                line.sendall(self.answer)


@pytest.fixture
def scans(settings, tmp_path):
    made = []

    def answering(answer, by_file=False):
        made.append(Scanner(answer, tmp_path / "clamd.ctl" if by_file else None))
        settings.FILES_SCANNER = made[-1].address
        return made[-1]

    yield answering
    for one in made:
        one.server.close()


@pytest.mark.parametrize("by_file", [False, True])
@pytest.mark.parametrize("content", [PDF, b"x" * 300_000])
def test_the_whole_file_is_told_and_what_is_clean_goes_on(scans, content, by_file):
    asked = scans(b"stream: OK\0", by_file)
    insist_clean(content)
    assert asked.heard == [content]


def test_what_it_finds_is_named_and_the_file_refused(scans):
    scans(FOUND)
    with pytest.raises(Unacceptable) as refused:
        insist_clean(PDF)
    assert str(refused.value.sentence) == "The virus scanner found “Eicar-Test-Signature” in the file. It was not kept."


@pytest.mark.parametrize("answer", [b"", b"stream: OK", b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"x" * 9000])
def test_whatever_is_not_a_clear_answer_is_none(scans, answer):
    scans(answer)
    with pytest.raises(Unacceptable) as refused:
        insist_clean(PDF)
    assert refused.value.sentence == NO_ANSWER


def test_where_nobody_answers_no_file_is_taken(settings, scans, tmp_path, monkeypatch):
    for address in (f"unix:{tmp_path}/nobody.ctl", "127.0.0.1:1"):
        settings.FILES_SCANNER = address
        with pytest.raises(Unacceptable, match="cannot be checked for viruses"):
            insist_clean(PDF)
    monkeypatch.setattr(scanning, "WAITS", 0.2)
    silent = socket.create_server(("127.0.0.1", 0))
    settings.FILES_SCANNER = f"127.0.0.1:{silent.getsockname()[1]}"
    with silent, pytest.raises(Unacceptable, match="cannot be checked for viruses"):
        insist_clean(PDF)


def test_what_is_too_large_to_be_kept_is_not_sent_there_and_without_a_scanner_nothing_is_asked(scans, settings):
    asked = scans(FOUND)
    insist_clean(b"x" * (LARGEST_BYTES + 1))
    settings.FILES_SCANNER = ""
    insist_clean(PDF)
    assert asked.heard == []


def attached(content):
    digest, size = hashlib.sha256(content).hexdigest(), len(content)
    said = {"name": "passport.pdf", "media_type": "application/pdf", "sha256": digest, "size": size}
    return said | {"content": base64.b64encode(content).decode()}


@pytest.mark.django_db
def test_every_way_in_asks_and_keeps_nothing(scans):
    case, asked = a.readmission().case, scans(FOUND)
    before = case.documents.count()
    with pytest.raises(Unacceptable, match="Eicar"):
        keep_document(case, PDF, title="Passport")
    assert case.documents.count() == before
    with pytest.raises(RefusedWorkbook, match="Eicar"):
        examined(b"PK a workbook")
    contents, faults = open_enclosures([attached(PDF)])
    assert not contents and any("Eicar" in str(fault) for fault in faults)
    files = MultiValueDict({"attachments": [SimpleUploadedFile("passport.pdf", PDF)]})
    uploads = Uploads(files, [])
    assert uploads.keep("attachments") == [] and "Eicar" in str(uploads.refused)
    assert len(asked.heard) == 4


def test_an_installation_for_real_people_is_told_that_it_has_none(settings):
    assert list(scanner(None)) == []
    settings.PRODUCTION = True
    (finding,) = scanner(None)
    assert "No virus scanner" in finding.sentence
    settings.FILES_SCANNER = "unix:/run/clamav/clamd.ctl"
    assert list(scanner(None)) == []


def test_while_it_is_silent_a_package_and_a_bundle_stay_untaken_and_can_come_again(settings, monkeypatch):
    asked = []

    def silent(_address, content):
        asked.append(content)
        raise TimeoutError

    monkeypatch.setattr(scanning, "_asked", silent)
    settings.FILES_SCANNER = "127.0.0.1:3310"
    with pytest.raises(NotNow):
        open_enclosures([attached(PDF), attached(PDF + b" ")])
    assert len(asked) == 1, "it is not asked about the others"


def test_an_address_without_a_port_is_no_answer(settings):
    settings.FILES_SCANNER = "clamd"
    with pytest.raises(NotNow):
        insist_clean(PDF)
