"""Taking over cases from a workbook: the template, the rehearsal with the marked workbook, and the taking over itself."""

from base64 import b64encode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from agencies.policy import allow
from agencies.roles import LEAD
from cases.asylum_door.forms import AtTheDoor
from cases.asylum_door.gate import inside, opens_itself
from cases.asylum_door.turning_away import told
from cases.sentences import Sentence
from cases.workbooks.bounds import MOST_BYTES
from cases.workbooks.marking import marked
from cases.workbooks.reading import MOST_ROWS
from cases.workbooks.refusing import RefusedWorkbook
from cases.workbooks.template import template
from workflows.taking_over.applying import NotSound, take_over
from workflows.taking_over.rehearsing import rehearse
from workflows.taking_over.remarks import in_words

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROOM_FOR_THE_FORM = 64 * 1024  # what a browser sends around the file
MOST_LISTED = 100  # the workbook that comes back has them all
TOO_LARGE = Sentence("The workbook is larger than {most} MB.", most=MOST_BYTES // 1024 // 1024)
REHEARSE, APPLY = "rehearse", "apply"


class WorkbookForm(AtTheDoor, forms.Form):
    """One workbook, and what is to be done with it."""

    file = forms.FileField(
        label=gettext_lazy("Workbook"), help_text=gettext_lazy("One .xlsx file, up to 5 MB and 200 cases"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )  # fmt: skip
    deed = forms.ChoiceField(
        label=gettext_lazy("What to do"),
        choices=[
            (
                REHEARSE,
                gettext_lazy("Rehearse: the workbook comes back with every fault at its cell; nothing is stored"),
            ),
            (APPLY, gettext_lazy("Take over: every row becomes a case, or none does")),
        ],
        initial=REHEARSE,
        widget=forms.RadioSelect,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(".xlsx"):
            raise forms.ValidationError(_("Choose a file whose name ends in .xlsx."))
        if file.size > MOST_BYTES:
            raise forms.ValidationError(in_words(TOO_LARGE))
        return file


@allow("workbook.take_over")
def take_over_template(request):
    """The empty workbook, in the language of whoever asks."""
    _insist_on_leading(request.actor)
    answer = HttpResponse(template(), content_type=WORKBOOK)
    answer["Content-Disposition"] = 'attachment; filename="qayidis-cases.xlsx"'
    return answer


@allow("workbook.take_over")
@opens_itself
@csrf_exempt  # only here: `_take` checks it, once it is clear that what was sent is not too large to be read
def take_over_cases(request):
    _insist_on_leading(request.actor)
    said = request.META.get("CONTENT_LENGTH") or "0"
    if said.isdecimal() and int(said) > MOST_BYTES + ROOM_FOR_THE_FORM:
        return _page(request, WorkbookForm(), refusal=in_words(TOO_LARGE), status=413)
    return _take(request)


def _insist_on_leading(actor):
    if LEAD not in actor.agency.case_roles:
        raise PermissionDenied(_("Cases are taken over by the authority that leads them."))


@csrf_protect
@inside
def _take(request):
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    content = form.cleaned_data["file"].read()
    try:
        if form.cleaned_data["deed"] == REHEARSE:
            return _rehearsed(request, form, rehearse(content, request.actor))
        return _taken_over(request, take_over(content, request.actor))
    except RefusedWorkbook as refused:
        form.add_error("file", in_words(refused.sentence))
        return _page(request, form, status=422)
    except NotSound as faulty:
        return _rehearsed(request, form, faulty.rehearsal)


def _taken_over(request, taken):
    counts = {"new": len(taken.new), "unchanged": taken.unchanged}
    said = ngettext("%(new)s case was taken over.", "%(new)s cases were taken over.", counts["new"]) % counts
    if taken.unchanged:
        said += " " + _("%(unchanged)s rows were here before and have not changed.") % counts
    messages.success(request, said)
    return redirect("take_over_cases")


def _rehearsed(request, form, rehearsal):
    faults, remarks = (
        {p: list(map(in_words, s)) for p, s in told_of.items()} for told_of in (rehearsal.faults, rehearsal.remarks)
    )
    counts = [(in_words(what), how_many) for what, how_many in rehearsal.counts()]
    back = b64encode(marked(rehearsal.sheet, faults, remarks, counts)).decode()
    if rehearsal.hits:  # whoever wrote them reads their own words once, here, and nowhere else
        faults = {place: told(hits) for place, hits in rehearsal.hits.items()}
    if faults:
        form.add_error("file", _("Nothing is stored. The faults are listed below."))
    facts = [{"label": what, "value": str(how_many)} for what, how_many in counts]
    context = {
        "facts": facts,
        "lines": _lines(faults, remarks),
        "marked": f"data:{WORKBOOK};base64,{back}",
        "is_sound": not faults,
    }
    return _page(request, form, status=422 if faults else 200, **context)


def _lines(faults, remarks):
    """The first of what is said, faults before remarks."""
    kinds = ((_("fault"), faults), (_("remark"), remarks))
    lines = [
        {"place": place, "kind": kind, "sentence": s} for kind, at in kinds for place, said in at.items() for s in said
    ]
    return lines[:MOST_LISTED]


def _page(request, form, *, status=200, **context):
    context |= {"form": form, "most_rows": MOST_ROWS, "most_listed": MOST_LISTED}
    return render(request, "workflows/take_over_cases.html", context, status=status)
