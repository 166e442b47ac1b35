"""The programmes of an agency: what they give to whom, what is left of them, their account, and the payments to make."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import CASE_MANAGEMENT
from audit.dates import day_and_time
from audit.moment import today
from cases.programmes import ProgrammeRule
from reintegration.measures.declaration import Measure
from reintegration.measures.kinds import MeasureKind
from reintegration.money.account import account_of, programmes_of
from reintegration.money.accounts import Balance
from reintegration.money.asking import may_change
from reintegration.money.bands import bands_of
from reintegration.money.rules import ExchangeRate
from reintegration.showing import programme_account as told
from reintegration.showing import programmes as showing
from reintegration.showing.account_workbook import account_workbook

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 100
LIST = "workflows/rules/list.html"


def insist_on_managing(actor):
    if CASE_MANAGEMENT not in actor.agency.case_roles:
        raise PermissionDenied(_("Programmes are run by agencies that manage cases of return and reintegration."))


def _crumbs():
    return [{"label": _("Programmes"), "url": reverse("programmes")}]


def own_programme(request, code):
    insist_on_managing(request.actor)
    return get_object_or_404(programmes_of(request.actor), code=code)


@allow("programme.view")
def programmes(request):
    insist_on_managing(request.actor)
    found = list(programmes_of(request.actor))
    held = {row.programme_id: row for row in Balance.objects.filter(programme__in=found, line=None, case=None)}
    for programme in found:
        programme.account = held.get(programme.pk)
    acts = [{"label": _("Kinds of measures"), "url": reverse("measure_kinds")}]
    if may_change(request.actor):
        acts += [
            {"label": _("Changes"), "url": reverse("money_changes")},
            {"label": _("New programme"), "url": reverse("new_programme"), "kind": "go"},
        ]
    context = {"title": _("Programmes"), "acts": acts, "none": _("Your agency runs no programme yet.")}
    return render(request, LIST, context | {"table": showing.programmes_table(found) if found else None})


@allow("programme.view")
def programme(request, code):
    shown = own_programme(request, code)
    context = {
        "title": shown.name, "crumbs": [*_crumbs(), {"label": shown.code}],
        "facts": showing.programme_facts(shown), "sections": _sections(shown, may_change(request.actor, shown)),
        "acts": [{"label": _("Account for the donor"), "url": reverse("programme_account", args=[code])}, *_changing(request, shown)],
    }  # fmt: skip
    return render(request, "reintegration/programme.html", context)


def _changing(request, shown):
    if may_change(request.actor, shown):
        yield {"label": _("Changes"), "url": reverse("money_changes")}
        yield {"label": _("Change the programme"), "url": _change(shown, "programme")}


def _change(shown, subject):
    return reverse("propose_money_change", args=[shown.code, subject])


def _sections(shown, changes):
    """(identifier, title, table, what is said where there is none, what is proposed, its words)."""
    balances = {row.line_id: row for row in shown.balances.filter(line__isnull=False)}
    lines = list(shown.lines.select_related("measure_kind"))
    for line in lines:
        line.balance = balances[line.pk]
    caps = shown.assistance.select_related("measure_kind")
    rates = ExchangeRate.objects.filter(base=shown.currency)[:MOST]
    parts = (
        ("lines", _("Budget lines"), showing.lines_table(lines), "line", _("Propose a budget line")),
        ("caps", _("What is given to whom"), showing.caps_table(caps), "cap", _("Propose a rule")),
        ("bands", _("Who signs up to which amount"), showing.bands_table(_bands(shown)), "bands", _("Propose bands")),
        ("rates", _("Exchange rates"), showing.rates_table(rates), "rate", _("Propose a rate")),
        ("eligibility", _("Rules of eligibility"), showing.eligibility_table(ProgrammeRule.objects.filter(programme=shown)),
         "eligibility", _("Propose a rule of eligibility")),
        ("budget", _("Budget of the programme"), None, "budget", _("Propose the budget")),
    )  # fmt: skip
    return [
        {
            "id": name,
            "title": title,
            "table": table,
            "act": {"label": words, "url": _change(shown, subject)} if changes else None,
        }
        for name, title, table, subject, words in parts
        if table or name != "budget" or changes
    ]


def _bands(shown):
    own = list(shown.bands.order_by("-valid_from", "up_to"))
    return own or bands_of(shown)


@allow("programme.view")
def programme_account(request, code):
    shown = own_programme(request, code)
    account = account_of(shown)
    page = Paginator(account.entries.reverse(), MOST).get_page(request.GET.get("page"))
    context = {
        "title": _("Account: %(programme)s") % {"programme": shown.name}, "sub": _("As of %(at)s") % {"at": day_and_time(account.as_of)},
        "crumbs": [*_crumbs(), {"label": shown.code, "url": reverse("programme", args=[code])}, {"label": _("Account")}],
        "acts": [{"label": _("Download as a workbook"), "url": reverse("programme_workbook", args=[code])}],
        "facts": told.account_facts(account),
        "sections": [
            {"id": "lines", "title": _("Budget lines"), "table": told.account_table(account)},
            {"id": "entries", "title": _("Entries of the ledger"), "table": told.entries_table(account, page)},
        ],
        "page": page if page.has_other_pages() else None,
    }  # fmt: skip
    return render(request, "reintegration/programme.html", context)


@allow("programme.view")
def programme_workbook(request, code):
    shown = own_programme(request, code)
    answer = HttpResponse(account_workbook(account_of(shown), request.actor), content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="account-{shown.code}-{today():%Y%m%d}.xlsx"'
    return answer


@allow("programme.view")
def measure_kinds(request):
    insist_on_managing(request.actor)
    changes = may_change(request.actor)
    acts = [{"label": _("Propose a kind"), "url": reverse("new_measure_kind"), "kind": "go"}] if changes else []
    crumbs = [*_crumbs(), {"label": _("Kinds of measures")}]
    table = showing.kinds_table(MeasureKind.objects.all(), changes)
    return render(request, LIST, {"title": _("Kinds of measures"), "crumbs": crumbs, "acts": acts, "table": table})


@allow("payment.list")
def payments(request):
    """What has been verified and waits for its payment: the finance officer's part of the work list."""
    insist_on_managing(request.actor)
    waiting = Measure.objects.visible_to(request.actor).filter(state="verified").order_by("entered_at")
    found = waiting.select_related("measure_kind", "provider", "programme").prefetch_related("clocks")[:MOST]
    context = {"title": _("Payments to make"), "table": told.payments_table(found) if found else None}
    return render(request, LIST, context | {"none": _("Nothing waits for a payment.")})
