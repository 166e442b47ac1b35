"""Gives programmes money for tests, as two programme managers do: one proposes, another signs."""

from itertools import count

from agencies.roles import PROGRAMME_MANAGER
from audit.moment import today
from reintegration.models import MeasureKind, MoneyChange
from reintegration.money.deciding import propose, sign
from tests import a

number = count(1)


def signed(subject, programme, said, valid_from=None, reason="For a test."):
    """A change that one has proposed and another signed."""
    hands = [a.person(PROGRAMME_MANAGER, at="AZ-MLSP") for _n in range(2)]
    change = MoneyChange(
        subject=subject, programme=programme, said=said, valid_from=valid_from, reason=reason, about=f"test-{next(number)}"
    )  # fmt: skip
    return sign(propose(change, hands[0]), hands[1], reason)


def kind(code):
    return MeasureKind.objects.get(code=code)


def budget(programme, amount):
    return signed("budget", programme, {"amount": str(amount)})


def line(programme, code, amount):
    return signed("line", programme, {"measure_kind_id": kind(code).pk, "amount": str(amount)})


def cap(programme, amount, code=None, role="main", return_type="readmitted", **more):
    """`more`: cash_share_max, tranche_plan, evidence, and valid_from of the change."""
    valid_from = more.pop("valid_from", today())
    said = {
        "return_type": return_type, "family_role": role, "measure_kind_id": code and kind(code).pk, "cap": str(amount),
        "cash_share_max": 50, "tranche_plan": [], "evidence": [], "source": "", "confidence": "house_rule",
    }  # fmt: skip
    return signed("cap", programme, said | more, valid_from)


def rate(programme, currency, value, on=None):
    said = {
        "currency": currency,
        "base": programme.currency,
        "on": str(on or today()),
        "value": str(value),
        "source": "A bank",
    }
    return signed("rate", programme, said)


def bands(programme, *rows, valid_from=None):
    """rows: (up to, signers, quotations)."""
    told = [{"up_to": up_to, "signers": list(roles), "quotations": quotations} for up_to, roles, quotations in rows]
    return signed("bands", programme, {"bands": told, "source": "", "confidence": "house_rule"}, valid_from or today())


def funded(programme=None, total="100000.00", lines=None, allowance="5000.00"):
    """A programme with a budget, a line for each kind named and an allowance for the main person."""
    programme = programme or a.programme()
    budget(programme, total)
    for code, amount in (lines or {"arrival_cash": total}).items():
        line(programme, code, amount)
    cap(programme, allowance)
    return programme
