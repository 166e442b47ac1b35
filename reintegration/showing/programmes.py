"""Programmes as facts and tables: what they give to whom, who signs, budgets, rates, rules of eligibility; and their changes."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.words import ROLE_NAMES
from audit.dates import day, day_and_time
from audit.moment import today
from reintegration.measures.kinds import Proof
from reintegration.showing.amounts import cell, number, written
from reintegration.showing.measure_money import headed
from workflows.rule_changes.showing import outcome_tag, valid, yes


def programmes_table(programmes):
    labels = (_("Programme"), _("Donor"), _("Currency"), _("Period"), _("Budget"), _("Left"))
    rows = [
        [
            {"text": programme.name, "url": reverse("programme", args=[programme.code]), "sub": programme.code},
            {"text": programme.donor.name},
            {"text": programme.currency},
            {"text": period(programme)},
            cell(programme.account.ceiling if programme.account else None),
            cell(programme.account.left if programme.account else None),
        ]
        for programme in programmes
    ]
    return headed(_("Programmes"), *labels, rows=rows, numbers=(4, 5))


def period(programme):
    return f"{day(programme.starts_on)} – {day(programme.ends_on)}"


def programme_facts(programme):
    runs, rests = {"label": _("Runs"), "tone": "ok"}, {"label": _("Does not run")}
    return [
        {"label": _("Code"), "value": programme.code, "mono": True},
        {"label": _("Donor"), "value": programme.donor.name},
        {"label": _("Run by"), "value": programme.agency.name},
        {"label": _("Period"), "value": period(programme), "tag": runs if programme.is_in_force(today()) else rests},
        {"label": _("Currency"), "value": programme.currency},
        {"label": _("Host countries"), "value": ", ".join(programme.host_states) or _("any")},
        {"label": _("Budget"), "value": written(getattr(getattr(programme, "budget", None), "amount", None), programme.currency)},
        {"label": _("Note"), "value": programme.note},
    ]  # fmt: skip


def lines_table(lines):
    rows = [[{"text": line.measure_kind.name}, cell(line.amount), *map(cell, _used(line.balance))] for line in lines]
    labels = (_("Kind of measure"), _("Budget"), _("Committed"), _("Spent"), _("Left"))
    return headed(_("Budget lines"), *labels, rows=rows, numbers=(1, 2, 3, 4)) if rows else None


def _used(balance):
    return (balance.committed, balance.spent, balance.left)


def caps_table(rules):
    labels = (
        _("For whom"),
        _("Kind of measure"),
        _("At most"),
        _("In cash"),
        _("Payments"),
        _("How sure it is"),
        _("Valid"),
    )
    rows = [
        [
            {"text": rule.get_family_role_display(), "sub": rule.get_return_type_display()},
            {"text": rule.measure_kind.name if rule.measure_kind else _("All kinds together")},
            cell(rule.cap),
            {"text": f"{rule.cash_share_max} %"},
            {"text": plan_words(rule.tranche_plan)},
            sure(rule),
            in_force_cell(rule),
        ]
        for rule in rules
    ]
    return headed(_("What is given to whom"), *labels, rows=rows, numbers=(2,)) if rows else None


def plan_words(plan):
    """60 %, 40 % after a visit"""
    if not plan:
        return _("one payment")
    after = _("after a visit")
    return ", ".join(f"{part['share']} %{' ' + after if part['visit'] else ''}" for part in plan)


def sure(version):
    return {"text": version.get_confidence_display(), "sub": version.source}


def in_force_cell(version):
    now = (version.valid_from is None or version.valid_from <= today()) and (
        version.valid_until is None or today() <= version.valid_until
    )
    return {"text": valid(version), "tag": {"label": _("Now"), "tone": "ok"} if now else None}


def bands_table(bands):
    labels = (_("Up to"), _("Who signs"), _("Quotations to compare"), _("How sure it is"), _("Valid"))
    rows = [
        [
            {"text": number(band.up_to) if band.up_to is not None else _("any amount above")},
            {"text": ", ".join(str(ROLE_NAMES[role]) for role in band.signers)},
            {"text": band.quotations, "number": True},
            sure(band),
            in_force_cell(band),
        ]
        for band in bands
    ]
    return headed(_("Who signs up to which amount"), *labels, rows=rows, numbers=(2,))


def rates_table(rates):
    rows = [
        [
            {"text": f"1 {rate.currency}"},
            {"text": f"{rate.value.normalize():f} {rate.base}"},
            {"text": day(rate.on)},
            {"text": rate.source},
        ]
        for rate in rates
    ]
    return (
        headed(_("Exchange rates"), _("Of"), _("Is worth"), _("From the day"), _("Source"), rows=rows) if rows else None
    )


def eligibility_table(rules):
    labels = (_("Rule"), _("What it looks at"), _("How sure it is"), _("Valid"))
    rows = [
        [{"text": str(rule), "sub": rule.code}, {"text": condition(rule)}, sure(rule), in_force_cell(rule)]
        for rule in rules
    ]
    return headed(_("Rules of eligibility"), *labels, rows=rows) if rows else None


def condition(rule):
    value = ", ".join(map(str, rule.value)) if isinstance(rule.value, list) else rule.value
    return f"{rule.get_fact_display()} {rule.get_operator_display()} {value}"


def kinds_table(kinds, may_change):
    labels = (
        _("Kind of measure"),
        _("Dimension"),
        _("Level"),
        _("Papers needed"),
        _("A visit must verify it"),
        _("In cash"),
        _("Offered"),
    )
    rows = [
        [
            {
                "text": kind.name,
                "sub": kind.code,
                "url": reverse("change_measure_kind", args=[kind.code]) if may_change else "",
            },
            {"text": kind.get_dimension_display() if kind.dimension else _("any")},
            {"text": kind.get_level_display()},
            {"text": ", ".join(str(Proof(code).label) for code in kind.evidence)},
            *({"text": yes(answer)} for answer in (kind.needs_visit, kind.cash_possible, kind.is_offered)),
        ]
        for kind in kinds
    ]
    return headed(_("Kinds of measures"), *labels, rows=rows)


def changes_table(changes):
    labels = (_("Change"), _("Proposed"), _("Outcome"), _("Decided"))
    rows = [
        [
            {"text": str(change), "url": reverse("money_change", args=[change.pk])},
            {"text": day_and_time(change.proposed_at), "sub": change.proposed_by.name},
            {"text": "", "tag": outcome_tag(change)},
            {"text": day_and_time(change.decided_at), "sub": change.decided_by.name if change.decided_by else ""},
        ]
        for change in changes
    ]
    return headed(_("Changes of programmes"), *labels, rows=rows)
