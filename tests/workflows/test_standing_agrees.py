"""What the screens say of the evidence is what the door allows, whatever evidence there is and whatever was found of it."""

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from agencies.roles import CASEWORKER, LEAD
from audit.moment import walking_at
from cases.documents import Evidence
from tests import a
from workflows.perform import may_perform
from workflows.showing import conditions_told, nationality_told

FULL = os.environ.get("QAYIDIS_FULL") == "1"
pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10, 14)
LAST_DAYS = ("", "2019-01-31", "2025-09-01", "2025-09-02", "2026-03-01", "2026-03-02", "2031-05-05")
OF_NATIONALITY = ("passport", "identity_card", "photocopy", "birth_certificate", "stamp")
OF_STAY = ("visa_or_permit", "stamp", "bill", "ticket", "passport")
AGREEMENTS = (("EUAZ", "NL"), ("CHAZ", "CH"), ("NOAZ", "NO"))
NO_GROUND = {"direct_return": "impossible", "airside_only": "no", "their_permit": "none", "permit_exception": ""}
GROUNDS = (
    *[NO_GROUND] * 8,
    NO_GROUND | {"their_permit": "issued", "permit_exception": "false"},
    NO_GROUND | {"their_permit": "issued"},
    NO_GROUND | {"their_permit": "visa_free"},
    NO_GROUND | {"airside_only": "yes"},
    NO_GROUND | {"direct_return": "possible"},
)
CONDITIONS = ("direct_entry", "direct_entry", "visa_or_permit", "none")
at_random = settings(
    max_examples=80 if FULL else 40, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
chances = some.randoms(use_true_random=True)  # evenly chosen, so that every standing is met


def papers(chance, kinds):
    """A set of means of evidence, each with its last day and what was found of it."""
    for _number in range(chance.randint(1, 3)):
        finding = chance.choice(["accepted", *Evidence.Finding.values])
        yield {"kind": chance.choice(kinds), "expires_on": chance.choice(LAST_DAYS), "finding": finding}


def examined(open_, officer, chance, kinds):
    said, (agreement, other) = list(papers(chance, kinds)), chance.choice(AGREEMENTS)
    evidence = [{"kind": p["kind"], "number": f"X{n}", "expires_on": p["expires_on"]} for n, p in enumerate(said)]
    request = open_(agreement, other, evidence=evidence)
    request = a.step(a.step(request, "acknowledge", officer), "take_up", officer)
    for paper, item in zip(said, request.case.evidence.order_by("pk"), strict=True):
        type(item).objects.filter(pk=item.pk).update(finding=paper["finding"])
    return a.again(request)


def agrees(request, told, seen):
    """Compares what is said to follow with what may be proposed, and keeps which of both it was."""
    may = {
        name: bool(may_perform({CASEWORKER.at(LEAD)}, request.workflow.transitions[name], request))
        for name in ("agree", "refuse")
    }
    said = str(told["follows"])
    assert may == {"agree": "Acceptance can be" in said, "refuse": "Refusal can be" in said}, (said, may)
    seen.add((str(told["title"]), *may.values()))
    if str(told["title"]).endswith("is proved under this agreement."):
        assert not may["refuse"]


def test_of_our_nationals_the_sentence_is_what_the_guards_allow(officer):
    seen = set()

    @at_random
    @given(chance=chances)
    def holds(chance):
        with walking_at(MONDAY), transaction.atomic():
            request = examined(a.readmission, officer, chance, OF_NATIONALITY)
            request.interview_result = chance.choice(("", "", "", "confirmed", "not_confirmed"))
            agrees(request, nationality_told.told(request), seen)
            transaction.set_rollback(True)

    holds()
    assert {title for title, *_may in seen} == {str(title) for title, _tone in nationality_told.HEADS.values()}


def test_of_others_the_sentence_is_what_the_guards_allow(officer):
    seen = set()

    @at_random
    @given(chance=chances)
    def holds(chance):
        with walking_at(MONDAY), transaction.atomic():
            request = examined(a.third_country, officer, chance, OF_STAY)
            if chance.randint(1, 8) > 1:
                recorded = {"entry_condition": chance.choice(CONDITIONS), **chance.choice(GROUNDS)}
                request.__dict__.update(recorded)
            request.protection_check = chance.choice(("", "no", "yes", "yes"))
            agrees(request, conditions_told.told(request), seen)
            transaction.set_rollback(True)

    holds()
    assert {title for title, *_may in seen} == {str(title) for title, _tone in conditions_told.HEADS.values()}
