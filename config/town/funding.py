"""Gives the programmes of the demo town their money, rules and rates, as two programme managers do: one proposes, another signs."""

from datetime import date, timedelta
from decimal import Decimal

from audit.actor import acting
from audit.moment import today
from cases.programmes import Programme
from config.town.rules_of_programmes import RULES
from config.town.teams import IOM, MINISTRY
from reintegration.models import MeasureKind, MoneyChange
from reintegration.money.deciding import propose, sign

Subject = MoneyChange.Subject
ABOUT = {  # code: donor, its name, names, currency, at most for one person, and for each of the family
    "demo-return": ("demo-donor", "A donor", "Return in dignity", "Ləyaqətli qayıdış", "EUR", 3600, 900),
    "demo-home": ("demo-budget", "Another donor", "A new start at home", "Vətəndə yeni başlanğıc", "AZN", 6800, 1500),
}  # fmt: skip
OF = {team.programme: team for team in (IOM, MINISTRY)}
REASON, RULED = "As agreed with the donor.", {"source": "Invented for the demo", "confidence": "house_rule"}
RETURNS = ("assisted", "readmitted", "own")
IN_TWO_PARTS = [{"share": 60, "visit": False}, {"share": 40, "visit": True}]
DEAREST = Decimal("0.56")  # what a manat is worth in euro at most, of the invented rates below
RATES = ("0.5392", "0.5461", "0.5418", "0.5327", "0.5503", "0.5284", "0.5369", "0.5440")
EVERY = timedelta(days=60)


def programme(code, cast):
    """The programme, founded by its two managers where nobody has needed it before."""
    return Programme.objects.filter(code=code).first() or founded(code, cast)


def founded(code, cast):
    donor, donor_name, name_en, name_az, currency, *_caps = ABOUT[code]
    names = {"code": code, "name_en": name_en, "name_az": name_az, "donor": donor, "donor_name": donor_name}
    says = names | {
        "currency": currency,
        "starts_on": str(date(2015, 1, 1)),
        "ends_on": None,
        "host_states": [],
        "note": "",
    }
    changed(code, cast, Subject.PROGRAMME, says, None)
    made = Programme.objects.get(code=code)
    if code == IOM.programme:
        for rule in RULES:
            changed(code, cast, Subject.ELIGIBILITY, rule | RULED, made, today())
    return made


def changed(code, cast, subject, said, of, valid_from=None):  # noqa: PLR0913 (a change is what it is)
    """One programme manager proposes, the other signs."""
    first, second = (cast.named(name, OF[code].agency) for name in OF[code].directors)
    about = " ".join([code, subject, *(str(said[key]) for key in sorted(said) if key not in RULED)])[:80]
    change = MoneyChange(subject=subject, programme=of, said=said, valid_from=valid_from, reason=REASON, about=about)
    with acting(first):
        propose(change, first)
    with acting(second):
        sign(change, second, REASON)


def fund(code, cast, used):
    """Budget, lines, caps. `used` is what the plans of the town come to, by kind of measure, in manat."""
    made = programme(code, cast)
    kinds = MeasureKind.objects.in_bulk(used, field_name="code")
    lines = {kind: _line(place, ABOUT[code][4], amount) for place, (kind, amount) in enumerate(sorted(used.items()))}
    changed(code, cast, Subject.BUDGET, {"amount": str(_rounded(sum(lines.values()) * Decimal("1.06")))}, made)
    for kind, amount in lines.items():
        changed(code, cast, Subject.LINE, {"measure_kind_id": kinds[kind].pk, "amount": str(amount)}, made)
    for return_type in RETURNS:
        _cap(code, cast, made, return_type, kinds.get("micro_business"))


def _line(place, currency, amount):
    """Of every third kind nearly all is used."""
    worth = amount * (DEAREST if currency == "EUR" else 1)
    return _rounded(worth * (Decimal("1.03") if place % 3 == 0 else Decimal("1.4")))


def _rounded(amount):
    """To the next hundred."""
    return (Decimal(amount) // 100 + 1) * 100


def _cap(code, cast, made, return_type, business):
    cap, more = ABOUT[code][5:]
    rule = {"return_type": return_type, "tranche_plan": [], "evidence": [], "cash_share_max": 50} | RULED
    for role, amount in (("main", cap), ("spouse", more), ("child", more)):
        said = {"family_role": role, "measure_kind_id": None, "cap": str(amount)}
        changed(code, cast, Subject.CAP, rule | said, made, today())
    if business:
        said = {"family_role": "main", "measure_kind_id": business.pk, "cap": str(cap), "tranche_plan": IN_TWO_PARTS}
        changed(code, cast, Subject.CAP, rule | said, made, today())


def publish_rate(cast, place):
    """What a manat is worth in euro from this day on."""
    said = {"currency": "AZN", "base": "EUR", "on": str(today()), "value": RATES[place % len(RATES)]}
    code = IOM.programme
    changed(code, cast, Subject.RATE, said | {"source": RULED["source"]}, programme(code, cast))
