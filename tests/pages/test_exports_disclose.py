"""What leaves the system as a file, by mail or as a notice tells nobody what the table of field groups does not allow."""

import json
import os
from io import BytesIO

import pytest
from openpyxl import load_workbook

from agencies.disclosure import READS
from agencies.roles import CASEWORKER, HUMAN, PROGRAMME_MANAGER, REQUESTING, SUPERVISOR
from cases.asylum_door.file_texts import texts_of
from tests import a
from tests.pages.canaries import AGENCIES
from tests.pages.planting import WORLDS
from tests.pages.square import person
from tests.workflows.bundling import Partner
from workflows.bundles.sending import make_bundle
from workflows.mailing import send_waiting
from workflows.models import Letter

COMMITTEE = "/reports/committee/file.xlsx?first=01.01.2026&last=31.12.2026"
WORKBOOKS = (COMMITTEE, "/take-over/template/")
COUNTING = (CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER)


def sheets(data):
    book = load_workbook(BytesIO(data))
    cells = (str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    comments = (cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment)
    return "\n".join([*cells, *comments, str(book.properties), *book.sheetnames])


@pytest.mark.parametrize("role", HUMAN if os.environ.get("QAYIDIS_FULL") == "1" else COUNTING[-1:])
@pytest.mark.parametrize("url", WORKBOOKS)
def test_a_workbook_holds_figures_and_headings_and_nothing_of_anybody(worlds, url, role):
    answer = person(role, "AZ-SMS").asks(url)
    if answer.status_code == 200:
        assert "kanar" not in sheets(answer.content).casefold()
    makers = (SUPERVISOR, PROGRAMME_MANAGER) if "committee" in url else (CASEWORKER,)
    assert (answer.status_code == 200) == (role in makers)


def test_a_bundle_tells_the_partner_what_a_requesting_authority_reads(worlds):
    partner = Partner().registered()
    manifest, files = partner.opens(make_bundle(a.agency("AZ-SMS"), a.agency("NL-CA")))
    said = "\n".join([json.dumps(manifest, default=str), *(data.decode() for data in files.values())])
    assert files, "nothing was sent"
    for world in worlds.values():
        closed = [word for group, word in world.words.of.items() if REQUESTING not in READS[group]]
        ours = [world.words.internal(code) for code in AGENCIES if code != "NL-CA"]
        assert [word for word in [*closed, *ours] if word in said] == []


@pytest.mark.some(6)
@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("mark", WORLDS)
def test_a_printed_letter_says_what_its_recipient_reads(worlds, mark, language):
    """Whatever the content of a letter holds, and whoever is to have it."""
    world = worlds[mark]
    readers = {code: person(CASEWORKER, code) for code in AGENCIES}
    for letter in Letter.objects.filter(procedure__case=world.root.case).select_related("procedure", "recipient"):
        code = letter.recipient.code
        answer = readers[code].asks(f"/procedures/{letter.procedure.reference}/letters/{letter.pk}/{language}/")
        assert answer.status_code == 200, letter.kind
        said = texts_of(b"".join(answer.streaming_content) if answer.streaming else answer.content, "application/pdf")
        parts = set(world.parts(code)[letter.procedure.reference])
        closed = [word for group, word in world.words.of.items() if not parts & READS[group]]
        ours = [world.words.internal(other) for other in AGENCIES if other != code]
        assert [word for word in [*closed, *ours] if word in said.replace("\n", "")] == [], letter.kind


def test_no_mail_says_a_word_of_a_case(worlds, mailoutbox):
    """Of all mails that wait; in a short run of one batch of them."""
    while send_waiting() and os.environ.get("QAYIDIS_FULL") == "1":
        pass
    assert mailoutbox
    said = "\n".join(f"{mail.subject}\n{mail.body}\n{mail.attachments}" for mail in mailoutbox)
    assert "kanar" not in said.casefold()
