"""Every paper can be told anew from its file, wherever its procedure has come to since; and every datum has its name."""

import os
from datetime import datetime
from random import Random

import pytest

from agencies.policy import capacities_of
from agencies.roles import CASEWORKER
from audit.moment import walking_at
from cases.letter_kinds import KINDS, known
from tests import a
from tests.workflows.walking import Walk, people
from workflows.letters import open_letter
from workflows.rows import LETTER_NAMES, Letter, Procedure
from workflows.sent_and_today import OF_THE_SHEET, said
from workflows.showing.paper_words import in_words, label_of


@pytest.mark.parametrize("kind", KINDS)
def test_every_datum_of_a_letter_has_its_name_in_words(kind):
    names = [name for name in known(kind) if name not in OF_THE_SHEET]
    assert all(label_of(name) for name in names)


def test_every_letter_that_is_made_has_its_name():
    made = {
        kind
        for procedure in Procedure.kinds.values()
        for t in procedure.workflow.transitions.values()
        for kind in t.makes
    }
    assert made <= set(LETTER_NAMES) and "application" in made


@pytest.mark.some(8)
@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind", ["readmissionrequest", "thirdcountryrequest", "transitrequest", "outgoingtransitrequest", "errorclaim"]
)
@pytest.mark.parametrize("seed", [1, 2] if os.environ.get("QAYIDIS_FULL") == "1" else [1])
def test_whatever_happened_since_every_letter_is_told_anew_and_can_be_printed(kind, seed):
    walk = Walk.begin(kind, people(), datetime(2026, 3, 2, 10, 14, tzinfo=a.BAKU))
    for _step in range(40):
        walk.go(Random(f"{seed} {walk.moment}").choice)
    officer = a.person(CASEWORKER)
    letters = Letter.objects.filter(procedure__case=walk.root.case_id).select_related(
        "sender", "recipient", "procedure"
    )
    assert letters
    with walking_at(walk.moment):
        for letter in letters:
            procedure = letter.procedure.as_kind()
            values, is_part = said(letter, procedure, capacities_of(officer, procedure))
            assert values and not is_part
            assert all(value.is_compared for value in values), [v.name for v in values if not v.is_compared]
            assert all(in_words(value.name, value.sent) or value.differs for value in values)
            open_letter(letter, "az")
