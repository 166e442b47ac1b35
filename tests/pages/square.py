"""Everybody of every kind at every kind of agency, and one case that concerns all of them but one."""

from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.test import Client
from django.utils import timezone

from agencies.disclosure import MASKED_FOR
from agencies.emergency import LASTS
from agencies.models import Absence, EmergencyAccess, Membership, Unit, User
from agencies.roles import (
    ADMINISTRATOR,
    BORDER,
    CASE_MANAGEMENT,
    CASEWORKER,
    CONSULAR,
    DATA_PROTECTION_OFFICER,
    HUMAN,
    IDENTITY,
    LEAD,
    PROGRAMME_MANAGER,
    PROVIDER,
    REQUESTING,
    SUPERVISOR,
    CaseRole,
    Role,
)
from agencies.sessions import Session
from audit.actor import acting
from audit.models import Overruled, TurnedAway
from audit.moment import now, today
from cases import storing
from cases.comparisons import Comparison
from cases.filing import keep_document
from cases.packages.samples.specimens import paper_pdf
from cases.partial_dates import PartialDate
from reintegration.feedback.receiving import receive
from reintegration.models import MoneyChange, Offer
from reintegration.opening import Homecoming, open_reintegration
from reintegration.plan.visiting import plan_visit
from reintegration.skills.profiling import add
from reintegration.survey.instruments import WeightSet
from reports.initiatives.keeping import name, record
from reports.initiatives.rows import Initiative
from tests import a
from tests.pages.square_exports import exported
from tests.pages.square_lists import listed_things
from tests.pages.square_providers import provided
from tests.pages.square_retention import kept_things
from tests.reintegration.funding import funded
from tests.reintegration.measuring import measure_of
from tests.reports.releasing import released_things
from tests.workflows import rewording
from tests.workflows.bundling import Partner
from tests.workflows.coming_home import counselled
from tests.workflows.rule_changing import new_version, proposed
from workflows.bundles.sending import make_bundle
from workflows.conflicts import close_to
from workflows.correcting import correct
from workflows.family import decide_on_family, relatives
from workflows.gating import set_gate
from workflows.perform import perform
from workflows.returning.enquiring import count_enquiry
from workflows.returning.recording import mark, record_assessment
from workflows.rows import Mail, PartnerKey
from workflows.subject_access import asking

PARTS: dict[str, CaseRole | None] = {
    "AZ-SMS": LEAD, "NL-CA": REQUESTING, "AZ-MIA": IDENTITY, "AZ-MFA": CONSULAR, "AZ-SBS": BORDER, "AZ-MOH": None,
}  # fmt: skip
RETURN_PARTS: dict[str, CaseRole | None] = {"AZ-MLSP": CASE_MANAGEMENT, "NGO-1": PROVIDER}  # in files of their own

SPOUSE = {
    "names": [{"kind": "main", "script": "latin", "surname": "Beridze", "given_names": "Nino"}],
    "birth": {"date": "1991-04-02", "country": "GE"}, "sex": "F", "nationalities": [{"state": "GE", "basis": "claimed"}],
}  # fmt: skip


@dataclass
class Person:
    """A client that is signed in as somebody, and what the test needs to know of them."""

    client: Client
    agency: str = ""  # "": nobody is signed in, or they act for no agency
    role: Role | None = None
    actor: object = None
    is_signed_in: bool = True
    relation: str = ""  # to the case, where it is not that of all who have the role there: "excluded" or "emergency"

    def __str__(self):
        return (
            f"{self.role} at {self.agency} {self.relation}".strip()
            if self.agency
            else "somebody without an agency"
            if self.is_signed_in
            else "a visitor"
        )

    def asks(self, url, method="GET", data=None):
        """The answer, with whatever it changed taken back, here and in the browser."""
        cookies = deepcopy(self.client.cookies)
        with undone():
            answer = getattr(self.client, method.lower())(url, data or {})
        self.client.cookies = cookies
        return answer


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def person(role, code):
    actor = a.person(role, at=code, name=f"{role.replace('_', ' ').title()} {code}")
    return Person(signed_in(actor), code, role, actor)


def signed_in(actor):
    client = Client(raise_request_exception=False)
    client.force_login(actor.user, "django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["agency"] = actor.agency.pk
    if set(actor.roles) & set(MASKED_FOR):  # those who check, who say what for before they read a log
        session["purpose"] = "Ticket 417"
    session.save()
    return client


def somebody_without_agency():
    client = Client(raise_request_exception=False)
    user = User.objects.create_user("nobody@example.org", a.PASSWORD, name="Nobody Yet")
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return Person(client)


def visitor():
    return Person(Client(raise_request_exception=False), is_signed_in=False)


@dataclass
class Square:
    """The people, the case, and everything in it that has an address of its own."""

    people: list[Person] = field(default_factory=list)
    related: list[Person] = field(default_factory=list)  # whose own relation to the case counts for more
    things: dict = field(default_factory=dict)

    @classmethod
    def build(cls):
        square = cls([person(role, code) for code in (*PARTS, *RETURN_PARTS) for role in HUMAN])
        square.people += [somebody_without_agency(), visitor()]
        square.things = things(square)
        square.related = related(square.things["procedure"], square.who(SUPERVISOR, "AZ-SMS").actor)
        return square

    def who(self, role, code):
        return next(p for p in self.people if (p.role, p.agency) == (role, code))


def lasting_square():
    """A square whose people stay signed in: a whole walk takes longer than one may rest."""
    square = Square.build()
    Session.objects.update(expire_date=timezone.now() + timedelta(days=1))
    return square


def related(request, chief):
    """Those whose own relation to the case counts for more than their role: it is closed to one, and open to the other for some hours."""
    excluded, rushing = person(CASEWORKER, "AZ-SMS"), person(CASEWORKER, "AZ-MSE")
    with acting(chief):
        close_to(request, excluded.actor.user, "kin", chief)
    EmergencyAccess.objects.create(
        user=rushing.actor.user, agency=rushing.actor.agency, case_id=request.case_id, category="life", reason="Danger of life.",
        opened_at=now(), ends_at=now() + LASTS / 2, review_due_on=today(),
    )  # fmt: skip
    excluded.relation, rushing.relation = "excluded", "emergency"
    return [excluded, rushing]


def things(square):
    officer, chief = square.who(CASEWORKER, "AZ-SMS").actor, square.who(SUPERVISOR, "AZ-SMS").actor
    request = a.step(a.readmission(spouse=SPOUSE), "acknowledge", officer)
    request = a.step(request, "take_up", officer)
    for code, part in PARTS.items():
        if part and request.agency_that_is(part) is None:
            request.bring_in({part: a.agency(code)})
    with acting(officer):
        document = keep_document(request.case, paper_pdf("Paper", ["A line"]), title="Paper", by=officer)
    request.case.evidence.update(finding="accepted")
    with acting(officer):
        decide_on_family(request, officer, {member.pk: {"decision": "covered"} for member in relatives(request.case)})
    colleague = a.person(CASEWORKER, name="A Colleague")
    with acting(colleague):
        approval = perform(request, "agree", colleague)
    with acting(chief):
        conflict = close_to(request, a.person(CASEWORKER, name="A Cousin").user, "kin", chief)
    gate = set_gate(request, "not_fit_to_travel", square.who(CASEWORKER, "AZ-SBS").actor)
    attached = storing.put(paper_pdf("Paper", ["A line"]))
    unit = Unit.objects.create(agency=chief.agency, name_en="Readmission unit", name_az="Readmissiya bölməsi")
    return {
        "conflict": conflict, "procedure": request, "document": document, "evidence": request.case.evidence.get(), "approval": approval,
        "letter": request.letters.get(kind="acknowledgement"), "draft": draft(square, attached), "attached": attached,
        "transit": a.transit_draft(square.who(CASEWORKER, "NL-CA").actor),
        "alike": a.readmission().case.members.get().person, "agency": chief.agency, "unit": unit,
        "gate": gate, "membership": Membership.objects.get(user=colleague.user), "change": change(),
        "wording_change": rewording.proposed(rewording.other(), a.person(ADMINISTRATOR)),
        "comparison": compared(request), **corrected(request, officer),
        **bundled(), "stopped": stopped(officer), **returning(square.who(CASEWORKER, "AZ-MLSP").actor),
        "offer": offer(), **surveyed(), **provided(), **supported(), **after_the_return(square), **exported(chief),
        "initiative": initiative(square.who(PROGRAMME_MANAGER, "AZ-MLSP").actor),
        **released_things(), **kept_things(), "mail": uncertain_mail(colleague), "own_data": own_data(square), "emergency": emergency(colleague),
        "absence": absence(chief),
        **listed_things(officer, request),
    }  # fmt: skip


def absence(chief):
    """A colleague of the leading agency who will be away."""
    away, begins = a.person(CASEWORKER, name="A Traveller"), today() + timedelta(days=30)
    days = {"from_on": begins, "until_on": begins + timedelta(days=5)}
    return Absence.objects.create(user=away.user, agency=away.agency, entered_by=chief.user, **days)


def own_data(square):
    """Somebody who asked for their own data; the overview is made, and waits for somebody who looks it through."""
    member = a.readmission().case.members.select_related("case", "person").get()
    officer = square.who(DATA_PROTECTION_OFFICER, "AZ-SMS").actor
    said = {"asked_on": today(), "identified": "document", "identified_note": "Passport", "token": "square"}
    with acting(officer):
        return asking.make(asking.record(member.case, member.person, said, officer), officer)


def emergency(colleague):
    """A case of no agency here that somebody of the leading one opened in an emergency, and ended again."""
    begun = now()
    lasted = {"opened_at": begun, "ends_at": begun + LASTS, "closed_at": begun, "review_due_on": today()}
    said = {"case_id": a.case().pk, "category": "life", "reason": "Somebody is in danger of their life."}
    return EmergencyAccess.objects.create(user=colleague.user, agency=colleague.agency, **said, **lasted)


def initiative(manager):
    """An initiative of the annex for which the ministry is responsible, with an entry."""
    found = Initiative.objects.get(chapter=4)
    found = name(found, {"agency": manager.agency, "partners": "IOM"})
    record(found, "state", {"state": "running", "on": today()}, manager)
    return found


def offer():
    """A training place that a partner keeps."""
    keeper = a.person(CASEWORKER, at="AZ-MOH")
    kept = {"kind": "training", "title_en": "Nursing aid", "region": "Bakı", "starts_on": today()}
    return Offer.objects.create(agency=keeper.agency, recorded_by=keeper.user, **kept)


def supported():
    """A reintegration case with a measure, and the programme that gives it; a language of the person, who lets it be shared."""
    by = a.person(CASEWORKER, at="AZ-MLSP")
    programme = funded(lines={"arrival_cash": "1000.00", "micro_business": "9000.00"})
    support = a.step(
        a.reintegration(by, programme=programme), "contact", by, contacted_on=today(), contact_means="phone"
    )
    a.consent_to_share(support, by=by)
    referral = a.referral(by, "AZ-SCFWC", (), support, need="psychosocial")
    with acting(by):
        line = add(support, support.case.members.get().person, "spoken", by, language="de", level="B1")
    business = measure_of(support, by, "micro_business", programme=programme)
    waiting = MoneyChange.objects.latest("pk")
    made = {"support": support, "business": business, "programme": programme, "money_change": waiting}
    return made | {"line": line, "referral": referral}


def change():
    """A change of a limit that waits for a signature."""
    return proposed(new_version(value=20, valid_from=today()), a.person(ADMINISTRATOR))


def compared(request):
    """Somebody else who looked like the person, and is not."""
    one, other = (r.case.members.get(relation="subject").person for r in (request, a.readmission()))
    return Comparison.objects.create(case=request.case, person=one, other=other, same=False, reason="Other photograph.")


def corrected(request, officer):
    """A datum of the person, with its notice, which has not been sent."""
    member = request.case.members.select_related("person").get(relation="subject")
    with acting(officer):
        notice = correct(request, member, officer, {"sex": "F"}, reason="As the passport says.").notices.get()
    return {"member": member, "notice": notice}


def returning(officer):
    """A voluntary return of a mother with her child, who is ill."""
    boy = {"surname": "Əliyev", "given_names": "Tural", "sex": "M", "born": PartialDate(2021, 5, 4)}
    case = counselled(a.voluntary_return(officer, [boy]), officer)
    son = case.case.members.get(relation="child").person
    a.programme("SQUARE", at="AZ-MLSP").rules.create(
        code="means", fact="has_means", operator="in", value=["no"], says_en="Has no means.", says_az="Vəsaiti yoxdur."
    )
    a.consent(case, "return", by=officer)
    case = a.step(case, "apply", officer, applied_on=today())
    about = {"person": son, "code": "illness", "source": "told", "found_on": today()}
    with acting(officer):
        found = mark(case, about, by=officer)
        doctor = {"person": son, "assessed_at": now(), "assessed_by": "Dr. Kaya", "result": "fit", "needs": ""}
        record_assessment(case, doctor, by=officer)
        count_enquiry("TR", "az", "1", by=officer)
    return {"return": case, "mark": found, "son": son}


SOMEBODY_ELSE = {
    "person": {
        "names": [{"kind": "main", "script": "latin", "surname": "Nağıyev", "given_names": "Orxan", "patronymic": "", "source": "document"}],
        "birth": {"date": "1979-11-30", "place": "Şəki", "country": "AZ"}, "sex": "M",
        "nationalities": [{"state": "AZ", "basis": "claimed"}],
    }
}  # fmt: skip


def after_the_return(square):
    """A readmission from which a reintegration case can be opened; and one that was opened by the migration service, with its plan."""
    by, manager = square.who(CASEWORKER, "AZ-SMS").actor, square.who(CASEWORKER, "AZ-MLSP").actor
    came = Homecoming("DE", "readmitted", now())
    with acting(by):
        case = open_reintegration(by, manager.agency, {a.returnee(): "subject"}, came)
    case.give_to(manager.user, manager.group_id)
    a.goals(case)
    with acting(manager):
        visit = plan_visit(case, manager, {"planned_on": today(), "visitor": manager.user})
    return {
        "returned": a.returned(by, **SOMEBODY_ELSE), "reintegration": case, "consent": a.consent(case, by=manager), "visit": visit,
        "goal": case.goals.first(),
    }  # fmt: skip


def bundled():
    """A bundle that was made for a partner, and the partner's key."""
    Partner().registered()
    made = make_bundle(a.agency("AZ-SMS"), a.agency("NL-CA"))
    return {"bundle": made, "key": PartnerKey.objects.get()}


def uncertain_mail(colleague):
    return Mail.objects.create(person=colleague.user, claimed_by="worker", state="uncertain")


def stopped(officer):
    """What the log of the asylum door shows: something that was not taken, and something that was sent all the same."""
    said = {"agency": officer.agency, "person": officer.user, "field": "text", "rule": "sl.refugee", "salt": "s" * 32}
    said["hashed"] = "0123456789abcdef" * 4
    return TurnedAway.objects.create(**said), Overruled.objects.create(**said, reason="As the passport says.")


def surveyed():
    """A reintegration case that the migration service handed over, with a survey that is finished, a complaint, and weights to decide on."""
    by, officer = a.person(CASEWORKER, name="An Officer"), a.person(CASEWORKER, at="AZ-MLSP")
    members = {a.returnee(): "subject"}
    case = open_reintegration(by, officer.agency, members, Homecoming("DE", "readmitted", now()))
    survey = a.baseline(case, officer, E1="ok", E3="yes", E7="no")
    weights = WeightSet.objects.create(
        instrument=survey.instrument, version=2, source="A table", loaded_by=a.person(ADMINISTRATOR).user
    )
    complaint = receive({"agency": officer.agency, "kind": "complaint", "about": "travel", "words": "Late."}, "square")
    return {"surveyed": case, "survey": survey, "weights": weights, "complaint": complaint}


def draft(square, attached):
    """An application that is being written, with a file."""
    file = {"sha256": attached, "name": "paper.pdf", "media_type": "application/pdf"}
    return a.draft(square.who(CASEWORKER, "NL-CA").actor, attachments=[file])
