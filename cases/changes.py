"""Changes to the rules of counting: what one administrator proposed, and what another made of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from agencies.states import STATES, state_name
from audit.models import Recorded
from audit.moment import now
from cases.calendars import DayName
from cases.rules import Agreement, TimeLimit
from cases.spans import Span, Unit
from cases.terms import UNITS, Confidence, LimitName

OTHER_EYES = ~Q(outcome="granted") | Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))
DECIDED = Q(outcome="open", decided_by=None, decided_at=None) | ~Q(outcome="open") & Q(
    decided_by__isnull=False, decided_at__isnull=False
)


def _by_whom(model, label, **how):
    return models.ForeignKey(model, on_delete=models.PROTECT, related_name="+", verbose_name=label, **how)


class Change(Recorded):
    """A proposal. It has no effect until somebody else has signed it, and is never changed afterwards."""

    field_group = FieldGroup.REFERENCE

    class Outcome(models.TextChoices):
        OPEN = "open", _("Waiting for approval")
        GRANTED = "granted", _("Approved")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    reason = models.TextField(_("reason for the change"), max_length=2000)
    proposed_by = _by_whom(settings.AUTH_USER_MODEL, _("proposed by"), editable=False)
    proposed_for = _by_whom(Agency, _("proposed for"), editable=False)
    proposed_at = models.DateTimeField(_("proposed"), default=now, editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN, editable=False)
    decided_by = _by_whom(settings.AUTH_USER_MODEL, _("decided by"), null=True, editable=False)
    decided_for = _by_whom(Agency, _("decided for"), null=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    comment = models.TextField(_("reason of the decision"), blank=True, editable=False)
    moved = models.PositiveIntegerField(_("dates it moved"), null=True, editable=False)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=OTHER_EYES, name="%(class)s_by_other_eyes"),
            models.CheckConstraint(condition=DECIDED, name="%(class)s_decided_by_somebody"),
        ]

    @property
    def is_open(self):
        return self.outcome == self.Outcome.OPEN

    def apply(self):
        """What follows once it is granted; nothing where the change is itself the version that holds."""


class LimitChange(Change):
    """The next version of a limit of an agreement: it holds from a day on, and the one before ends the day before."""

    kind = "limit"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="changes", editable=False)
    name = models.CharField(_("limit"), max_length=30, choices=LimitName, editable=False)
    value = models.PositiveSmallIntegerField(_("length"))
    unit = models.CharField(pgettext_lazy("of a time limit", "unit"), max_length=20, choices=UNITS)
    valid_from = models.DateField(_("valid from"))
    moves_running = models.BooleanField(_("running cases move to this version"), default=False)
    article = models.CharField(_("article"), max_length=40, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure it is"), max_length=20, choices=Confidence)
    checked_on = models.DateField(_("checked by a lawyer on"), null=True, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

    # What a version takes from its change; all else it takes from the version before.
    SAID = ("value", "unit", "valid_from", "article", "source", "confidence", "checked_on", "checked_by")

    class Meta(Change.Meta):
        verbose_name, verbose_name_plural = _("change of a limit"), _("changes of limits")
        constraints = [
            *Change.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "name"], condition=Q(outcome="open"), name="limitchange_one_open"
            ),
            models.CheckConstraint(condition=Q(value__gte=1), name="limitchange_at_least_one"),
        ]

    def __str__(self):
        return f"{self.agreement.code} · {self.get_name_display()}"

    @property
    def span(self):
        return Span(self.value, Unit(self.unit))

    def version_before(self):
        """The latest version there is, which this one follows."""
        return self.agreement.limits.filter(name=self.name).order_by(F("valid_from").desc(nulls_last=True)).first()

    def versions(self):
        """The version before as it ends, and the new one. Neither is written."""
        before = self.version_before()
        kept = {f.attname: getattr(before, f.attname) for f in TimeLimit._meta.concrete_fields if f.attname != "id"}
        new = TimeLimit(**kept | {name: getattr(self, name) for name in self.SAID} | {"valid_until": None})
        before.valid_until = self.valid_from - timedelta(days=1)
        before.agreement = new.agreement = self.agreement
        return before, new


class HolidayChange(Change):
    """A day of a State's calendar that is added, taken out or moved."""

    kind = "holiday"

    class Deed(models.TextChoices):
        REST = "rest", _("Add a day that is not worked")
        WORK = "work", _("Add a day that is worked after all")
        REMOVE = "remove", _("Take a day out of the calendar")
        MOVE = "move", _("Move a day")

    state = models.CharField(_("State"), max_length=2, choices=[(code, code) for code in STATES], editable=False)
    deed = models.CharField(_("what to do"), max_length=6, choices=Deed)
    date = models.DateField(_("date"))
    new_date = models.DateField(_("new date"), null=True, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_az = models.CharField(_("name in Azerbaijani"), max_length=200, blank=True)

    class Meta(Change.Meta):
        verbose_name, verbose_name_plural = _("change of a calendar"), _("changes of calendars")
        constraints = [
            *Change.Meta.constraints,
            models.UniqueConstraint(fields=["state"], condition=Q(outcome="open"), name="holidaychange_one_open"),
        ]

    def __str__(self):
        return f"{state_name(self.state)} · {self.get_deed_display()} · {self.date:%d.%m.%Y}"

    @property
    def days(self):
        """The days on which it makes a difference."""
        return [day for day in (self.date, self.new_date) if day]

    def rows_after(self, rows):
        """The calendar's rows (date, works, name_en, name_az) as they are after this change, in their order."""
        days = {row[0]: row for row in rows}
        if self.deed == self.Deed.MOVE:
            days[self.new_date] = (self.new_date, *days.pop(self.date)[1:])
        elif self.deed == self.Deed.REMOVE:
            del days[self.date]
        else:
            days[self.date] = (self.date, self.deed == self.Deed.WORK, self.name_en, self.name_az)
        return tuple(sorted(days.values()))

    def name_of_day(self):
        return DayName(self.name_en, self.name_az)
