"""Enquiries about a return: one click counts one, and a table of sums; nobody's name is asked for."""

from datetime import timedelta
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import CASE_MANAGEMENT
from audit.dates import day
from audit.moment import today
from cases.naming import languages_said, state_names, state_said
from workflows.returning.enquiring import count_enquiry, counted
from workflows.returning.forms import EnquiryForm

LOOKS_BACK = timedelta(days=364)
USUAL = 6  # the most asked, which are counted with one click


@allow("enquiry.count")
def enquiries(request):
    insist_manages_cases(request)
    form = EnquiryForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        count_enquiry(said["host_state"], said["language"], said["token"], by=request.actor)
        messages.success(request, _("One more enquiry is counted."))
        return redirect("enquiries")
    since = today() - LOOKS_BACK
    rows = counted(request.actor.agency, since)
    page = {"form": form, "states": state_names(), "since": since, "table": _table(rows, since) if rows else None}
    page["usual"] = [_with_one_click(state, language) for state, language, _number in rows[:USUAL]]
    return render(request, "workflows/enquiries.html", page, status=422 if form.is_bound else 200)


def _with_one_click(state, language):
    label = ", ".join(filter(None, (state_said(state), languages_said([language]) if language else "")))
    return {"label": label, "host_state": state, "language": language, "token": str(uuid4())}


def insist_manages_cases(request):
    if CASE_MANAGEMENT not in request.actor.agency.case_roles:
        raise PermissionDenied(_("Only agencies that manage returns and reintegration do this."))


def _table(rows, since):
    return {
        "caption": _("Enquiries since %(day)s") % {"day": day(since)},
        "columns": [
            {"label": _("Host country")}, {"label": _("Language")}, {"label": _("Enquiries"), "number": True},
        ],
        "rows": [
            {"cells": [
                {"text": state_said(state)}, {"text": languages_said([language]) if language else "–"},
                {"text": number, "number": True},
            ]}
            for state, language, number in rows
        ],
        "total": [_("Together"), "", sum(number for *_where, number in rows)],
    }  # fmt: skip
