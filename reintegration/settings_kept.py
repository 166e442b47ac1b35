"""What is set of money and of the survey, for the history of settings (audit/settings_told): kinds, rules, bands, budgets, weights."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.words import ROLE_NAMES
from audit.settings_told.telling import Setting
from reintegration.measures.kinds import MeasureKind, Proof
from reintegration.money.accounts import BudgetLine, ProgrammeBudget
from reintegration.money.rules import ApprovalBand, AssistanceRule
from reintegration.showing.amounts import number
from reintegration.showing.programmes import plan_words
from reintegration.survey.instruments import WeightSet


def _of_programmes(model):
    return lambda scope: model.history.filter(programme__agency__in=scope.agencies)


def _bands(scope):
    of_house = Q(programme=None) if scope.is_whole else Q(pk__in=[])
    return ApprovalBand.history.filter(Q(programme__agency__in=scope.agencies) | of_house)


def _rule(row):
    kind = row.measure_kind.name if row.measure_kind_id else _("All kinds together")
    whom = f"{row.get_family_role_display()}, {row.get_return_type_display()}"
    return f"{row.programme.name}, {whom}, {kind}: {number(row.cap)}, {plan_words(row.tranche_plan)}"


def _band(row):
    whose = row.programme.name if row.programme_id else _("House rules")
    return f"{whose}: {number(row.up_to) if row.up_to is not None else _('any amount above')}"


def _papers(codes):
    return ", ".join(str(dict(Proof.choices).get(code, code)) for code in codes)


def _roles(codes):
    return ", ".join(str(ROLE_NAMES.get(code, code)) for code in codes)


SETTINGS = (
    Setting(
        "measure_kind", gettext_lazy("Kind of measure"), MeasureKind, lambda scope: MeasureKind.history.all(), of_all=True,
        words={"evidence": _papers},
    ),
    Setting(
        "assistance", gettext_lazy("Rule of assistance"), AssistanceRule, _of_programmes(AssistanceRule), called=_rule,
        along=("programme", "measure_kind"), words={"evidence": _papers},
    ),
    Setting(
        "band", gettext_lazy("Band of approval"), ApprovalBand, _bands, called=_band, along=("programme",), words={"signers": _roles},
    ),
    Setting(
        "budget", gettext_lazy("Budget of a programme"), ProgrammeBudget, _of_programmes(ProgrammeBudget), along=("programme",),
        called=lambda row: f"{row.programme.name}: {number(row.amount)}",
    ),
    Setting(
        "budget_line", gettext_lazy("Budget line"), BudgetLine, _of_programmes(BudgetLine), along=("programme", "measure_kind"),
        called=lambda row: f"{row.programme.name}, {row.measure_kind.name}: {number(row.amount)}",
    ),
    Setting(
        "weights", gettext_lazy("Weights of a survey"), WeightSet, lambda scope: WeightSet.history.all(), of_all=True,
        called=lambda row: f"{row.instrument}, {row.version}", along=("instrument",),
    ),
)  # fmt: skip
