"""The committee's pack: chosen and seen on a page, and given as a workbook."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import LEAD
from agencies.states import state_name
from reports.committee import pack_for
from reports.figures import FIGURES
from reports.forms import PackForm
from reports.workbook import workbook_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allow("report.committee")
def committee_pack(request):
    """The figures on the page, with the address of the workbook that holds the same."""
    form, pack = _chosen(request)
    context = {"form": form, "definitions": [{"label": figure.name, "value": figure.definition} for figure in FIGURES]}
    if pack:
        asked = urlencode({"state": pack.state, "first": f"{pack.first:%d.%m.%Y}", "last": f"{pack.last:%d.%m.%Y}"})
        context |= {"pack": pack, "table": _table(pack), "workbook": f"{reverse('committee_workbook')}?{asked}"}
    return render(request, "reports/committee_pack.html", context, status=200 if pack else 422)


@allow("report.committee")
def committee_workbook(request):
    form, pack = _chosen(request)
    if pack is None:
        return render(request, "reports/committee_pack.html", {"form": form}, status=422)
    answer = HttpResponse(workbook_of(pack, request.actor), content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="committee-{pack.first:%Y%m%d}-{pack.last:%Y%m%d}.xlsx"'
    return answer


def _chosen(request):
    """The form, and the pack where it says what is wanted."""
    if LEAD not in request.actor.agency.case_roles:
        raise PermissionDenied(_("The pack of the committee is made by the authority that leads the cases."))
    form = PackForm.of(request.GET)
    if not form.is_valid():
        return form, None
    said = form.cleaned_data
    return form, pack_for(request.actor, said["first"], said["last"], said["state"])


def _table(pack):
    columns = [{"label": _("Requesting State")}, *({"label": figure.name, "number": True} for figure in FIGURES)]
    rows = [
        {"cells": [{"text": state_name(code)}, *({"text": str(number), "number": True} for number in numbers)]}
        for code, numbers in pack.rows
    ]
    return {
        "caption": _("Figures of the committee"),
        "columns": columns,
        "rows": rows,
        "total": [_("Together"), *map(str, pack.totals)],
    }
