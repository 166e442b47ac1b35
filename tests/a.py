"""Makes things for tests, and reads as English: a.person(SUPERVISOR, at=lead), a.readmission(). States are reached by walking."""

from datetime import date, datetime, timedelta
from itertools import count
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction

from agencies.models import Agency, Membership, User
from agencies.policy import Actor, actor_of
from agencies.roles import CASE_MANAGEMENT, CASEWORKER, LEAD, REQUESTING, SUPERVISOR, Role
from agencies.seeding import SYSTEM_IDENTITY
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.consents import Consent
from cases.files import Case
from cases.filing import keep_document
from cases.names import fold
from cases.packages.samples.specimens import paper_pdf
from cases.partial_dates import PartialDate
from cases.people import Person, PersonName
from cases.person_keys import keep_keys
from cases.programmes import Donor, Programme
from cases.rules import Agreement
from reintegration.models import Goal
from reintegration.opening import Homecoming, open_reintegration
from reintegration.referral_choices import Item
from reintegration.referral_rows import ConsentItem
from reintegration.referring import Asked, refer
from reintegration.survey.taking import begin, finish, save_answers
from workflows.family import decide_on_family, relatives
from workflows.models import (
    DirectReturnNotice,
    OutgoingTransitRequest,
    ReadmissionRequest,
    ThirdCountryRequest,
    TransitRequest,
)
from workflows.perform import decide, open_, perform
from workflows.procedures.about_whom import OUTGOING, request_kind
from workflows.returning.opening import open_return

number = count(1)
BAKU = ZoneInfo("Asia/Baku")
PASSWORD = "a long enough pass phrase"


def agency(code="AZ-SMS"):
    """One of the seeded agencies."""
    return Agency.objects.get(code=code)


def person(*roles, at="AZ-SMS", name=None):
    """Somebody who holds these roles at an agency: an Actor."""
    where = at if isinstance(at, Agency) else agency(at)
    user = User.objects.create_user(f"user{next(number)}@example.org", PASSWORD, name=name or f"Person {next(number)}")
    for role in roles or (CASEWORKER,):
        Membership.objects.create(user=user, agency=where, role=role, from_on=date(2020, 1, 1))
    return actor_of(user, where.pk)


def persons(*wanted):
    """Somebody for each (role, code of an agency), all at once: Actors, of whose beginnings there is no history."""
    agencies = Agency.objects.in_bulk({code for _role, code in wanted}, field_name="code")
    password = make_password(PASSWORD)
    made = [
        User(email=f"user{next(number)}@example.org", password=password, name=f"Person {next(number)}")
        for _one in wanted
    ]
    held = list(zip(User.objects.bulk_create(made), wanted, strict=True))
    Membership.objects.bulk_create(
        [
            Membership(user=user, agency=agencies[code], role=role, from_on=date(2020, 1, 1))
            for user, (role, code) in held
        ]
    )
    return [Actor(user, agencies[code], frozenset({role}), (agencies[code],)) for user, (role, code) in held]


def intake(at="NL-CA"):
    return Actor(User.objects.get(email=SYSTEM_IDENTITY), agency(at), frozenset({Role.INTAKE}))


def application(**parts):
    """An application as the package format has it: enough to submit."""
    return {
        "format": "qayidis.application", "version": 1, "agreement": "EUAZ", "from": "NL-CA", "to": "AZ-SMS",
        "reference": f"V-{next(number)}", "sent_at": "2026-03-02T10:14:00+01:00", "language": "en", "procedure": "normal",
        "interview_requested": False, "about_whom": "own_national",
        "person": {
            "names": [{"kind": "main", "script": "latin", "surname": "Məmmədov", "given_names": "Elçin", "patronymic": "Rauf oğlu", "source": "document"}],
            "birth": {"date": "1988-02-18", "place": "Gəncə", "country": "AZ"}, "sex": "M",
            "nationalities": [{"state": "AZ", "basis": "claimed"}],
        },
        "voluntary_return": {"offered": True, "offered_on": "2026-01-10", "outcome": "declined"},
        "evidence": [{"kind": "passport", "number": f"C0{next(number):07d}", "expires_on": "2025-12-09"}],
        "signatory": {"name": "J. de Vries", "function": "Officer"},
    } | parts  # fmt: skip


def case(agreement="EUAZ", other="NL", **fields):
    """A case of another State with Azerbaijan under an agreement."""
    fields = {"requesting_agency": agency(f"{other}-CA"), "requested_agency": agency("AZ-SMS")} | fields
    return Case.objects.create(agreement=Agreement.objects.get(code=agreement), requesting_state=other, **fields)


def draft(by=None, agreement="EUAZ", other="NL", **parts):
    """A readmission application that is being written by somebody of the requesting authority."""
    by = by or person(CASEWORKER, at=f"{other}-CA")
    where = case(agreement, other)
    said = application(agreement=agreement, **{"from": f"{other}-CA"}, **parts)
    return open_(ReadmissionRequest, where, by, {REQUESTING: by.agency}, application=said)


def of_third_country(about_whom="third_country", **parts):
    """An application about somebody who is no national of the requested State: enough to submit."""
    said = application(**parts)
    stateless = about_whom == "stateless"
    person_said = said["person"] | {
        "names": [{"kind": "main", "script": "latin", "surname": "Mensah", "given_names": "Kwame", "patronymic": "", "source": "document"}],
        "birth": {"date": "1991-06-30", "place": "Kumasi", "country": "GH"},
        "nationalities": [{"state": "XXA" if stateless else "GH", "basis": "claimed"}],
    }  # fmt: skip
    return said | {
        "about_whom": about_whom, "person": person_said, "knowledge_date": "2026-01-15",
        "basis": {"direct_return_impossible": "The State of origin issues no papers."},
        "evidence": [{"kind": "stamp", "note": "Departure stamp of Bakı, 10.01.2026"}],
    } | parts  # fmt: skip


def third_country_draft(by=None, agreement="EUAZ", other="NL", **parts):
    """An application about a third-country national that somebody of the requesting authority is writing."""
    by = by or person(CASEWORKER, at=f"{other}-CA")
    said = of_third_country(**{"agreement": agreement, "from": f"{other}-CA"} | parts)
    return open_(ThirdCountryRequest, case(agreement, other), by, {REQUESTING: by.agency}, application=said)


def third_country(agreement="EUAZ", other="NL", **parts):
    """An application about a third-country national that has been submitted by the requesting authority."""
    by = person(CASEWORKER, at=f"{other}-CA")
    return step(third_country_draft(by, agreement, other, **parts), "submit", by)


def outgoing_draft(by=None, agreement="EUAZ", other="NL", about_whom="own_national", **parts):
    """An application of ours to another State, that somebody of the lead agency is writing."""
    by = by or person(CASEWORKER)
    said = (of_third_country if about_whom == "third_country" else application)(agreement=agreement)
    if about_whom == "own_national":
        name = {
            "kind": "main",
            "script": "latin",
            "surname": "Jansen",
            "given_names": "Piet",
            "patronymic": "",
            "source": "document",
        }
        said["person"] |= {"names": [name], "nationalities": [{"state": other, "basis": "claimed"}]}
    parties = {"requesting_agency": by.agency, "requested_agency": agency(f"{other}-CA"), "requested_state": other}
    parties |= {"requesting_state": "AZ", "their_reference": said["reference"]}
    where = Case.objects.create(agreement=Agreement.objects.get(code=agreement), **parties)
    said |= {"from": "AZ-SMS", "to": f"{other}-CA"} | parts
    return open_(request_kind(about_whom, OUTGOING), where, by, {LEAD: by.agency}, application=said)


def donor(code="EU", **fields):
    return Donor.objects.get_or_create(code=code, defaults={"name_en": f"Donor {code}"} | fields)[0]


def programme(code="RETURN-1", at="AZ-MLSP", **fields):
    """A programme that runs: of an agency that manages cases, in euro."""
    said = {
        "name_en": f"Programme {code}",
        "donor": donor(),
        "agency": agency(at),
        "currency": "EUR",
        "starts_on": date(2020, 1, 1),
    }
    return Programme.objects.create(code=code, **said | fields)


@transaction.atomic
def returnee(surname="Məmmədova", given="Aytən", born="1990-05-11", sex="F"):
    """Somebody who has come back."""
    with transaction.atomic():
        who = Person.objects.create(born=born, sex=sex)
        PersonName.objects.create(person=who, surname=surname, given_names=given, folded=fold(f"{surname} {given}"))
        keep_keys([who])
    return who


def reintegration(by=None, members=None, **fields):
    """A reintegration case that has just been referred, opened directly by somebody of the agency that manages it."""
    by = by or person(CASEWORKER, at="AZ-MLSP")
    came = Homecoming("DE", "readmitted", now() - timedelta(days=2))
    return open_reintegration(by, by.agency, members or {returnee(): "subject"}, came, **fields)


def newcomer(**said):
    """What is typed of somebody who wishes to return, as the form understands it."""
    return {
        "surname": "Əliyeva", "given_names": "Sevda", "patronymic": "", "born": PartialDate(1994, 3, 21), "sex": "F",
        "nationality": "AZ", "document_kind": "passport", "document_number": f"C{next(number):08d}", "document_expires_on": None,
        "languages": ["az"], "contact": "+90 500 000 00 00", "token": str(uuid4()), "host_state": "TR",
    } | said  # fmt: skip


def voluntary_return(by=None, family=(), **said):
    """A voluntary return that has just been opened by somebody of an agency that manages returns."""
    by = by or person(CASEWORKER, at="IOM-AZ")
    relatives = [newcomer(relation="child", travels=True) | one for one in family]
    with acting(by):
        return open_return(newcomer(**said), relatives, by=by)


def consent(procedure, purpose="reintegration", by=None, **fields):
    """A written consent of the person whom a procedure is about."""
    subject = procedure.case.members.get(relation="subject").person
    said = {
        "data": "Name, telephone, needs; to plan and give support.", "how_to_withdraw": "In writing or by telephone.",
        "kept_until": "Five years after the case is closed.", "language": "az", "given_on": today(), "person": subject,
        "operator": procedure.agency_that_is(CASE_MANAGEMENT), "recorded_by": (by or person(at="AZ-MLSP")).user,
    }  # fmt: skip
    return Consent.objects.create(case=procedure.case, purpose=purpose, **said | fields)


def goals(procedure, dimensions=("economic", "social", "psychosocial")):
    """A goal of the plan as it stands, in each dimension."""
    for dimension in dimensions:
        Goal.objects.create(
            procedure=procedure, revision=procedure.plan_revision, dimension=dimension, text="To stand on own feet."
        )


def ready_reintegration(by=None, **fields):
    """A reintegration case whose steps can all be answered: programme, consent, baseline survey, goals and a signed plan are there."""
    by = by or person(CASEWORKER, at="AZ-MLSP")
    procedure = reintegration(by, **fields)
    Programme.objects.filter(agency=by.agency).exists() or programme(at=by.agency.code)
    consent(procedure, by=by)
    baseline(procedure, by)
    goals(procedure)
    signed_plan(procedure, by)
    return procedure


def active_reintegration(by=None, chief=None, case=None, **fields):
    """A reintegration case whose plan is agreed: support is running."""
    by, chief = by or person(CASEWORKER, at="AZ-MLSP"), chief or person(SUPERVISOR, at="AZ-MLSP")
    case = case or ready_reintegration(by, **fields)
    case = step(case, "contact", by, contacted_on=today(), contact_means="phone")
    case = step(step(case, "assess", by), "complete_assessment", by, needs="Work, a room, rest.")
    said = {"plan_from": today(), "plan_until": today() + timedelta(days=365), "signed_on": today()}
    running = Programme.objects.filter(agency=by.agency).first()
    signed = case.case.documents.latest("pk")
    return agreed_step(case, "approve_plan", by, chief, programme=running, signed_plan=signed, **said)


def arrived(officer=None, **parts):
    """A readmission whose person came home today, travelling on their own passport."""
    officer, chief, german = officer or person(CASEWORKER), person(SUPERVISOR), person(CASEWORKER, at="NL-CA")
    arrival = now()
    passport = {"kind": "passport", "number": f"C0{next(number):07d}", "expires_on": f"{arrival:%Y}-12-31"}
    appointed = {"transfer_at": arrival, "crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 9002"}
    with walking_at(arrival - timedelta(days=14)):
        request = step(step(readmission(evidence=[passport], **parts), "acknowledge", officer), "take_up", officer)
        request.case.evidence.update(finding="accepted")
        if covered := {member.pk: {"decision": "covered"} for member in relatives(request.case)}:
            with acting(officer):
                decide_on_family(request, officer, covered)
        request = step(agreed_step(again(request), "agree", officer, chief), "use_own_document", officer)
        request = step(request, "notify_transfer", german, **appointed)
    return step(request, "receive", person(CASEWORKER, at="AZ-SBS"), arrived_at=arrival, identity_on_arrival="yes")


def returned(officer=None, **parts):
    """A readmission whose person came home today and agreed to be referred: handed over to reintegration."""
    officer = officer or person(CASEWORKER)
    return step(arrived(officer, **parts), "hand_over", officer, reintegration_consent="given")


def signed_plan(procedure, by):
    """The paper that the person signed, filed."""
    with acting(by):
        return keep_document(procedure.case, paper_pdf("Plan", ["Signed"]), title="Plan", by=by)


def consent_to_share(procedure, at="AZ-SEA", items=("age_band", "region"), by=None, **fields):
    """The person agrees that name, telephone and need, and these items, are told to an agency."""
    given = consent(procedure, "referral", by, recipient=agency(at), **fields)
    ConsentItem.objects.bulk_create([ConsentItem(consent=given, item=Item(item)) for item in items])
    return given


def referral(by=None, *args, **kwargs):
    """A referral that has just been sent, by somebody of the agency that manages the case; approved, where it must be."""
    by = by or person(CASEWORKER, at="AZ-MLSP")
    prepared = prepared_referral(by, *args, **kwargs)
    return again(prepared) if prepared.sent_at else approved(prepared, by)


def prepared_referral(by, at="AZ-SEA", items=("age_band", "region"), case=None, **asked):
    """As its form leaves it: sent, or waiting for approval."""
    case = case or reintegration(by)
    given = consent_to_share(case, at, items, by)
    with acting(by):
        said = {"need": "employment", "phone": "+994 50 000 00 00", "need_note": "Wants to weld."} | asked
        return refer(case, by, given, Asked(items=tuple(items), **said))


def baseline(case, by=None, **answers):
    """The first survey with the person of a reintegration case: declined, or taken with answers ({question: option})."""
    by = by or person(CASEWORKER, at=case.agency_that_is(CASE_MANAGEMENT))
    return survey(case, by, "baseline", answers)


def survey(case, by, wave, answers):
    """One wave with the person of a case, finished; nothing answered: declined. Consent to surveys is given where it is not yet."""
    who = case.case.members.get(relation="subject").person
    if answers and not case.case.consents.filter(purpose="survey", withdrawn_at=None).exists():
        consent(case, "survey", by)
    said = {
        "respondent": who,
        "wave": wave,
        "language": "az",
        "on": today(),
        "result": "taken" if answers else "declined",
    }
    with acting(by):
        response = begin(case, by, said)
        if answers:
            asked = response.instrument.questions.filter(code__in=answers)
            save_answers(response, by, {q: q.answer_set.options.get(code=answers[q.code]) for q in asked})
            response = finish(response, by)
    return response


def direct_return(agreement="EUAZ", by=None, **told):
    """A direct return that somebody of the requesting authority prepares."""
    by = by or person(CASEWORKER, at="NL-CA")
    papers = {"about_whom": "own_national", "document_kind": "passport", "document_number": f"C0{next(number):07d}"}
    papers |= {"document_expires_on": (now() + timedelta(days=400)).date()} | told
    parties = {REQUESTING: agency("NL-CA"), LEAD: agency("AZ-SMS")}
    return open_(DirectReturnNotice, case(agreement), by, parties, title="Məmmədov, Elçin", **papers)


def readmission(agreement="EUAZ", other="NL", **parts):
    """A readmission application that has been submitted by the requesting authority."""
    by = person(CASEWORKER, at=f"{other}-CA")
    return step(draft(by, agreement, other, **parts), "submit", by)


def annex_six(**parts):
    """A transit application as its form keeps it: enough to submit."""
    return {
        "name": {"surname": "Mensah", "given_names": "Kwame", "patronymic": ""}, "maiden_name": "", "aliases": "",
        "birth": {"date": "1991-06-30", "place": "Kumasi", "country": "GH"}, "sex": "M",
        "description": {"height_cm": 178, "eyes": "brown", "marks": ""}, "nationality": "GH", "languages": ["en"],
        "document": {"kind": "passport", "number": f"G{next(number):07d}", "issued_by": "", "expires_on": "2029-01-09"},
        "transport": "air", "destination": "GE", "other_states": ["TR"], "crossing_point": "Heydər Əliyev",
        "transfer_at": (now() + timedelta(days=12)).isoformat(timespec="minutes"), "escorts": "Two officers",
        "admission_assured": True, "ground_known": False, "observations": "",
        "signatory": {"name": "J. de Vries", "function": "Officer"}, "place": "Ter Apel",
    } | parts  # fmt: skip


def transit_draft(by=None, agreement="EUAZ", other="NL", **parts):
    """A transit application that is being written by somebody of the requesting authority."""
    by = by or person(CASEWORKER, at=f"{other}-CA")
    where = case(agreement, other, their_reference=f"T-{next(number)}")
    return open_(TransitRequest, where, by, {REQUESTING: by.agency}, application=annex_six(**parts))


def outgoing_transit_draft(by=None, agreement="EUAZ", other="NL", **parts):
    """A transit application of ours, through another State, that somebody of the lead agency is writing."""
    by = by or person(CASEWORKER)
    parties = {"requesting_state": "AZ", "requesting_agency": by.agency, "requested_state": other}
    parties |= {"requested_agency": agency(f"{other}-CA"), "their_reference": f"T-{next(number)}"}
    where = Case.objects.create(agreement=Agreement.objects.get(code=agreement), **parties)
    return open_(OutgoingTransitRequest, where, by, {LEAD: by.agency}, application=annex_six(**parts))


def transit(agreement="EUAZ", other="NL", **parts):
    """A transit application that has been submitted by the requesting authority."""
    by = person(CASEWORKER, at=f"{other}-CA")
    return step(transit_draft(by, agreement, other, **parts), "submit", by)


def step(procedure, name, by, comment="", **answers):
    """Takes a step as somebody and gives the procedure as it is then."""
    with acting(by):
        perform(procedure, name, by, answers, comment=comment)
    return again(procedure)


def agreed_step(procedure, name, by, signer, **answers):
    """Proposes as one person and approves as another."""
    with acting(by):
        approval = perform(procedure, name, by, answers)
    with acting(signer):
        decide(approval, signer, "granted")
    return again(procedure)


def approved(procedure, proposer):
    """Somebody else, a supervisor of the same agency, signs the proposal that waits."""
    chief = person(SUPERVISOR, at=proposer.agency.code)
    with acting(chief):
        decide(procedure.approvals.get(outcome="open"), chief, "granted")
    return again(procedure)


def again(procedure):
    """The procedure as the database has it."""
    return type(procedure).objects.get(pk=procedure.pk)


def at(*moment):
    """A moment in Baku: a.at(2026, 3, 2, 10, 14)."""
    return datetime(*moment, tzinfo=BAKU)


def lead_of(procedure):
    return procedure.agency_that_is(LEAD)


__all__ = [
    "again",
    "agency",
    "agreed_step",
    "annex_six",
    "application",
    "at",
    "case",
    "direct_return",
    "draft",
    "intake",
    "now",
    "outgoing_draft",
    "outgoing_transit_draft",
    "person",
    "readmission",
    "step",
    "third_country",
    "third_country_draft",
    "transit",
    "transit_draft",
]
