"""The rules that days are counted by, to be read: agreements, their limits with every version, and the calendars."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.managing import leads
from agencies.policy import allow
from agencies.states import AZERBAIJAN, STATES, state_choices, state_name
from audit.moment import today
from cases.calendars import Holiday
from cases.changes import HolidayChange, LimitChange
from cases.rules import Agreement
from cases.terms import Confidence, LimitName
from workflows.rule_changes import showing

FIRST_YEAR, LAST_YEAR = 2020, 2100


@allow("rules.view")
def agreements(request):
    rows = Agreement.objects.annotate(names=Count("limits__name", distinct=True)).order_by("-live", "code")
    acts = [{"label": _("Calendars"), "url": reverse("calendars")}]
    if leads(request.actor):
        acts.append({"label": _("Changes"), "url": reverse("rule_changes")})
    context = {"title": _("Agreements"), "table": showing.agreements_table(rows), "acts": acts}
    return render(request, "workflows/rules/list.html", context)


@allow("rules.view")
def agreement(request, code):
    shown = get_object_or_404(Agreement, code=code)
    latest = {limit.name: limit for limit in _seen(request, shown.limits.order_by("valid_from")) if _counts(limit)}
    limits = [latest[name] for name in LimitName.values if name in latest]
    context = {
        "title": shown.name, "sub": shown.code, "facts": showing.agreement_facts(shown),
        "section": _("Time limits"), "table": showing.limits_table(shown, limits),
        "crumbs": [_crumb_agreements(), {"label": shown.code}],
    }  # fmt: skip
    return render(request, "workflows/rules/list.html", context)


def _counts(limit):
    """The version of today; one that is yet to come is told on the page of the limit."""
    return limit.valid_from is None or limit.valid_from <= today()


@allow("rules.view")
def limit(request, code, name):
    shown = get_object_or_404(Agreement, code=code)
    rows = _seen(request, shown.limits.filter(name=name))
    versions = sorted(rows, key=lambda row: (row.valid_from is not None, row.valid_from), reverse=True)
    if not versions:
        raise Http404
    current = next((row for row in versions if row.is_in_force(today())), versions[0])
    change = {"label": _("Propose a new version"), "url": reverse("propose_limit", args=[code, name]), "kind": "go"}
    waiting = LimitChange.objects.filter(agreement=shown, name=name, outcome=LimitChange.Outcome.OPEN)
    context = {
        "title": current.get_name_display(), "sub": shown.name, "facts": showing.limit_facts(current),
        "section": _("Versions"), "table": showing.versions_table(versions),
        "crumbs": [_crumb_agreements(), {"label": code, "url": reverse("agreement", args=[code])}, {"label": current.get_name_display()}],
    }  # fmt: skip
    return render(request, "workflows/rules/list.html", context | _administration(request, change, waiting))


def _seen(request, limits):
    """To the other side a house rule is no business of theirs."""
    rows = limits if request.actor.agency.state == AZERBAIJAN else limits.exclude(confidence=Confidence.HOUSE_RULE)
    return list(rows)


def _administration(request, act, waiting):
    if not leads(request.actor):
        return {}
    open_one = waiting.first()
    if open_one is None:
        return {"acts": [act]}
    url = reverse("rule_change", args=[open_one.kind, open_one.pk])
    return {"acts": [{"label": _("A change waits for approval"), "url": url}]}


@allow("rules.view")
def calendars(request):
    year = today().year
    places = [(AZERBAIJAN, state_name(AZERBAIJAN)), *((c, n) for c, n in state_choices() if c != AZERBAIJAN)]
    rows = [
        [{"text": name, "url": reverse("calendar", args=[code, year])}, {"text": code, "mono": True}]
        for code, name in places
    ]
    table = showing.headed(_("All calendars"), _("State"), _("Code"), rows=rows)
    crumbs = [_crumb_agreements(), {"label": _("Calendars")}]
    return render(request, "workflows/rules/list.html", {"title": _("Calendars"), "table": table, "crumbs": crumbs})


@allow("rules.view")
def calendar(request, state, year):
    if state not in STATES or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    rows = Holiday.objects.filter(state=state, date__year=year, removed=False).order_by("date")
    change = {"label": _("Propose a change"), "url": reverse("propose_holiday", args=[state]), "kind": "go"}
    waiting = HolidayChange.objects.filter(state=state, outcome=HolidayChange.Outcome.OPEN)
    context = {
        "title": _("Calendar of %(year)s: %(state)s") % {"year": year, "state": state_name(state)},
        "table": showing.days_table(state, rows) if rows else None, "years": _years(state, year),
        "none": _("Nothing has been entered for this year: only the weekends are not worked."),
        "crumbs": [_crumb_agreements(), {"label": _("Calendars"), "url": reverse("calendars")}, {"label": state_name(state)}],
    }  # fmt: skip
    return render(request, "workflows/rules/list.html", context | _administration(request, change, waiting))


def _years(state, year):
    near = range(max(year - 2, FIRST_YEAR), min(year + 3, LAST_YEAR + 1))
    return [{"label": n, "url": reverse("calendar", args=[state, n]), "current": n == year} for n in near]


def _crumb_agreements():
    return {"label": _("Agreements"), "url": reverse("agreements")}
