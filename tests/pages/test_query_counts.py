"""How many queries a page and a step need: fixed, whatever the number of rows.

Session, user, savepoints and transactions are not counted, nor is it that the database is told by which sign-in a form is sent
(two statements, which read and write no row); who acts (their roles at their agency) is.
"""

from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.roles import CASEWORKER, SUPERVISOR
from tests import a
from tests.pages.square import signed_in
from workflows.perform import perform
from workflows.rows import Approval, permissions

pytestmark = pytest.mark.django_db
NOT_COUNTED = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")
BESIDE = (
    "'qayidis.sign_in'",
    '"axes_accesslog"',
    '"agencies_session"',
    'FROM "agencies_user" WHERE "agencies_user"."id"',
)
READ = 1  # whoever reads is written down, with every answer
DRAFT = 1  # what was being typed is brought back with a form, and forgotten when it was accepted
CHOICES = 1  # the agencies by which a list is narrowed
LIST, CASE_PAGE, STEP, DECISION = 4 + READ + CHOICES, 12, 20, 25 + DRAFT
REMINDED = 1  # what waits for others says when they were last reminded
INBOX = CASE_PAGE + READ + DRAFT
REPLY = 20 + READ  # with where the evidence stands, who examined it, and the family
BRINGS_IN = 3  # an agency that joins the case: found, granted its part, recorded
CROSSES, RECEIPT = (
    1,
    2,
)  # what goes across the border is written down; an application that is acknowledged has its receipt
WORDS = 1  # a letter of ours is made with the wording that is in force
# A step that files an application, opens procedures or ends them does the work of several steps, one after another.
OPENS, TAKES_ON = 13, 8
STEPS = {
    "acknowledge": STEP + CROSSES + RECEIPT + DRAFT + WORDS,
    "notify_transfer": STEP + BRINGS_IN + CROSSES,
    "verify": STEP + OPENS,
    "receive": STEP + OPENS,
}
STEPS |= {"request_document": STEP + OPENS + BRINGS_IN + WORDS, "claim_error": STEP + OPENS}
DECISIONS = {"answer": DECISION + TAKES_ON, "issue": DECISION + TAKES_ON}  # the last answer takes the parent on
DECISIONS |= {name: DECISION + CROSSES + WORDS for name in ("agree", "claim")}
SECTIONS = {
    "": CASE_PAGE + 2,  # where the evidence stands: the evidence, who examined it, what would prove
    "persons/": 14,
    "documents/": CASE_PAGE,
    "communications/": 14,
    "deadlines/": 14,
    "notes/": CASE_PAGE,
    "protection/": CASE_PAGE,
    "history/": 26,
}


@contextmanager
def counting():
    with CaptureQueriesContext(connection) as captured:
        yield lambda: [q["sql"] for q in captured if is_counted(q["sql"])]


def is_counted(sql):
    return not sql.startswith(NOT_COUNTED) and not any(part in sql for part in BESIDE)


class Walk:
    """Takes steps as people do, by sending their forms, and remembers how many queries each needed."""

    def __init__(self):
        self.steps, self.decisions = {}, {}

    def go(self, client, procedure, name, **answers):
        form = {"token": str(uuid4()), "version": "", "comment": "Checked.", **answers}
        with counting() as counted:
            said = client.post(f"/procedures/{procedure.reference}/steps/{name}/", form)
        assert said.status_code == 302, said.content.decode()
        self.steps[name] = max(self.steps.get(name, 0), len(counted()))

    def sign(self, client):
        approval = Approval.objects.latest("pk")
        with counting() as counted:
            client.post(f"/approvals/{approval.pk}/decision/", {"decision": "approve", "token": str(uuid4())})
        approval.refresh_from_db()
        assert approval.outcome == "granted"
        self.decisions[approval.transition] = len(counted())


class Desk:
    """Everybody who takes a step in a walk."""

    def __init__(self):
        self.officer, self.chief, self.german = client(), client(SUPERVISOR), client(CASEWORKER, "NL-CA")
        self.police, self.police_chief = client(CASEWORKER, "AZ-MIA"), client(SUPERVISOR, "AZ-MIA")
        self.consul, self.consul_chief = client(CASEWORKER, "AZ-MFA"), client(SUPERVISOR, "AZ-MFA")
        self.border = client(CASEWORKER, "AZ-SBS")
        permissions()  # which are read once in the life of a process


def walked(desk, papers=1):
    """From receipt to closing, every step counted; `papers` is how much there is of everything."""
    walk, request = Walk(), filed(papers)
    walk.go(desk.officer, request, "acknowledge")
    walk.go(desk.officer, request, "take_up")
    request.case.evidence.update(finding="accepted")
    for _round in range(papers):
        walk.go(desk.officer, request, "ask", question="Where?")
        walk.go(desk.german, request, "answer", answer_given="There.")
    walk.go(desk.officer, request, "verify", asked_agencies=["AZ-MIA"])
    check = request.children.get()
    walk.go(desk.police, check, "accept")
    walk.go(desk.police, check, "answer", finding="confirmed")
    walk.sign(desk.police_chief)
    walk.go(desk.officer, request, "agree")
    walk.sign(desk.chief)
    walk.go(desk.officer, request, "request_document")
    issued = {"certificate_number": "1", "issued_on": in_days(0), "expires_on": in_days(150)}
    walk.go(desk.consul, request.children.get(kind="traveldocument"), "issue", **issued)
    walk.sign(desk.consul_chief)
    notice = {"transfer_at": f"{in_days(20)} 10:00", "crossing_point": "H", "transport": "air", "carrier": "J"}
    walk.go(desk.german, request, "notify_transfer", **notice)
    walk.go(desk.german, request, "postpone", postponement_reason="fog")
    walk.go(desk.german, request, "notify_transfer", **notice)
    walk.go(desk.border, request, "receive", arrived_at=f"{in_days(0)} 00:01", identity_on_arrival="yes")
    walk.go(desk.officer, request, "hand_over", reintegration_consent="given")
    walk.go(desk.chief, request, "close")
    claim(walk, desk, request)
    return walk


def claim(walk, desk, request):
    """The person was sent in error and goes back."""
    walk.go(desk.officer, request, "claim_error")
    claim = request.children.get(kind="errorclaim")
    walk.go(
        desk.officer, claim, "claim", error_reason="Another man.", true_identity="Unknown.", true_nationality="Unknown."
    )
    walk.sign(desk.chief)
    walk.go(desk.german, claim, "acknowledge")
    walk.go(desk.german, claim, "contest", contest_reason="The same man.")
    settled = {"settled_by": "committee", "settled_on": in_days(0), "settlement": "It was so."}
    walk.go(desk.officer, claim, "settle", **settled)
    walk.sign(desk.chief)
    journey = {"return_at": f"{in_days(20)} 10:00", "crossing_point": "H", "transport": "air", "carrier": "J"}
    walk.go(desk.officer, claim, "schedule_return", protection_check="yes", **journey)
    walk.go(desk.border, claim, "record_return", returned_at=f"{in_days(0)} 00:01", handed_over_to="Them")
    walk.go(desk.officer, claim, "claim_costs", costs_amount="10", costs_currency="EUR", costs_for="A seat.")
    walk.sign(desk.chief)
    walk.go(desk.chief, claim, "close")


def filed(papers):
    """An application with as many names and papers as told."""
    names = [*a.application()["person"]["names"]] + [
        {"kind": "alias", "surname": f"Alias{n}", "script": "latin"} for n in range(papers)
    ]
    born = f"19{60 + papers}-{papers % 12 + 1:02}-{10 + papers}"  # nobody looks like another
    birth = {"date": born, "place": "Gəncə", "country": "AZ"}
    person = a.application()["person"] | {"birth": birth, "names": names}
    evidence = [{"kind": "passport", "number": f"X{papers}{n}00"} for n in range(papers)]
    return a.readmission(person=person, evidence=evidence)


def taken_up(officer, papers):
    return a.step(a.step(filed(papers), "acknowledge", officer), "take_up", officer)


def client(role=CASEWORKER, at="AZ-SMS"):
    return signed_in(a.person(role, at=at))


def in_days(number):
    return (a.now() + timedelta(days=number)).strftime("%d.%m.%Y")


def test_a_step_and_a_decision_keep_to_their_queries():
    walk = walked(Desk())
    over = {name: number for name, number in walk.steps.items() if number > STEPS.get(name, STEP)}
    over |= {
        f"decide {name}": number for name, number in walk.decisions.items() if number > DECISIONS.get(name, DECISION)
    }
    assert not over, f"{over}; steps {walk.steps}, decisions {walk.decisions}"


def test_more_rows_need_no_more_queries():
    desk = Desk()
    few, many = walked(desk, 1), walked(desk, 6)
    assert (many.steps, many.decisions) == (few.steps, few.decisions)


@pytest.mark.some(2)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_a_case_keeps_to_its_queries(section):
    officer, counts = client(CASEWORKER), []
    for papers in (1, 6):
        request = filed(papers)
        counts.append(asked(officer, f"/procedures/{request.reference}/{section}"))
    assert counts[0] == counts[1] <= SECTIONS[section], counts


def test_a_work_list_of_others_keeps_to_its_queries_while_we_ask_elsewhere():
    officer, german, counts = client(CASEWORKER), client(CASEWORKER, "NL-CA"), []
    for few in (range(1, 3), range(3, 8)):
        for papers in few:
            request = filed(papers)
            for name, answers in (("acknowledge", {}), ("take_up", {}), ("verify", {"asked_agencies": ["AZ-MIA"]})):
                Walk().go(officer, request, name, **answers)
        counts.append(asked(german, "/queue/waiting/"))
    assert counts[0] == counts[1] <= LIST + REMINDED, counts


@pytest.mark.some(2)
@pytest.mark.parametrize("queue", ["mine", "agency", "soon", "overdue", "waiting", "drafts"])
def test_a_work_list_keeps_to_its_queries(queue):
    officer, counts = a.person(CASEWORKER), []
    for few in (range(1, 4), range(4, 12)):
        for papers in few:
            taken_up(officer, papers)
        counts.append(asked(signed_in(officer), f"/queue/{queue}/"))
    assert counts[0] == counts[1] <= LIST + REMINDED * (queue == "waiting"), counts


def test_the_inbox_keeps_to_its_queries():
    officer, chief, counts = a.person(CASEWORKER), client(SUPERVISOR), []
    for few in (range(1, 4), range(4, 12)):
        for papers in few:
            request = taken_up(officer, papers)
            request.case.evidence.update(finding="contradicted")
            a.step(request, "refuse", officer, refusal_ground="other", refusal_reason="Not ours.")
        counts.append(asked(chief, "/approvals/"))
    assert counts[0] == counts[1] <= INBOX, counts


def asked(client, url):
    client.get(url)  # what is kept for the process is read once
    with counting() as counted:
        assert client.get(url).status_code == 200
    return len(counted())


@pytest.mark.parametrize("step", ["agree", "refuse"])
def test_a_screen_on_which_a_reply_is_prepared_or_signed_keeps_to_its_queries(step):
    officer, chief, counts = a.person(CASEWORKER), client(SUPERVISOR), []
    finding, answers = {
        "agree": ("accepted", {}),
        "refuse": ("false", {"refusal_ground": "other", "refusal_reason": "Not ours."}),
    }[step]
    for papers in (1, 6):
        request = taken_up(officer, papers)
        for item in request.case.evidence.all():
            item.finding = finding
            item.save()
        screen = asked(signed_in(officer), f"/procedures/{request.reference}/steps/{step}/")
        perform(request, step, officer, answers)
        counts.append((screen, asked(chief, f"/approvals/{Approval.objects.latest('pk').pk}/")))
    assert counts[0] == counts[1] and max(counts[0]) <= REPLY, counts
