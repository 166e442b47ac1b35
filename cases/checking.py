"""What may be missing in the rules that days are counted by (agencies/configuration.py)."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding
from agencies.states import state_name
from audit.moment import today
from cases.calendars import Holiday
from cases.programmes import Programme, ProgrammeRule
from cases.rules import HOUSE, Agreement, TimeLimit


def calendars(scope):
    """States whose calendar is kept and ends with this year."""
    year = today().year + 1
    kept = set(Holiday.objects.filter(removed=False).values_list("state", flat=True).distinct())
    there = set(Holiday.objects.filter(removed=False, date__year=year).values_list("state", flat=True).distinct())
    for state in sorted(kept - there):
        said = _("%(state)s: no day of %(year)s is in the calendar.") % {"state": state_name(state), "year": year}
        yield Finding(said, reverse("calendar", args=[state, year]))


def limits(scope):
    """Limits of today without article or source. Those the house set itself have no article, and say where they come from."""
    on = today()
    counting = TimeLimit.objects.filter(Q(valid_until=None) | Q(valid_until__gte=on)).exclude(valid_from__gt=on)
    wanting = counting.filter(Q(source="") | Q(article="") & ~Q(agreement__code=HOUSE))
    for limit in wanting.select_related("agreement").order_by("agreement__code", "name"):
        if limit.article or not limit.is_house_rule or not limit.source:
            said = _("%(agreement)s, %(limit)s: no article, or no source.")
            facts = {"agreement": limit.agreement.code, "limit": limit.get_name_display()}
            yield Finding(said % facts, reverse("limit", args=[limit.agreement.code, limit.name]))


def names_in_azerbaijani(scope):
    wanting = [
        *((row.name_en, reverse("agreement", args=[row.code])) for row in Agreement.objects.filter(name_az="")),
        *((row.name_en, "") for row in Programme.objects.filter(name_az="")),
        *((row.says_en, "") for row in ProgrammeRule.objects.filter(says_az="")),
        *_days(),
    ]
    for name, url in wanting:
        yield Finding(_("“%(name)s” has no Azerbaijani text.") % {"name": name}, url)


def _days():
    """Names of days from this year on, each once a State and year."""
    found = Holiday.objects.filter(name_az="", removed=False, date__year__gte=today().year).order_by("state", "date")
    return {(row.name_en, reverse("calendar", args=[row.state, row.date.year])): None for row in found}


CHECKS = (
    Check("calendar", gettext_lazy("The calendars of next year are there"), calendars, grave=True, of_all=True),
    Check("limit", gettext_lazy("Every time limit names its article and its source"), limits, of_all=True),
    Check(
        "azerbaijani",
        gettext_lazy("Everything that is named is named in Azerbaijani"),
        names_in_azerbaijani,
        of_all=True,
    ),
)
