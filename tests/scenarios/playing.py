"""Plays a scenario through the door: each step by its own person, at its own time."""

import re
from datetime import timedelta

from agencies.policy import capacities_of, may
from agencies.roles import CASE_MANAGEMENT, LEAD, PROTECTION_OFFICER
from audit.actor import acting
from audit.moment import now, today, walking_at
from tests import a
from tests.scenarios.beginning import BEGINNINGS
from tests.scenarios.measuring import ALONE_IN_A_MEASURE, BEGINNINGS_OF_MEASURES, OfAMeasure
from tests.scenarios.referring import ALONE_WHEN_REFERRED, WhenReferred
from tests.scenarios.returning import ALONE_AFTER_THE_RETURN, AfterTheReturn
from tests.scenarios.telling import roads
from tests.workflows.claiming import CLAIM, COSTS
from tests.workflows.coming_home import FACTS, counselled
from tests.workflows.walking import answers, people
from workflows.expiry import run_clocks
from workflows.gating import release_gate, set_gate
from workflows.models import Procedure
from workflows.objecting import APPROVE
from workflows.perform import apart, decide, may_perform, perform
from workflows.returning.recording import mark, record_assessment

MONDAY = a.at(2026, 3, 2, 10, 14)
TIME, CLOCK = re.compile(r"([+-])(\d+)([dhm])"), re.compile(r"(end|last minute) of (\w+)")
ALONE = (
    "counsel", "clocks", "release", "answers", "airside", "notify_for_the_last_day",
    *ALONE_AFTER_THE_RETURN, *ALONE_WHEN_REFERRED, *ALONE_IN_A_MEASURE,
)  # fmt: skip
LENGTHS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1)}
GIVEN = {  # what is answered where a scenario does not say otherwise
    "channel": "post", "refusal_ground": "not_a_national", "crossing_point": "Heydər Əliyev", "exit_point": "Qırmızı Körpü",
    "transport": "air", "carrier": "J2 9002", "protection_check": "yes", "asked_agencies": ["AZ-MIA"], "interview_result": "confirmed",
    "entry_condition": "direct_entry", "direct_return": "impossible", "airside_only": "no", "their_permit": "none",
    "revocation_ground": "c_health", "permit_exception": "", "their_document_number": "EU 0012345", "rights_told": "yes", **FACTS, **CLAIM, **COSTS,
}  # fmt: skip
AHEAD = {
    "document_expires_on": 150,
    "transfer_at": 10,
    "return_at": 21,
    "departure_at": 10,
    "arrival_at": 11,
    "expires_on": 150,
    "their_document_expires_on": 100,
    "plan_until": 365,
    "service_on": 0,
}


class Play(AfterTheReturn, WhenReferred, OfAMeasure):
    """One case and its people, at a moment; `procedure` is the one that the scenario is about."""

    def __init__(self, kind, begins="", moment=MONDAY):
        self.moment, self.people = moment, people()
        self.kind, self.roads, self.said, self.days, self.usual = kind, roads(), {}, {}, dict(GIVEN)
        with walking_at(self.moment):
            self.first = (BEGINNINGS | BEGINNINGS_OF_MEASURES)[begins or kind](self)

    @property
    def procedure(self):
        return self.newest(self.kind)

    def newest(self, kind):
        return Procedure.kinds[kind].objects.filter(case=self.first.case_id).latest("pk")

    def come_to(self, state):
        for beat in self.roads[self.kind][state]:
            self.beat(beat)

    def beat(self, beat, kind=""):
        word, _space, rest = beat.partition(" ")
        if beat.startswith("of "):
            of, deed = rest.split(": ")
            return self.beat(deed, of)
        if beat.startswith("@"):
            return self.come_to(beat[1:])
        if TIME.fullmatch(beat) or CLOCK.fullmatch(beat):
            return self.wait(beat)
        with walking_at(self.moment):
            deed = getattr(self, f"do_{word}", None)
            return deed(*filter(None, [rest]), kind=kind) if deed and (rest or word in ALONE) else self.step(word, kind)

    def wait(self, beat):
        if said := TIME.fullmatch(beat):
            self.moment += LENGTHS[said[3]] * int(said[1] + said[2])
        else:
            which, deadline = CLOCK.fullmatch(beat).groups()
            clock = next(
                c for p in self.first.case.procedures.all() for c in p.clocks.filter(deadline=deadline, stopped_at=None)
            )
            self.moment = clock.due_at - (LENGTHS["m"] if which == "last minute" else timedelta())

    def do_clocks(self, kind):
        run_clocks()

    def do_found(self, finding, kind):
        self.first.case.evidence.update(finding=finding)

    def do_gate(self, code, kind):
        by = next(who for who in self.people if may(capacities_of(who, self.procedure), "gate.set"))
        with acting(by):
            set_gate(self.newest(self.kind), code, by)

    def do_release(self, kind):
        led_by = next(one for part in (LEAD, CASE_MANAGEMENT) if (one := self.procedure.agency_that_is(part)))
        guard = a.person(PROTECTION_OFFICER, at=led_by)
        for gate in self.first.case.gates.filter(released_at=None):
            with acting(guard):
                release_gate(self.newest(self.kind), gate, guard, "remedied", "Looked into, at length.")

    @property
    def manager(self):
        return next(who for who in self.people if CASE_MANAGEMENT in who.agency.case_roles)

    def do_counsel(self, kind):
        counselled(self.procedure, self.manager)

    def do_mark(self, code, kind):
        person = self.first.case.members.get(relation="subject").person
        about = {"person": person, "code": code, "source": "told", "found_on": today()}
        with acting(self.manager):
            mark(self.procedure, about, by=self.manager)

    def do_assess(self, result, kind):
        person = self.first.case.members.get(relation="subject").person
        about = {"person": person, "assessed_at": now(), "assessed_by": "Dr. Kaya", "result": result, "needs": ""}
        with acting(self.manager):
            record_assessment(self.procedure, about, by=self.manager)

    def do_answers(self, kind):
        """Every agency that was asked answers, and signs."""
        asked = self.first.case.procedures.filter(kind="verification", closed_at=None)
        for check in map(Procedure.as_kind, asked):
            way = check.workflow.transitions["answer"]
            officer = self.able(check, way)
            with acting(officer):
                approval = perform(check, "answer", officer, {"finding": "not_found"})
            for signer in self.signers(check, approval):
                with acting(signer):
                    decide(approval, signer, "granted")

    def do_airside(self, kind):
        self.said = {"airside_only": "yes"}
        self.step("record_conditions", kind)

    def do_notify_for_the_last_day(self, kind):
        self.days = {"transfer_at": 9}
        self.step("notify_transfer", kind)

    def do_propose(self, name, kind):
        procedure = self.newest(kind or self.kind)
        way = procedure.workflow.transitions[name]
        by = self.able(procedure, way)
        with acting(by):
            return perform(procedure, name, by, self.answers(procedure, way), comment="So it is.")

    def do_return(self, name, kind):
        self.decide_open(name, kind, "returned")

    def do_refuse(self, name, kind):
        self.decide_open(name, kind, "refused")

    def decide_open(self, name, kind, decision):
        procedure = self.newest(kind or self.kind)
        approval = procedure.approvals.get(transition=name, outcome="open")
        signer = self.signers(procedure, approval)[0]
        with acting(signer):
            decide(approval, signer, decision, comment="Look again.")

    def step(self, name, kind):
        procedure = self.newest(kind or self.kind)
        way = procedure.workflow.transitions[name]
        if way.is_automatic and not any(self.able_all(procedure, way)):
            return perform(procedure, name, None)
        done = self.do_propose(name, kind)
        if way.approval:
            for signer in self.signers(procedure, done):
                with acting(signer):
                    decide(procedure.approvals.get(pk=done.pk), signer, "granted")
        return None

    def signers(self, procedure, approval):
        """One person for each signature that is asked, never the proposer."""
        way = procedure.workflow.transitions[approval.transition]
        wanted = way.signers(procedure)
        others = [who for who in self.people if who.user.pk != approval.proposed_by_id]
        others = [who for who in others if apart(who, way, procedure, APPROVE)]
        return [next(who for who in others if capacity in capacities_of(who, procedure)) for capacity in wanted]

    def able_all(self, procedure, way):
        return [who for who in self.people if may(capacities_of(who, procedure), way.by)]

    def able(self, procedure, way):
        """Who may; where nobody may, who could if nothing stood against it, so that the door says what does."""
        could = self.able_all(procedure, way)
        free = (
            who
            for who in could
            if may_perform(capacities_of(who, procedure), way, procedure) and apart(who, way, procedure)
        )
        return next(free, None) or (could or self.people)[0]

    def answers(self, procedure, way):
        asked = answers(way, procedure, self.people, lambda options: options[0])
        given = {name: self.told_for(procedure._meta.get_field(name), told) for name, told in asked.items()}
        given |= {name: self.ahead(procedure, name) for name in AHEAD.keys() & asked.keys()}
        if "received_at" in asked:
            given["received_at"] = now() - timedelta(hours=1)
        for name in ("departed_at", "arrived_at", "came_in_at", "went_out_at", "returned_at"):
            if name in asked:
                given[name] = now()
        return given | {name: told for name, told in self.said.items() if name in {*way.asks, *way.may_ask}}

    def ahead(self, procedure, name):
        return (now() if name.endswith("_at") else today()) + timedelta(days=self.days.get(name, AHEAD[name]))

    def told_for(self, field, otherwise):
        """The usual answer, where this procedure knows it."""
        usual = self.usual.get(field.name, otherwise)
        return usual if not field.choices or usual in dict(field.flatchoices) or not usual else otherwise
