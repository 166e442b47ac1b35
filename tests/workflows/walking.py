"""Walks procedures through random roads, and knows what must hold wherever they are."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection, models

from agencies.models import Agency
from agencies.policy import capacities_of
from agencies.roles import (
    BORDER,
    CASE_MANAGEMENT,
    CASEWORKER,
    CONSULAR,
    IDENTITY,
    LEAD,
    LEGAL_OFFICER,
    PARTNER,
    PROTECTION_OFFICER,
    REQUESTING,
    SECURITY,
    SUPERVISOR,
)
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.documents import Document
from cases.programmes import Programme
from tests import a
from tests.scenarios.measuring import begun as measure_begun
from tests.workflows.claiming import CLAIM
from tests.workflows.coming_home import FACTS, counselled
from tests.workflows.holding import hold
from workflows.models import Approval, Procedure
from workflows.perform import Refused, apart, decide, may_perform, open_, perform, withdraw_proposal

AGENCIES = {
    LEAD: "AZ-SMS",
    REQUESTING: "NL-CA",
    IDENTITY: "AZ-MIA",
    SECURITY: "AZ-SSS",
    CONSULAR: "AZ-MFA",
    BORDER: "AZ-SBS",
    CASE_MANAGEMENT: "AZ-MLSP",
    PARTNER: "AZ-SEA",
}
DECISIONS = ("granted", "granted", "granted", "returned", "refused")


def people():
    """A caseworker and a supervisor at every agency, a legal and a protection officer at the lead: Actors."""
    hired = [(role, code) for code in AGENCIES.values() for role in (CASEWORKER, SUPERVISOR)]
    guards = [(PROTECTION_OFFICER, "AZ-SMS"), (PROTECTION_OFFICER, AGENCIES[CASE_MANAGEMENT])]
    return a.persons(*hired, (LEGAL_OFFICER, "AZ-SMS"), *guards, (CASEWORKER, "AZ-MOH"))


def opened(kind, people):
    """A procedure of a kind at its first state; with every case role given, unless its own steps bring agencies in."""
    if begin := BEGINNINGS.get(kind):
        return begin(people)
    if kind.startswith("outgoing"):
        return asked_by_us(kind, people)
    model = Procedure.kinds[kind]
    required = {f.name: now() for f in model._meta.local_fields if isinstance(f, models.DateTimeField) and not f.null}
    agencies = {part: a.agency(code) for part, code in AGENCIES.items() if part not in (CASE_MANAGEMENT, PARTNER)}
    procedure = open_(model, a.case(), people[0], agencies, **required)
    return claimed(procedure, people) if kind == "errorclaim" else procedure


def at(case_role, people):
    """The first of those who work where an agency has this part."""
    return next(who for who in people if who.agency.code == AGENCIES[case_role])


def readmission_submitted(people):
    theirs = at(REQUESTING, people)
    return a.step(a.draft(theirs), "submit", theirs)


def third_country_submitted(people):
    theirs, since = at(REQUESTING, people), (today() - timedelta(days=30)).isoformat()
    return a.step(a.third_country_draft(theirs, knowledge_date=since), "submit", theirs)


def a_programme():
    """One without rules."""
    return Programme.objects.filter(code="WALK").first() or a.programme("WALK", at=AGENCIES[CASE_MANAGEMENT])


def screened_return(people):
    """A voluntary return that waits for its decision, for nothing can be told of it before somebody was counselled."""
    officer = next(who for who in people if who.agency.code == AGENCIES[CASE_MANAGEMENT])
    case = counselled(a.voluntary_return(officer), officer)
    a.consent(case, "return", by=officer)
    case = a.step(case, "apply", officer, applied_on=today())
    case = a.step(a.step(case, "record_facts", officer, **FACTS), "find_eligible", officer, programme=a_programme())
    return a.step(case, "screen", officer, screened_on=today(), rights_told="yes")


BEGINNINGS = {
    "readmissionrequest": readmission_submitted,
    "thirdcountryrequest": third_country_submitted,
    "transitrequest": lambda people: a.transit(),
    "directreturnnotice": lambda people: a.direct_return(),
    "voluntaryreturn": screened_return,
    "measure": measure_begun,
    "reintegrationcase": lambda people: a.ready_reintegration(at(CASE_MANAGEMENT, people)),
    "referral": lambda people: a.referral(at(CASE_MANAGEMENT, people)),
}


def asked_by_us(kind, people):
    """An application of ours that has been signed and sent, for a draft is discarded too soon to see much of the road."""
    officer, chief = (next(who for who in people if role in who.roles) for role in (CASEWORKER, SUPERVISOR))
    if kind == "outgoingtransitrequest":
        return a.agreed_step(a.outgoing_transit_draft(officer), "submit", officer, chief, channel="exchange")
    about = "third_country" if "third" in kind else "own_national"
    since = {"knowledge_date": (today() - timedelta(days=30)).isoformat()} if about == "third_country" else {}
    return a.agreed_step(
        a.outgoing_draft(officer, about_whom=about, **since), "submit", officer, chief, channel="exchange"
    )


def claimed(claim, people):
    """A claim that has been made, for a draft is given up too soon to see much of the road."""
    officer, chief = (next(who for who in people if role in who.roles) for role in (CASEWORKER, SUPERVISOR))
    return a.agreed_step(claim, "claim", officer, chief, **CLAIM)


@dataclass
class Walk:
    """A case, its people, and the moment it is: tries one thing after another, lawful or not."""

    root: Procedure
    people: list
    moment: object
    taken: list = field(default_factory=list)

    @classmethod
    def begin(cls, kind, people, moment):
        with walking_at(moment):
            walk = cls(opened(kind, people), people, moment)
            walk.hold()
        return walk

    def hold(self):
        for procedure in self.procedures():
            hold(procedure)

    def procedures(self):
        return [p.as_kind() for p in Procedure.objects.filter(case=self.root.case_id).order_by("pk")]

    def go(self, choose):
        """One thing at random; `choose(options)` picks one. What is refused leaves everything as it was."""
        self.moment += timedelta(minutes=choose((1, 90, 1500, 4321, 20000)))
        with walking_at(self.moment):
            before = fingerprint()
            deed = choose((self.wind, self.examine, self.sign, self.sign, self.take_back, *[self.step] * 8))
            try:
                deed(choose)
            except Refused as refused:
                assert refused.reasons or refused.fields, "a refusal says why"
                assert fingerprint() == before, f"{deed.__name__} was refused and left a trace"
            connection.check_constraints()
            self.hold()

    def step(self, choose):
        procedure = choose(self.procedures())
        ways = list(procedure.workflow.transitions.values())
        way = choose(onwards(ways, procedure) if choose((True,) * 9 + (False,)) else ways)
        able = [who for who in self.people if may_perform(capacities_of(who, procedure), way, procedure)]
        able = [who for who in able if apart(who, way, procedure)]
        who = choose(able or self.people) if choose((True,) * 9 + (False,)) else choose(self.people)
        lawful = way.leaves(procedure.state) and bool(may_perform(capacities_of(who, procedure), way, procedure))
        with acting(who):
            perform(procedure, way.name, who, answers(way, procedure, self.people, choose), comment="So it is.")
        assert lawful, f"{way.name} was taken from {procedure.state} although it may not be"
        self.taken.append((procedure.kind, way.name))

    def sign(self, choose):
        approval = choose([*Approval.objects.filter(outcome="open"), *Approval.objects.all()] or [None])
        if approval:
            who = choose(self.people)
            with acting(who):
                decide(approval, who, choose(DECISIONS), comment=choose(("Seen.", "Seen.", "")))
            assert who.user.pk != approval.proposed_by_id

    def take_back(self, choose):
        if approval := choose([*Approval.objects.all()] or [None]):
            withdraw_proposal(approval, choose((*self.people, actor_who_proposed(approval, self.people))))

    def wind(self, choose):
        """What the clock would do now: the first transition of its own that is possible."""
        procedure = choose(self.procedures())
        ways = [way for way in procedure.workflow.transitions.values() if way.is_automatic]
        for way in ways:
            if may_perform(capacities_of(None, procedure), way, procedure):
                perform(procedure, way.name, None)
                return self.taken.append((procedure.kind, way.name))

    def examine(self, choose):
        self.root.case.evidence.update(finding=choose(("accepted", "accepted", "open", "contradicted")))


def onwards(ways, procedure):
    """The ways out of where it is, those that end it once and the others four times: a walk should go far."""
    out = [way for way in ways if way.leaves(procedure.state) and not way.is_automatic]
    return [way for way in out for _time in range(1 if ends_soon(way, ways) else 4)] or ways


def ends_soon(way, ways):
    """Whether it leads to an end, or to where nothing is left but to end it."""
    then = [further.target for further in ways if way.target in further.sources]
    return way.target.final or (bool(then) and all(target.final for target in then))


def actor_who_proposed(approval, people):
    return next(who for who in people if who.user.pk == approval.proposed_by_id)


def answers(way, procedure, people, choose):
    """An answer to each question, mostly a good one."""
    asked = [*way.asks, *(name for name in way.may_ask if choose((True, False)))]
    given = {name: answer(procedure._meta.get_field(name), procedure, people, choose) for name in asked}
    return given if choose((True,) * 9 + (False,)) else {**given, **dict.fromkeys(way.asks[:1], "")}


OF_MEASURES = {
    "currency": ("EUR", "EUR", "AZN", "XXX"), "tranches": ([], ["100.00"]), "in_cash": (False, True), "units_planned": (3, None),
    "amount": ("0.01", "120.00", "480.00", "1900.00", "99999.00"), "recovered_amount": ("0.01", "90.00", "99999.00"),
}  # fmt: skip


def answer(model_field, procedure, people, choose):
    if model_field.choices:
        return choose(list(model_field.choices))[0]
    if model_field.name == "asked_agencies":
        return choose((["AZ-MIA"], ["AZ-MIA", "AZ-SSS"], ["AZ-SSS"]))
    if model_field.name in OF_MEASURES:
        return choose(OF_MEASURES[model_field.name])
    if model_field.is_relation:
        return row_for(model_field.related_model, procedure, people)
    if isinstance(model_field, models.DateField):
        return day_or_moment(model_field, choose)
    return choose(("1840.50", "0.01") if isinstance(model_field, models.DecimalField) else ("Bakı", "İsmayıl Şıxlı"))


def row_for(model, procedure, people):
    """A row that is there already: what an answer refers to is not made by answering."""
    if model is Agency:
        return Agency.objects.get(code="NGO-1")
    if model is Programme:
        return Programme.objects.filter(agency=procedure.agency_that_is(CASE_MANAGEMENT)).first()
    return procedure.case.documents.last() if model is Document else people[0].user


def day_or_moment(model_field, choose):
    """Of what lies ahead a time to come, of what is told a time gone by."""
    if model_field.name in ("transfer_at", "return_at", "departure_at"):
        return now() + timedelta(days=choose((-2, 6, 20)))
    if model_field.name == "arrival_at":
        return now() + timedelta(days=21)
    if isinstance(model_field, models.DateTimeField):
        return now() - timedelta(hours=choose((0, 30)))
    ahead = model_field.name == "plan_until" or model_field.name.endswith("expires_on")
    return today() + timedelta(days=120 if ahead else -choose((0, 3)))


_TABLES = """
    SELECT string_agg(format('SELECT %L AS name, count(*) AS held, coalesce(sum(hashtextextended(t::text, 0)), 0) AS said FROM %I t',
                             tablename, tablename), ' UNION ALL ')
    FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^(workflows|cases|reintegration|tests)_' AND tablename !~ 'holiday|timelimit|evidencerule'
"""
_known = {}


def fingerprint():
    """What every table about cases holds, as one number a table."""
    with connection.cursor() as cursor:
        if "sql" not in _known:
            cursor.execute(_TABLES)
            (_known["sql"],) = cursor.fetchone()
        cursor.execute(_known["sql"])
        return sorted(cursor.fetchall())  # tables may be read side by side
