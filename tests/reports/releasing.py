"""Facts as they are recorded of many replies, and releases of them: for tests that look at what leaves the house."""

import json
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from itertools import product
from random import Random

from agencies.roles import ADMINISTRATOR, SUPERVISOR
from audit.jobs.rows import State
from audit.moment import now, today
from reports.counting import counted_at
from reports.facts.rows import Fact, FactKind
from reports.releases.deciding import decide, given_out, propose
from reports.releases.drawing import Asked, draw
from reports.releases.making import prove_one
from reports.releases.rows import Outcome, Proof, PublicationRule, Release, ReleaseDecision
from reports.releases.rules import propose_rule, rule_now
from tests import a
from workflows.refusing import Refused

HALF_YEAR = (date(2026, 1, 1), date(2026, 6, 30))
STATES = ("DE", "NL", "AT", "FR")


def replies(actor, number, seed=1, states=STATES, first=0):
    """So many applications and the replies to them, of an agency, recorded now."""
    chance, made = Random(seed), []
    for place in range(first, first + number):
        state = chance.choices(states, [4 ** (len(states) - at) for at in range(len(states))])[0]
        on = HALF_YEAR[0] + timedelta(days=chance.randint(0, 180))
        outcome = chance.choices(("agreed", "refused", "deemed"), (6, 2, 1))[0]
        told = {
            "procedure": 10**6 + place, "person": 10**6 + place, "groups": [actor.group_id], "direction": "in", "state": state, "sex": chance.choice("FM"),
            "age": chance.randint(18, 60), "citizenship": "AZ", "about": "own_national", "procedure_type": "normal", "recorded_at": now(),
        }  # fmt: skip
        reply = {
            "outcome": outcome,
            "ground": chance.choice(("not_a_national", "other")) if outcome == "refused" else "",
            "timely": "" if outcome == "deemed" else chance.choice(("in_time", "in_time", "late")),
            "days": chance.randint(3, 40),
        }
        made += [
            Fact(
                kind=FactKind.APPLICATION, source=f"a{place}", begun_on=on, on=on, outcome=outcome, ended_on=on, **told
            ),
            Fact(kind=FactKind.REPLY, source=f"r{place}", begun_on=on, on=on, **told, **reply),
        ]
    return Fact.objects.bulk_create(made)


def support(actor, number, seed=1):
    """So many facts of each kind that is counted of returns and of reintegration, of an agency, recorded now."""
    chance, made = Random(seed), []
    kinds = ("return", "departure", "reintegration", "stage", "follow_up", "measure", "hand_over", "money", "referral")
    for kind, place in product(kinds, range(number)):
        on = HALF_YEAR[0] + timedelta(days=chance.randint(0, 180))
        is_money = kind == "money"
        made.append(
            Fact(
                kind=kind, source=f"{kind}{place}", procedure=2 * 10**6 + place, person=2 * 10**6 + place, groups=[actor.group_id], begun_on=on, on=on,
                state=chance.choice(("DE", "DE", "DE", "NL")), sex=chance.choice("FM"), age=chance.randint(5, 60), region=chance.choice(("Bakı", "Gəncə")),
                outcome=chance.choice(("committed", "spent")) if is_money else chance.choice(("open", "reached")),
                wave=chance.choice(("3", "6")), measure_kind=chance.choice(("training", "micro_business")), recorded_at=now(), days=chance.randint(1, 90),
                amount=Decimal(chance.randint(100, 9000)) if is_money else None, currency="EUR" if is_money else "",
            )
        )  # fmt: skip
    return Fact.objects.bulk_create(made)


def came_back(actor, number, state):
    """So many departures in voluntary returns, from one State."""
    on = HALF_YEAR[0] + timedelta(days=30)
    told = {
        "groups": [actor.group_id],
        "begun_on": on,
        "on": on,
        "state": state,
        "direction": "in",
        "sex": "F",
        "age": 30,
    }
    return Fact.objects.bulk_create(
        Fact(kind="departure", source=f"back{n}", procedure=3 * 10**6 + n, person=3 * 10**6 + n, recorded_at=now(), return_type="assisted", **told)
        for n in range(number)
    )  # fmt: skip


def asked(report="committee", span=HALF_YEAR, narrowing=()):
    return Asked(report, *span, counted_at(), narrowing)


def proposed(what, by, reason="For the yearly report.", token=None):
    """Asked for, and drawn by the worker. Raises Refused with what whoever asked is told."""
    proof = propose(what, by, reason, token)
    prove_one()
    proof = Proof.objects.get(pk=proof.pk)
    if proof.state == State.FAILED:
        raise Refused(proof.reason)
    return proof.release


def drawn(what, by, rule=None, before=None):
    """As it would be, with all that was given out; kept nowhere."""
    return draw(what, by, rule or rule_now(), given_out(by) if before is None else before)


def released(one, other, what):
    """Proposed by one, released by another."""
    release = Release.objects.get(pk=proposed(what, one).pk)
    decide(release, Outcome.GRANTED, other)
    return Release.objects.get(pk=release.pk)


def frozen(actor, *, by_another=None):
    """A release as it is kept, of next to nothing; given out where another person is named."""
    names = {"en": "Committee pack", "az": "Komitə paketi"}
    table = {"title": names, "heads": [names, names], "counts": ["facts"], "rows": [{"label": names, "values": [12]}]}
    said = {
        "format": 1, "report": "committee", "agency": actor.agency.code, "first": "2026-01-01", "last": "2026-03-31",
        "as_of": now().isoformat(), "narrowing": [], "rule": {}, "title": names, "statement": names, "tables": [table], "definitions": [],
    }  # fmt: skip
    content = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    release = Release.objects.create(
        report="committee", agency=actor.agency, first="2026-01-01", last="2026-03-31", as_of=now(), content=content,
        sha256=sha256(content.encode()).hexdigest(), reason="Yearly.", proposed_by=actor.user,
    )  # fmt: skip
    if by_another:
        ReleaseDecision.objects.create(release=release, outcome=Outcome.GRANTED, decided_by=by_another.user)
    return release


def released_things():
    """What has an address of its own: a release that waits, one that was given out, and a proposed rule."""
    one, other = a.person(SUPERVISOR), a.person(SUPERVISOR)
    rule = propose_rule(PublicationRule(reason="Small.", valid_from=today()), a.person(ADMINISTRATOR))
    proof = propose(asked(), one, "For the yearly report.")
    return {
        "release": frozen(one),
        "given_out": frozen(one, by_another=other),
        "publication_rule": rule,
        "proof": proof,
    }
