"""What a count is asked: a period, as of when, narrowed to what; and a table of one's own."""

from datetime import timedelta

from django import forms
from django.utils.functional import cached_property
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from agencies.states import AZERBAIJAN
from audit.moment import now, today
from cases.naming import state_said
from cases.packages.persons import STATES
from cases.people import Sex
from cases.programmes import Programme, ReturnType
from reports.counting import counted_at
from reports.dimensions import AGE_NAMES, DIMENSIONS
from reports.figure import AMOUNT
from reports.figures import FIGURES
from reports.tables import NUMBERS, OF_ALL, OF_COLUMN, OF_ROW
from reports.words import DIRECTIONS, PROCEDURES

LONGEST = timedelta(days=10 * 366)
DAY, MOMENT = "%d.%m.%Y", "%d.%m.%Y %H:%M"
ALL = ("", _("All"))


def _states():
    """Every other State: people come home from host countries that have no agreement with us, too."""
    return [ALL, *sorted(((code, state_said(code)) for code in STATES if code != AZERBAIJAN), key=lambda one: one[1])]


def _programmes():
    return [ALL, *((row.code, row.name) for row in Programme.objects.all())]


def _currencies():
    return [ALL, *((code, code) for code in sorted(set(Programme.objects.values_list("currency", flat=True))))]


def choice(label, choices):
    return forms.ChoiceField(label=label, choices=choices, required=False)


def listed(words):
    return [ALL, *words.items()]


def _day(label, example):
    return forms.DateField(
        label=label, input_formats=[DAY, "%Y-%m-%d"], widget=forms.DateInput(attrs={"placeholder": example})
    )


def moment_of(typed):
    """A moment in Baku as it is typed, a day being its first; None of nothing. Raises ValidationError."""
    if not typed:
        return None
    try:
        moment = make_aware(forms.DateTimeField(input_formats=[MOMENT, DAY]).clean(typed).replace(tzinfo=None))
    except forms.ValidationError as error:
        raise forms.ValidationError(_("Write a day and a time, like 31.12.2025 18:00.")) from error
    if moment > now():
        raise forms.ValidationError(_("Nothing is recorded yet at a moment that is to come."))
    return moment


class EarlierForm(forms.Form):
    """With which earlier moment a number is compared."""

    before = forms.CharField(
        label=_("Compare with what was recorded at"), max_length=20, help_text=_("dd.mm.yyyy hh:mm")
    )

    def __init__(self, *args, than=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.than = than

    def clean_before(self):
        moment = moment_of(self.cleaned_data["before"])
        if moment >= self.than:
            raise forms.ValidationError(_("This is not earlier than the moment of the count."))
        return moment


class PeriodForm(forms.Form):
    """Without any word: this year until today, as of now."""

    first = _day(_("First day"), "01.01.2026")
    last = _day(_("Last day"), "31.12.2026")
    as_of = forms.CharField(
        label=_("As it was recorded at"), required=False, max_length=20, help_text=_("dd.mm.yyyy hh:mm; empty: now"),
    )  # fmt: skip
    state = choice(_("Other State"), _states)
    programme = choice(_("Programme"), _programmes)
    narrowing = ("state", "programme")

    @classmethod
    def of(cls, asked):
        """From the address of the page."""
        day = today()
        given = {"first": day.replace(month=1, day=1).strftime(DAY), "last": day.strftime(DAY)}
        return cls({name: asked.get(name) or given.get(name, "") for name in cls.base_fields})

    def clean_as_of(self):
        return moment_of(self.cleaned_data["as_of"])

    def clean(self):
        said = super().clean()
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("At most ten years at once."))
        return said

    @cached_property
    def span(self):
        """(first day, last day, the moment as of which to count)."""
        said = self.cleaned_data
        return said["first"], said["last"], counted_at(said["as_of"])

    @property
    def where(self):
        return tuple((code, self.cleaned_data[code]) for code in self.narrowing if self.cleaned_data.get(code))


def _figures():
    return [(code, figure.name) for code, figure in FIGURES.items()]


def _dimensions():
    return [("", "–"), *((code, dimension.name) for code, dimension in DIMENSIONS.items())]


SHOWN = [
    (NUMBERS, _("Numbers")), (OF_ROW, _("Shares of the row")), (OF_COLUMN, _("Shares of the column")), (OF_ALL, _("Shares of all")),
]  # fmt: skip


class TableForm(PeriodForm):
    """A figure by rows and columns, narrowed further."""

    figure = forms.ChoiceField(label=_("Count"), choices=_figures)
    rows = choice(_("Rows"), _dimensions)
    columns = choice(_("Columns"), _dimensions)
    show = choice(_("Show"), SHOWN)
    direction = choice(_("Direction"), lambda: listed(DIRECTIONS))
    procedure_type = choice(_("Procedure"), lambda: listed(PROCEDURES))
    return_type = choice(_("Kind of return"), lambda: listed(dict(ReturnType.choices)))
    sex = choice(_("Sex"), lambda: listed(dict(Sex.choices)))
    age = choice(_("Age"), lambda: listed(AGE_NAMES))
    currency = choice(_("Currency"), _currencies)
    narrowing = ("state", "programme", "direction", "procedure_type", "return_type", "sex", "age", "currency")
    field_order = ["figure", "rows", "columns", "show", "first", "last", "as_of", *narrowing]

    def clean(self):
        said = super().clean()
        figure = FIGURES.get(said.get("figure"))
        if figure:
            for name in ("rows", "columns", *self.narrowing):
                self._insist_known(figure, name, said)
            self._insist_one_currency(figure, said)
        if said.get("rows") and said.get("rows") == said.get("columns"):
            self.add_error("columns", _("Choose something else than in the rows."))
        return said

    def _insist_known(self, figure, name, said):
        code = said.get(name) if name in ("rows", "columns") else name if said.get(name) else ""
        if code and code not in figure.dimensions:
            about = {"figure": figure.name, "dimension": DIMENSIONS[code].name}
            self.add_error(name, _("“%(figure)s” is not broken down by “%(dimension)s”.") % about)

    def _insist_one_currency(self, figure, said):
        if (
            figure.counts == AMOUNT
            and "currency" not in (said.get("rows"), said.get("columns"))
            and not said.get("currency")
        ):
            self.add_error(
                "currency", _("Amounts of several currencies are not added up: choose one, or break down by it.")
            )
