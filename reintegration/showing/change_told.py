"""A proposed change of a programme as facts: what it says in the words of its form, why, and what became of it."""

from datetime import date

from django.utils.translation import gettext as _

from agencies.words import ROLE_NAMES
from audit.dates import day, day_and_time
from reintegration.measures.kinds import MeasureKind, Proof
from reintegration.money.forms import BudgetForm, CapForm, LineForm, RateForm
from reintegration.money.programme_forms import BandsForm, EligibilityForm, KindForm, ProgrammeForm
from reintegration.showing.programmes import plan_words
from workflows.rule_changes.showing import outcome_tag, yes

FORMS = {
    form.subject: form
    for form in (BudgetForm, LineForm, CapForm, RateForm, BandsForm, EligibilityForm, KindForm, ProgrammeForm)
}


def facts(change):
    """Everything that would be so, label by label."""
    return [
        *_said(change),
        *_when(change),
        {"label": _("Reason for the change"), "value": change.reason},
        *_fate(change),
    ]


def _said(change):
    if change.programme:
        yield {"label": _("Programme"), "value": change.programme.name}
    labels = {name: field.label for name, field in FORMS[change.subject].base_fields.items()}
    labels |= {
        "measure_kind_id": _("Kind of measure"),
        "tranche_plan": _("Payments"),
        "base": _("In"),
        "bands": _("Bands"),
    }
    for name, value in change.said.items():
        yield {"label": labels.get(name, name), "value": _words(name, value, FORMS[change.subject])}


def _words(name, value, form):
    if name in SPELLED:
        return SPELLED[name](value)
    if isinstance(value, bool):
        return yes(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    choices = dict(getattr(form.base_fields.get(name), "choices", ()))
    return str(choices.get(value, "" if value is None else value))


def _kind(pk):
    return MeasureKind.objects.get(pk=pk).name if pk else _("All kinds together")


def _bands(bands):
    return "; ".join(
        _("up to %(amount)s: %(who)s, quotations: %(quotations)s") % {
            "amount": band["up_to"] or _("any amount above"), "quotations": band["quotations"],
            "who": ", ".join(str(ROLE_NAMES[role]) for role in band["signers"]),
        }
        for band in bands
    )  # fmt: skip


def _papers(codes):
    return ", ".join(str(Proof(code).label) for code in codes)


def _day(on):
    return day(date.fromisoformat(on))


SPELLED = {
    "measure_kind_id": _kind,
    "bands": _bands,
    "evidence": _papers,
    "tranche_plan": plan_words,
    "on": _day,
}


def _when(change):
    if change.valid_from:
        yield {"label": _("Valid from"), "value": day(change.valid_from)}


def _fate(change):
    yield {"label": _("Proposed"), "value": _who(change.proposed_at, change.proposed_by)}
    yield {"label": _("Outcome"), "value": " ", "tag": outcome_tag(change)}
    if not change.is_open:
        yield {"label": _("Decided"), "value": _who(change.decided_at, change.decided_by)}
        yield {"label": _("Reason of the decision"), "value": change.comment}


def _who(at, user):
    return f"{day_and_time(at)}, {user.name}"
