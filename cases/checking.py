"""What may be missing in the rules that days are counted by (agencies/configuration.py)."""

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding
from agencies.states import state_name
from audit.moment import today
from cases.calendars import Holiday
from cases.programmes import Programme, ProgrammeRule
from cases.rules import Agreement, TimeLimit
from cases.terms import Confidence


def calendars(scope):
    """States whose calendar is kept and ends with this year."""
    year = today().year + 1
    kept = set(Holiday.objects.filter(removed=False).values_list("state", flat=True).distinct())
    there = set(Holiday.objects.filter(removed=False, date__year=year).values_list("state", flat=True).distinct())
    for state in sorted(kept - there):
        said = _("%(state)s: no day of %(year)s is in the calendar.") % {"state": state_name(state), "year": year}
        yield Finding(said, reverse("calendar", args=[state, year]))


def limits(scope):
    """Limits of today, of agreements in use, without article or source; the house’s own rest on neither."""
    on = today()
    counting = TimeLimit.objects.filter(Q(valid_until=None) | Q(valid_until__gte=on)).exclude(valid_from__gt=on)
    wanting = counting.filter(Q(source="") | Q(article=""), agreement__live=True)
    wanting = wanting.exclude(confidence=Confidence.HOUSE_RULE).select_related("agreement")
    for limit in wanting.order_by("agreement__code", "name"):
        said = _("%(agreement)s, %(limit)s: no article, or no source.")
        facts = {"agreement": limit.agreement.code, "limit": limit.get_name_display()}
        yield Finding(said % facts, reverse("limit", args=[limit.agreement.code, limit.name]))


def names_in_azerbaijani(scope):
    agreements = Agreement.objects.filter(name_az="", live=True)
    wanting = [
        *((row.name_en, reverse("agreement", args=[row.code])) for row in agreements.order_by("code")),
        *((row.name_en, "") for row in Programme.objects.filter(name_az="").order_by("code")),
        *((row.says_en, "") for row in ProgrammeRule.objects.filter(says_az="").order_by("pk")),
    ]
    for name, url in wanting:
        yield Finding(_("“%(name)s” has no Azerbaijani text.") % {"name": name}, url)
    yield from _days()


def _days():
    """Of the calendars of this year and the next: how many days have no Azerbaijani name, State by State."""
    year = today().year
    nameless = Holiday.objects.filter(name_az="", removed=False, date__year__in=(year, year + 1)).order_by()
    for state, of_year, number in (
        nameless.values_list("state", "date__year").annotate(n=Count("pk")).order_by("state", "date__year")
    ):
        said = _("%(state)s, %(year)s: %(n)s days of the calendar have no Azerbaijani name.")
        facts = {"state": state_name(state), "year": of_year, "n": number}
        yield Finding(said % facts, reverse("calendar", args=[state, of_year]))


def scanner(scope):
    """In an installation for real people; on a laptop nobody is warned of what nobody has there."""
    if settings.PRODUCTION and not settings.FILES_SCANNER:
        yield Finding(_("No virus scanner is named: files are looked through by the program alone."))


CHECKS = (
    Check("scanner", gettext_lazy("A virus scanner is asked about each file"), scanner, of_all=True),
    Check("calendar", gettext_lazy("The calendars of next year are there"), calendars, grave=True, of_all=True),
    Check("limit", gettext_lazy("Every time limit names its article and its source"), limits, of_all=True),
    Check(
        "azerbaijani",
        gettext_lazy("Everything that is named is named in Azerbaijani"),
        names_in_azerbaijani,
        of_all=True,
    ),
)
