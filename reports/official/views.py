"""The pages of official tables: which there are, one of them, and its files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from agencies.policy import allow
from reports.files import Asked
from reports.forms import PeriodForm
from reports.official.counting import official
from reports.official.files import ENDINGS, TYPES, file_of
from reports.official.lists import layouts
from reports.official.makers import makes_official
from reports.official.showing import listed_shown, shown, told_shown
from reports.showing import filters_said


class OfficialForm(PeriodForm):
    """A period, as of when, one State or all."""

    programme = None
    narrowing = ("state",)


@allow("report.count")
def official_tables(request):
    _insist_maker(request.actor)
    return render(request, "reports/official_tables.html", {"layouts": layouts().values()})


@allow("report.count")
def official_table(request, code):
    layout, form = _layout(request, code), OfficialForm.of(request.GET)
    context = {"layout": layout, "form": form}
    if form.is_valid():
        counted = official(layout, request.actor, form.span, form.where)
        context |= {"table": shown(counted), "as_of": counted.as_of, "told": told_shown(counted)}
        context |= {"codes": listed_shown(counted), "asked": request.GET.urlencode(), "periods": counted.periods}
    return render(request, "reports/official_table.html", context, status=200 if form.is_valid() else 422)


@allow("report.count")
def official_file(request, code, form):
    layout, said = _layout(request, code), OfficialForm.of(request.GET)
    if form not in TYPES:
        raise Http404
    if not said.is_valid():
        return render(request, "reports/official_table.html", {"form": said, "layout": layout}, status=422)
    span = said.span
    counted = official(layout, request.actor, span, said.where)
    made = file_of(form, counted, Asked(request.actor, *span, filters_said(said)))
    answer = HttpResponse(made, content_type=TYPES[form])
    name = f"{code}-{counted.periods[0].name}-{counted.periods[-1].name}.{ENDINGS.get(form, form)}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _layout(request, code):
    if code not in layouts():
        raise Http404
    _insist_maker(request.actor)
    return layouts()[code]


def _insist_maker(actor):
    if not makes_official(actor):
        raise PermissionDenied(_("Official tables are made by agencies that lead readmissions or returns."))
