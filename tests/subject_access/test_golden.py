"""One person's overview, whole, beside what it was when somebody last read it through: tests/subject_access/golden.json.

Where it is meant to differ: QAYIDIS_GOLDEN=write python3 -m pytest tests/subject_access/test_golden.py, and read the difference.
"""

import json
import os
import re
from pathlib import Path

import pytest

from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.models import Viewing
from audit.moment import walking_at
from cases.filing import keep_document, write_note
from cases.packages.samples.specimens import paper_pdf
from tests import a
from tests.subject_access.asking_for import SPOUSE, overview_of, subject_of
from workflows.correcting import correct
from workflows.gating import set_gate

GOLDEN = Path(__file__).with_name("golden.json")
MONDAY, TUESDAY = a.at(2026, 3, 2, 10), a.at(2026, 3, 3, 9)
NUMBERED = re.compile(r"(no\. |#)(\d+)")
pytestmark = pytest.mark.django_db


def somebody():
    """An application with a spouse, acknowledged and taken up, a file, a note, a correction, a gate, and somebody who looked."""
    with walking_at(MONDAY):
        passport = {"kind": "passport", "number": "C01234567", "expires_on": "2025-12-09"}
        request = a.readmission(spouse=SPOUSE, reference="V-GOLDEN", evidence=[passport])
        officer = a.person(CASEWORKER)
        request = a.step(a.step(request, "acknowledge", officer), "take_up", officer)
    with walking_at(TUESDAY), acting(officer):
        keep_document(request.case, paper_pdf("Letter of Nino", ["A line"]), title="Letter of Nino", by=officer)
        write_note(request.case, officer, "Looks nervous.")
        correct(
            request, subject_of(request.case), officer, {"place_of_birth": "Naftalan"}, reason="As the passport says."
        )
        set_gate(request, "not_fit_to_travel", officer)
        read = {"how": "view", "purpose": "procedure.view", "groups": ["particulars", "evidence"], "at": TUESDAY}
        Viewing.objects.create(user=officer.user, agency=officer.agency, cases=[request.case_id], **read)
    return subject_of(request.case).person


def without_keys(content):
    """Keys of rows are told in their order, table by table: they depend on what was made before."""
    for table in content["data"]:
        for place, row in enumerate(table["rows"], 1):
            row["number"] = place
    for person in content["persons"]:
        person["number"] = 1
    return json.loads(NUMBERED.sub(r"\g<1>N", json.dumps(content, ensure_ascii=False)))


def test_the_overview_of_one_person_is_as_it_was_read_through():
    person = somebody()
    with walking_at(TUESDAY):
        content = without_keys(overview_of(person))
    said = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("QAYIDIS_GOLDEN") == "write":
        GOLDEN.write_text(said, encoding="utf-8")
    assert content == json.loads(GOLDEN.read_text(encoding="utf-8"))
