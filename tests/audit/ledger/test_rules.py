"""The rules, judged from the records alone: what no lawful hand could have done is found, and named by its record."""

import re
from copy import deepcopy

import pytest

from tests.audit.ledger.judging import chained, judged

RULES = {
    "v": 1,
    "kinds": {
        "toy": {
            "begins": "draft",
            "steps": {
                "submit": {"from": ["draft"], "to": "examined", "signed": 0, "duty": ""},
                "pause": {"from": ["draft", "examined"], "to": "paused", "signed": 0, "duty": ""},
                "resume": {"from": ["paused"], "to": "<", "signed": 0, "duty": ""},
                "note": {"from": ["examined", "paused"], "to": "=", "signed": 0, "duty": ""},
                "grant": {"from": ["examined"], "to": "granted", "signed": 1, "duty": "propose"},
                "pay": {"from": ["granted"], "to": "paid", "signed": 0, "duty": "pay"},
            },
        }
    },
}


def step(name, source, target, actor="u_ann", **more):
    return {
        "act": "step",
        "kind": "toy",
        "proc": "p_1",
        "step": name,
        "from": source,
        "to": target,
        "actor": actor,
    } | more


def money(what, amount, booked=None, **more):
    booked = amount if booked is None else booked
    return {"act": "money", "what": what, "amount": amount, "booked": booked, "budget": "b_1", "proc": "p_1"} | more


def signature(on, actor, decision="granted"):
    return {
        "act": "signature",
        "kind": "toy",
        "proc": "p_1",
        "step": "grant",
        "on": on,
        "actor": actor,
        "decision": decision,
    }


BEGIN = [step("open", "", "draft"), step("submit", "draft", "examined")]
PROPOSED = {"act": "proposal", "kind": "toy", "proc": "p_1", "step": "grant", "actor": "u_ann"}
GRANTED = [*BEGIN, PROPOSED, signature(2, "u_bob"), step("grant", "examined", "granted", on=2)]
BUDGET = {"act": "budget", "budget": "b_1", "amount": 1000, "chain": "s_x"}
COMMITTED = [BUDGET, money("commit", 900)]
ASKED = {"act": "rule_change", "phase": "proposed", "actor": "u_ann"}
GATE = {"act": "gate", "phase": "set", "actor": "u_ann"}
ERASURE = {
    "act": "erasure",
    "phase": "proposed",
    "ground": "request",
    "persons": 1,
    "cases": 2,
    "actor": "u_ann",
    "chain": "s_x",
}
RELEASED = [ERASURE, ERASURE | {"phase": "granted", "actor": "u_bob", "on": 0}]
ERASED = ERASURE | {"phase": "erased", "actor": "u_bob", "on": 0, "forgot": 3, "files": 1}
ANN, BOB = (
    {"act": "sign_in", "actor": f"u_{who}", "chain": f"l_{who}", "v": 2, "program": "gunicorn"}
    for who in ("ann", "bob")
)
LEAVES = {"act": "sign_out", "actor": "u_ann", "chain": "l_ann", "on": 0, "v": 2, "program": "gunicorn"}
NOTED = {"act": "grant", "phase": "given", "actor": "u_ann", "v": 2}  # an act of Ann's
BY_ANN = [one | {"v": 2, "auth": 0} for one in BEGIN]
HOLD = {"act": "hold", "phase": "set", "actor": "u_ann", "chain": "s_x"}
LAWFUL = {
    "an erasure by two": [*RELEASED, ERASED],
    "an erasure after a restore": [ERASURE | {"phase": "again"}, ERASED],
    "a hold released by another": [HOLD, HOLD | {"phase": "released", "actor": "u_bob", "on": 0}],
    "a way there and back": [*BEGIN, step("pause", "examined", "paused"), step("note", "paused", "paused"), step("resume", "paused", "examined")],
    "a grant by two and a payment by a third": [*GRANTED, step("pay", "granted", "paid", "u_eve")],
    "a proposal that was sent back, and another": [
        *BEGIN, PROPOSED, signature(2, "u_bob", "returned"), PROPOSED, signature(4, "u_bob"), step("grant", "examined", "granted", on=4),
    ],
    "money that is committed, released, paid, and comes back": [
        *COMMITTED, money("release", 500), money("pay", 500, 510), money("reversal", 500, 510, undoes="pay"), money("pay", 400), money("recover", 400),
    ],
    "what stood before the ledger": [{"act": "standing", "proc": "p_1", "kind": "toy", "to": "paused"}, step("resume", "paused", "draft")],
    "what is approved is done by who signs": [
        ANN, BOB, *BY_ANN, PROPOSED | {"v": 2, "auth": 0}, signature(4, "u_bob") | {"v": 2, "auth": 1},
        step("grant", "examined", "granted", on=4, v=2, auth=1),
    ],
    "an act by a sign-in": [ANN, BOB, NOTED | {"auth": 0}, LEAVES, NOTED | {"actor": "u_bob", "auth": 1}],
    "an act by a sign-in that does not say whose": [ANN, {"act": "proposal_ended", "auth": 0, "on": "", "v": 2}],
    "an act of intake, for somebody who hands in": [ANN, NOTED | {"actor": "u_in", "program": "intake", "through": 0}],
    "an act of a program": [NOTED | {"program": "manage.py expire"}],
    "a sign-in before the version": [
        {"act": "sign_in", "actor": "u_ann", "chain": "l_ann"}, {"act": "grant", "actor": "u_ann"}, NOTED | {"auth": 0},
    ],
    "a rule changed by two": [ASKED, {"act": "rule_change", "phase": "granted", "actor": "u_bob", "on": 0}],
}  # fmt: skip
UNLAWFUL = {
    "an act of intake through what had ended": ([ANN, LEAVES, NOTED | {"program": "intake", "through": 0}], 3, "that had ended"),
    "an act by the sign-in of somebody else": ([ANN, BOB, NOTED | {"auth": 1}], 3, "of somebody else"),
    "what is approved is done by who proposed": (
        [ANN, BOB, *BY_ANN, PROPOSED | {"v": 2, "auth": 0}, signature(4, "u_bob") | {"v": 2, "auth": 1},
         step("grant", "examined", "granted", on=4, v=2, auth=0)], 7, "of somebody else",
    ),
    "an act by a sign-in that had ended": ([ANN, NOTED | {"auth": 0}, LEAVES, NOTED | {"auth": 0}], 4, "that had ended"),
    "an act by a sign-in that never was": ([ANN, NOTED | {"auth": "0" * 64}], 2, "never was"),
    "an act by what is no sign-in": ([ANN, NOTED | {"auth": 0}, NOTED | {"auth": 1}], 3, "never was"),
    "an act that says neither": ([ANN, NOTED], 2, "by which sign-in or program"),
    "an act that says both": ([ANN, NOTED | {"auth": 0, "program": "x"}], 2, "by which sign-in or program"),
    "an act in the old form after the new": ([ANN, NOTED | {"auth": 0}, NOTED | {"v": 1}], 3, "of the old version"),
    "an act in the old form that names one": ([ANN | {"v": 1}, NOTED | {"auth": 0, "v": 1}], 1, "by which sign-in or program"),
    "an erasure that nobody released": ([ERASURE, ERASED], 2, "nobody released it"),
    "an erasure released by who proposed it": ([ERASURE, ERASURE | {"phase": "granted", "on": 0}], 2, "granted by who asked"),
    "an erasure carried out twice": ([*RELEASED, ERASED, ERASED], 4, "nobody released it"),
    "a hold released by who set it": ([HOLD, HOLD | {"phase": "released", "on": 0}], 2, "granted by who asked"),
    "a step that no rule has": ([*BEGIN, step("jump", "examined", "granted")], 3, "no such step"),
    "a step from where the procedure is not": ([*BEGIN, step("pay", "granted", "paid")], 3, "but the procedure was at"),
    "a step to where it does not lead": ([*BEGIN, step("note", "examined", "granted")], 3, "no step leads"),
    "back to where it did not come from": ([*BEGIN, step("pause", "examined", "paused"), step("resume", "paused", "draft")], 4, "no step leads"),
    "a beginning in the middle": ([step("open", "", "granted")], 1, "no step leads"),
    "a second beginning": ([*BEGIN, step("open", "examined", "draft")], 3, "no step leads"),
    "a decision without a signature": ([*BEGIN, step("grant", "examined", "granted")], 3, "without a signature"),
    "a decision on a proposal that nobody signed": ([*BEGIN, PROPOSED, step("grant", "examined", "granted", on=2)], 4, "signatures it wants"),
    "a decision on what was refused": (
        [*BEGIN, PROPOSED, signature(2, "u_bob", "refused"), step("grant", "examined", "granted", on=2)], 5, "signatures it wants",
    ),
    "a proposal used twice": ([*GRANTED, step("pay", "granted", "paid", "u_eve", on=2)], 6, "signatures it wants"),
    "a signature by the proposer": ([*BEGIN, PROPOSED, signature(2, "u_ann")], 4, "by the proposer"),
    "two signatures of one person": ([*BEGIN, PROPOSED, signature(2, "u_bob"), signature(2, "u_bob")], 5, "twice by one person"),
    "a signature on nothing": ([*BEGIN, signature(0, "u_bob")], 3, "not waiting"),
    "a payment by who proposed": ([*GRANTED, step("pay", "granted", "paid", "u_ann")], 6, "did the duty"),
    "a payment by who signed": ([*GRANTED, step("pay", "granted", "paid", "u_bob")], 6, "did the duty"),
    "more than the budget": ([*COMMITTED, money("commit", 101)], 3, "more than the budget holds"),
    "more paid than approved": ([*COMMITTED, money("release", 900), money("pay", 500), money("pay", 401)], 5, "more is paid than was approved"),
    "paid before it was approved": ([BUDGET, money("pay", 1)], 2, "more is paid than was approved"),
    "money of no budget": ([money("commit", 1)], 1, "nobody has signed"),
    "a budget below what is held": ([*COMMITTED, BUDGET | {"amount": 899}], 3, "below what is held"),
    "a rule changed by one": ([ASKED, {"act": "rule_change", "phase": "granted", "actor": "u_ann", "on": 0}], 2, "granted by who asked"),
    "a rule that nobody proposed": ([GATE, {"act": "rule_change", "phase": "granted", "actor": "u_bob"}], 2, "nobody asked for it"),
    "a gate released by who set it": ([GATE, GATE | {"phase": "released", "on": 0}], 2, "granted by who asked"),
    "a state from nowhere": ([*BEGIN, {"act": "standing", "proc": "p_1", "kind": "toy", "to": "granted"}], 3, "at the beginning alone"),
    "a kind without rules": ([step("open", "", "draft", kind="other")], 1, "without rules"),
    "an epoch begun by one": (
        [{"act": "epoch", "epoch": 2, "start": 1, "lost": [1, 4], "actor": "u_ann", "second": "u_ann"}], 1, "begun by two",
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", LAWFUL)
def test_what_is_lawful_is_whole(story, tmp_path):
    code, said = judged(chained(LAWFUL[story]), tmp_path / "out", deepcopy(RULES))
    assert code == 0, said


@pytest.mark.parametrize("story", UNLAWFUL)
def test_what_is_unlawful_is_named(story, tmp_path):
    records, index, why = UNLAWFUL[story]
    code, said = judged(chained(records), tmp_path / "out", deepcopy(RULES))
    assert code == 1
    assert f"record {index}: " in said and why in said, said


BROKEN = {
    "another form": (lambda leaf: leaf.replace('"act"', ' "act"'), "canonical"),
    "a fraction": (lambda leaf: leaf.replace('"v":1', '"v":1.0'), "no whole number"),
    "a key twice": (lambda leaf: leaf.replace('{"act"', '{"act":"x","act"'), "canonical"),
    "another version": (lambda leaf: leaf.replace('"v":1', '"v":3'), "another version"),
    "no JSON": (lambda leaf: leaf[:-1], "cannot be read|Expecting"),
    "a huge number": (lambda leaf: leaf.replace('"seq":2', '"seq":99999999999999999999'), "another version"),
    "letters outside ASCII": (lambda leaf: leaf.replace("draft", "drаft"), "ascii"),
    "a form that is deep": (lambda leaf: "[" * 4000, "wrong form: RecursionError|Expecting"),
    "a list": (lambda leaf: "[1]", "wrong form"),
    "no chain": (lambda leaf: leaf.replace('"chain":"c_1",', ""), "wrong form: KeyError"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_record_in_a_wrong_form_is_named(kind, tmp_path):
    change, why = BROKEN[kind]
    leaves = chained(BEGIN)
    leaves[1] = change(leaves[1])
    code, said = judged(leaves, tmp_path / "out", deepcopy(RULES))
    assert (code, "record 2: " in said) == (1, True), said
    assert re.search(why, said), said
