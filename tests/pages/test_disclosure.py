"""A word for each group of fields stands in cases of every kind: on every page, in every list and letter it appears only where it may."""

import json
import os
import re
from itertools import product
from zlib import crc32

import pytest
from django.urls import reverse

from agencies.disclosure import MASK, ONLY_FOR, OPEN_TO_CHECKERS, READS, FieldGroup
from agencies.emergency import LASTS
from agencies.models import EmergencyAccess
from agencies.policy import POLICY
from agencies.roles import (
    AUDITOR,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    EMERGENCY,
    HUMAN,
    PROTECTION_OFFICER,
    SUPERVISOR,
)
from audit.actor import acting
from audit.moment import now, today
from cases.asylum_door.file_texts import texts_of
from cases.comparisons import Comparison
from cases.duplicates import likenesses
from tests import a
from tests.pages.canaries import AGENCIES, without
from tests.pages.planting import LONG, WORLDS
from tests.pages.square import person
from workflows.family import decide_on_family, relatives
from workflows.listing.columns import columns
from workflows.listing.saving import keep_columns
from workflows.models import Letter, Procedure
from workflows.perform import perform

FULL = os.environ.get("QAYIDIS_FULL") == "1"
ROLES = HUMAN if FULL else (CASEWORKER, SUPERVISOR, PROTECTION_OFFICER, AUDITOR)
# The short cases end otherwise than the long ones, and are walked by fewer.
WALKED = [(mark, role) for mark in WORLDS for role in (ROLES if FULL or mark in LONG else (CASEWORKER, AUDITOR))]
CHECKERS = (AUDITOR, DATA_PROTECTION_OFFICER)
READERS = (*AGENCIES, "AZ-MOH")
SECTIONS = (
    "procedure",
    "persons",
    "documents",
    "communications",
    "deadlines",
    "notes",
    "protection",
    "history",
    "as_it_was",
    "assign",
)
OF_A_RETURN = ("counselling", "eligibility", "vulnerability", "fitness")
OF_REINTEGRATION = ("plan", "consents", "plan_visit")
LISTS = (
    "/queue/mine/",
    "/queue/agency/",
    "/queue/agency/?sort=waiting",
    "/queue/agency/?flag=health",
    "/due/?queue=agency&month=2026-04",
    "/views/",
    "/queue/waiting/",
    "/notices/",
    "/gates/",
    "/approvals/",
    "/queue/soon/",
    "/queue/overdue/",
    "/queue/drafts/",
    "/journeys/?week=2026-03-12",
    "/journeys/?day=2026-04-09",
    "/journeys/?week=2026-04-30",
    "/bundles/",
    "/reports/committee/",
    "/reports/programme/",
    "/statistics/?figure=received&rows=state&columns=outcome",
    "/official/migr_eirtn/",
    "/initiatives/",
    "/door/",
    "/readings/",
    "/readings/?whose=others&first=01.01.2026",
    "/account/looked-at/",
    "/readings/sights/",
    "/ledger/",
    "/door/overruled/",
    "/workflows/readmissionrequest/",
    "/caseload/",
)
SHARE = 1 if FULL else 700


def some(*walks):
    """One in seven hundred of so many walks in a short run, by their names; always those of the other side's caseworkers through some long cases."""
    return [
        walk
        for walk in product(*walks)
        if crc32(str(walk).encode()) % SHARE == 0 or (walk[-1] == "NL-CA" and walk[0] in OUTSIDERS)
    ]


OUTSIDERS = [(mark, CASEWORKER) for mark in (LONG if FULL else LONG[::3])]
LOOKING = {capacity.role for capacity in POLICY["procedure.view"]}


@pytest.fixture(scope="module")
def planted(worlds):
    """The readmission of one of our nationals, in which every agency has a part."""
    return worlds["Ra"]


def may_read(role, parts, group):
    """The table of field groups, read without the code that the pages read it with."""
    if role in CHECKERS and group not in ONLY_FOR:
        return bool(parts) and group in OPEN_TO_CHECKERS
    return role in LOOKING and role in ONLY_FOR.get(group, LOOKING) and any(part in READS[group] for part in parts)


def leaks(text, words, role, code, parts):
    """The words of a case on a page that this reader may not read there."""
    text = text.casefold()
    found = [word for group, word in words.of.items() if word.casefold() in text and not may_read(role, parts, group)]
    others = (words.internal(other) for other in AGENCIES if other != code)
    return found + [word for word in others if re.search(rf"{word.casefold()}\b", text)]


def sections(procedure):
    """Every page about a procedure: its sections, each step that is taken in a form of its own, each person to correct."""
    ways = [
        way.name
        for way in procedure.workflow.transitions.values()
        if way.offered and way.leaves(procedure.state) and not way.is_automatic
    ]
    members = [member.pk for member in procedure.case.members.all()]
    own = {"voluntaryreturn": OF_A_RETURN, "reintegrationcase": OF_REINTEGRATION}.get(procedure.kind, ())
    return [
        *(reverse(name, args=[procedure.reference]) for name in (*SECTIONS, *own)),
        f"{reverse('as_it_was', args=[procedure.reference])}?at={procedure.opened_at.date().isoformat()}T23:59",
        *(reverse("take", args=[procedure.reference, name]) for name in ways),
        *(reverse("correct_person", args=[procedure.reference, pk]) for pk in members),
    ]


MET = set()


def is_met(mark, role, code, by_case):
    """Whether one of the same kind walked here before: the same role, the same parts in the same cases, ours or of the other side."""
    parts = frozenset((reference, frozenset(map(str, there))) for reference, there in by_case.items())
    kind = (mark, role, code == "NL-CA", parts)
    return kind in MET or MET.add(kind)


@pytest.mark.parametrize(("case", "code"), some(WALKED, READERS))
def test_each_reader_reads_what_the_table_allows(worlds, case, code):
    mark, role = case
    world, reader, found = worlds[mark], person(role, code), {}
    by_case = world.parts(code)
    if FULL and is_met(mark, role, code, by_case):
        return
    for procedure in world.procedures:
        for url in sections(procedure):
            found[url] = leaks(shown(reader, url), world.words, role, code, by_case[procedure.reference])
    everywhere = set().union(*by_case.values())
    for word in world.words.of.values():  # what was asked for stands on the page in any case
        page = without(word, shown(reader, f"/search/?q={word}"))
        found[f"search {word}"] = leaks(page, world.words, role, code, everywhere)
    assert not any(found.values()), "\n".join(f"{url}: {words}" for url, words in found.items() if words)


@pytest.mark.parametrize(("role", "code"), some(HUMAN, READERS))
def test_each_reader_reads_in_each_list_what_the_table_allows(worlds, role, code):
    reader, found = person(role, code), {}
    keep_columns(reader.actor, list(columns()))  # whatever is on offer to them
    for url in LISTS:
        page = shown(reader, url)
        for mark, world in worlds.items():
            everywhere = set().union(*world.parts(code).values())
            found[url, mark] = leaks(page, world.words, role, code, everywhere)
    assert not any(found.values()), "\n".join(f"{place}: {words}" for place, words in found.items() if words)


@pytest.mark.parametrize(("case", "code"), some([*((mark, CASEWORKER) for mark in WORLDS), ("Ra", AUDITOR)], READERS))
def test_a_letter_is_opened_by_those_who_may_read_it(worlds, case, code):
    mark, role = case
    world, reader = worlds[mark], person(role, code)
    by_case = world.parts(code)
    for letter in Letter.objects.filter(procedure__case=world.root.case).select_related("procedure"):
        reference = letter.procedure.reference
        answer = reader.asks(reverse("letter", args=[reference, letter.pk, "en"]))
        if answer.status_code == 200:
            said = json.dumps(letter.content) + texts_of(body(answer), "application/pdf")
            assert not leaks(said, world.words, role, code, by_case[reference]), letter.kind
        page = shown(reader, reverse("sent_and_today", args=[reference, letter.pk]))
        assert not leaks(page, world.words, role, code, by_case[reference]), letter.kind


def shown(reader, url):
    """The page; nothing where there is none for this reader."""
    answer = reader.asks(url)
    assert answer.status_code in (200, 302, 403, 404, 422), f"{url}: {answer.status_code}"
    return answer.content.decode()


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.some(4)
@pytest.mark.parametrize("code", READERS)
@pytest.mark.parametrize("role", [CASEWORKER, AUDITOR])
@pytest.mark.parametrize("mark", ["Ra", "Rt"])  # where files are handed in
def test_a_file_is_opened_by_those_who_may_read_its_group(worlds, mark, role, code):
    world, reader = worlds[mark], person(role, code)
    by_case = world.parts(code)
    for file in world.root.case.documents.exclude(kind="letter"):
        for reference, parts in by_case.items():
            answer = reader.asks(reverse("document", args=[reference, file.pk]))
            may = may_read(role, parts, FieldGroup(file.group))
            assert (answer.status_code == 200) <= may, (file.title, reference)
            if reference == world.root.reference and role == CASEWORKER:
                assert answer.status_code == (200 if may else 404), file.title


NOT_THERE = {FieldGroup.SECURITY_FINDING, FieldGroup.PROTECTION}  # to the lead's caseworkers
AFTER_THE_RETURN = {FieldGroup.SUPPORT, FieldGroup.SERVICE, FieldGroup.REFERRED, FieldGroup.MONEY, FieldGroup.COMPLAINT}
NOT_SAID = {
    "Ra": NOT_THERE,
    "Rt": NOT_THERE,
    "Tr": NOT_THERE | {FieldGroup.CARE, FieldGroup.FAMILY, FieldGroup.DELIBERATION},
    "Dr": NOT_THERE | {FieldGroup.FAMILY, FieldGroup.DELIBERATION},
    "Ua": NOT_THERE | {FieldGroup.CARE, FieldGroup.FAMILY, FieldGroup.DELIBERATION},
    "Oo": NOT_THERE,
    "Rc": set(FieldGroup)
    - {
        FieldGroup.REFERENCE,
        *(FieldGroup(name) for name in ("particulars", "family", "support", "deliberation", "internal")),
    },
    "Vr": NOT_THERE | {FieldGroup(name) for name in ("evidence", "handling", "service", "referred", "complaint")},
}


@pytest.mark.some(2)
@pytest.mark.parametrize("mark", LONG)
def test_what_may_be_read_is_there_to_read(worlds, mark):
    """Else the tests above would hold of empty pages too."""
    world = worlds[mark]
    lead = person(CASEWORKER, world.home)
    read = "".join(shown(lead, url) for procedure in world.procedures for url in sections(procedure))
    missing = {group for group, word in world.words.of.items() if word not in read}
    assert missing == NOT_SAID[mark] | (AFTER_THE_RETURN if world.home == "AZ-SMS" else set())


def test_the_security_service_reads_its_own_basis_and_notes(planted):
    security = person(CASEWORKER, "AZ-SSS")
    check = next(procedure for procedure in planted.procedures if procedure.agency_that_is("security"))
    assert all(
        planted.words.of[FieldGroup.SECURITY_FINDING] in shown(security, reverse(name, args=[check.reference]))
        for name in ("procedure", "history")
    )
    assert planted.words.internal("AZ-SSS") in shown(security, reverse("notes", args=[check.reference]))


def test_why_a_gate_was_set_and_released_is_read_by_protection_officers_of_the_lead_alone(planted):
    urls = [reverse(name, args=[planted.root.reference]) for name in ("protection", "history")]
    told = (planted.words.of[FieldGroup.PROTECTION], "Not fit to travel", "Signs of trafficking")
    for code in READERS:
        for role in ROLES:
            reader = person(role, code)
            said = [shown(reader, url) for url in urls]
            said[0] = said[0].partition('id="set-gate"')[0]  # what there is to choose from is no secret
            found = {word for word in told for page in said if word in page}
            assert found == (set(told) if (role, code) == (PROTECTION_OFFICER, "AZ-SMS") else set()), (role, code)


@pytest.mark.parametrize("role", CHECKERS)
def test_checkers_see_that_something_stands_there_and_changed(planted, role):
    reader = person(role, "AZ-SMS")
    for name in ("procedure", "persons", "history"):
        assert MASK in shown(reader, reverse(name, args=[planted.root.reference]))


@pytest.mark.parametrize("number", ["", "1"])
def test_a_hidden_field_cannot_be_searched_by(planted, number):
    """Else a checker could ask whether a name has a case."""
    reference, query = planted.root.reference, f"{planted.words.of[FieldGroup.PARTICULARS]}{number}"
    found = {
        role: reference in shown(person(role, "AZ-SMS"), f"/search/?q={query}") for role in (CASEWORKER, *CHECKERS)
    }
    assert found == {CASEWORKER: True, AUDITOR: False, DATA_PROTECTION_OFFICER: False}


FINDING = "What the ministry found."


def test_a_proposal_is_read_by_those_who_decide_it(planted):
    officer = a.person(CASEWORKER)
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    perform(request, "verify", officer, {"asked_agencies": ["AZ-MIA"]})
    check = a.step(Procedure.objects.get(parent=request.pk).as_kind(), "accept", a.person(CASEWORKER, at="AZ-MIA"))
    approval = perform(check, "answer", a.person(CASEWORKER, at="AZ-MIA"), {"finding": "confirmed"}, comment=FINDING)
    seen = {code: person(SUPERVISOR, code).asks(reverse("approval", args=[approval.pk])) for code in (*READERS,)}
    assert {code: answer.status_code for code, answer in seen.items()} == {
        "AZ-SMS": 403, "NL-CA": 404, "AZ-MIA": 200, "AZ-SSS": 404, "AZ-MFA": 404, "AZ-SBS": 404, "AZ-MLSP": 404, "AZ-MOH": 404,
    }  # fmt: skip
    assert FINDING in seen["AZ-MIA"].content.decode()
    assert FINDING not in shown(person(CASEWORKER, "AZ-SMS"), reverse("history", args=[check.reference]))


ATTACK = '"><img src=x onerror=alert(1)>'


def attacked():
    """A case in which every text is an attack."""
    name = {
        "kind": "main",
        "script": "latin",
        "surname": ATTACK,
        "given_names": ATTACK,
        "patronymic": ATTACK,
        "source": ATTACK,
    }
    birth = {"date": "1990-00-00", "place": ATTACK, "country": "AZ"}
    somebody = {"names": [name], "birth": birth, "sex": "M", "nationalities": [{"state": "AZ", "basis": "claimed"}]}
    evidence = [{"kind": "passport", "number": ATTACK, "issued_by": ATTACK, "note": ATTACK, "expires_on": "2025-12-09"}]
    said = {
        "person": somebody | {"last_address": ATTACK},
        "children": [somebody],
        "observations": ATTACK,
        "evidence": evidence,
    }
    officer = a.person(CASEWORKER, name=ATTACK)
    request = a.step(a.readmission(**said, reference=ATTACK), "acknowledge", officer)
    for likeness in likenesses(request.case):
        Comparison.objects.create(
            case=request.case, person=likeness.person, other=likeness.other, same=False, reason=ATTACK
        )
    request = a.step(request, "take_up", officer)
    request = a.step(request, "ask", officer, question=ATTACK)
    request = a.step(request, "answer", officer, answer_given=ATTACK)
    request.case.evidence.update(finding="accepted")
    left_out = {"decision": "not_covered", "decision_ground": "other", "decision_reason": ATTACK}
    with acting(officer):
        decide_on_family(request, officer, {member.pk: left_out for member in relatives(request.case)})
    colleague = a.person(CASEWORKER, name=ATTACK)
    return request, perform(request, "agree", colleague, comment=ATTACK)


@pytest.mark.parametrize("code", ["AZ-SMS", "NL-CA"] if FULL else ["AZ-SMS"])
def test_what_somebody_wrote_never_becomes_part_of_the_page(planted, code):
    request, approval = attacked()
    reader, chief = person(CASEWORKER, code), person(SUPERVISOR, code)
    urls = [
        *sections(request),
        *LISTS,
        f"/search/?q={request.reference}",
        "/search/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
    ]
    pages = [shown(reader, url) for url in urls]
    if code == "AZ-SMS":
        pages.append(shown(chief, reverse("approval", args=[approval.pk])))
    assert any("&lt;img src=x" in page for page in pages)
    assert not any("<img src=x" in page for page in pages)


# --- in an emergency

WITHOUT_A_PART = "AZ-MSE"


@pytest.mark.parametrize("mark", LONG if FULL else LONG[1::4])
def test_whoever_opened_a_case_in_an_emergency_reads_through_every_page_what_the_table_allows(worlds, mark):
    world, reader = worlds[mark], person(CASEWORKER, WITHOUT_A_PART)
    assert not set().union(*world.parts(WITHOUT_A_PART).values())
    EmergencyAccess.objects.create(
        user=reader.actor.user, agency=reader.actor.agency, case_id=world.root.case_id, category="life",
        reason="Somebody is in danger of their life.", opened_at=now(), ends_at=now() + LASTS / 2, review_due_on=today(),
    )  # fmt: skip
    pages = {url: shown(reader, url) for procedure in world.procedures for url in sections(procedure)}
    found = {url: leaks(page, world.words, CASEWORKER, WITHOUT_A_PART, {EMERGENCY}) for url, page in pages.items()}
    assert not any(found.values()), "\n".join(f"{url}: {words}" for url, words in found.items() if words)
    assert world.words.of[FieldGroup.PARTICULARS] in "".join(pages.values()), "and the case is there to read"
    assert "Emergency access until" in pages[f"/procedures/{world.root.reference}/"]
