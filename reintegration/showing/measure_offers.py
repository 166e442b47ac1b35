"""What measures and money add to the pages of a case and to the side navigation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.policy import may
from agencies.roles import CASE_MANAGEMENT
from reintegration.money.bands import band_of, bands_of
from workflows.navigation import item


def tabs(frame):
    """Of a reintegration case its measures; of a measure its money, its papers, and what became of a business."""
    found = [(name, label) for name, label, group in _sections(frame.procedure) if frame.sees(group)]
    return [{"label": label, "url": frame.url(name), "current": frame.section == name} for name, label in found]


def _sections(procedure):
    if procedure.kind == "reintegrationcase":
        yield "measures", _("Measures"), FieldGroup.SUPPORT
    if procedure.kind == "measure":
        yield "measure_money", _("Money"), FieldGroup.MONEY
        yield "measure_papers", _("Papers"), FieldGroup.SUPPORT
        if procedure.measure_kind.is_business:
            yield "measure_business", _("The business"), FieldGroup.SUPPORT


def navigation(request, actor):
    if CASE_MANAGEMENT not in actor.agency.case_roles:
        return []
    pages = (("programmes", _("Programmes"), "programme.view"), ("payments", _("Payments to make"), "payment.list"))
    return [item(request, label, reverse(name)) for name, label, policy in pages if may(actor.capacities, policy)]


def weighs_more(approval):
    """Money above the lowest band of its programme."""
    procedure = approval.procedure.as_kind()
    return [band_of(procedure) != bands_of(procedure.programme)[0]] if procedure.kind == "measure" else []
