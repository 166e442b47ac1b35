"""By what figures are broken down: each dimension declared once, with the column of the facts it reads and the words for its values."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, CharField, F, Func, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.states import STATES, state_name
from cases.names import sort_key
from cases.people import Sex
from cases.programmes import Programme, ReturnType
from cases.rules import Agreement
from reintegration.choices import Dimension as OfSupport
from reintegration.choices import Wave
from reintegration.measures.kinds import MeasureKind
from reports.official.lists import kinds_of_agreement
from reports.words import ABOUT, DIRECTIONS, MEMBERS, PROCEDURES, TIMELY, grounds, outcomes

NOT_KNOWN = _("Not known")
# Eurostat’s list of ages for the tables of returns (Regulation (EC) 862/2007, art. 5 and 7); unverified, see domain §6.2.
AGE_BANDS = (("Y_LT14", 0, 13), ("Y14-17", 14, 17), ("Y18-34", 18, 34), ("Y_GE35", 35, 150))
AGE_NAMES = {"Y_LT14": _("0–13"), "Y14-17": _("14–17"), "Y18-34": _("18–34"), "Y_GE35": _("35 and older")}


@dataclass(frozen=True)
class Dimension:
    """`values(reference)`: the expression over facts, text; `words(figure, values)`: {value: its name}, in the page's language.

    `reference` is the column whose day counts; a sensitive dimension has the higher threshold in what is published: a need tells of
    health, a ground of what somebody is held to have done, a rare citizenship who it is.
    Values `by_name` stand in the alphabet of the page’s language, others in the order of their words.
    """

    code: str
    name: Promise
    values: Callable
    words: Callable
    sensitive: bool = False
    by_name: bool = False

    def expression(self, reference):
        """Its value of a fact, as text; "" where it is not known."""
        return Coalesce(self.values(reference), Value(""), output_field=CharField())

    def in_order(self, named, values):
        """Those that are not known come last."""
        order = {value: place for place, value in enumerate(named)}

        def place(value):
            name = sort_key(self.label(named, value), get_language() or "az") if self.by_name else ""
            return value == "", name, order.get(value, len(order)), value

        return sorted(values, key=place)

    def label(self, named, value):
        """`named` as `words` gives it; a value without words speaks for itself."""
        return str(named.get(value, value or NOT_KNOWN))


def _column(name):
    return lambda _reference: F(name)


def _of(form):
    """A day as text: its month, quarter or year."""
    return lambda reference: Func(F(reference), Value(form), function="to_char", output_field=CharField())


def _age(_reference):
    bands = [When(age__gte=least, age__lte=most, then=Value(code)) for code, least, most in AGE_BANDS]
    return Case(*bands, default=Value(""), output_field=CharField())


ADULTS = {"Y_LT18": _("Under 18"), "Y_GE18": _("18 and over")}
UNION = {"inside": _("Of a State of the Union"), "outside": _("Of another State, or stateless")}
KINDS_OF_AGREEMENT = {"union": _("Of the Union"), "other": _("Another agreement"), "none": _("No agreement")}
UNKNOWN = ("", "UNK", "XXX")  # as citizenships


def _adult(_reference):
    cases = [When(age__lt=18, then=Value("Y_LT18")), When(age__gte=18, then=Value("Y_GE18"))]
    return Case(*cases, default=Value(""), output_field=CharField())


def _union(_reference):
    members = [code for code, state in STATES.items() if state.in_union]
    cases = [When(citizenship__in=UNKNOWN, then=Value("")), When(citizenship__in=members, then=Value("inside"))]
    return Case(*cases, default=Value("outside"), output_field=CharField())


def _kind_of_agreement(_reference):
    cases = [When(agreement=code, then=Value(kind)) for code, kind in kinds_of_agreement().items()]
    return Case(*cases, default=Value(""), output_field=CharField())


def _listed(words):
    """The words of a closed list."""
    return lambda _figure, _values: {str(code): words[code] for code in words}


def _states(_figure, values):
    return {code: state_name(code) for code in values if code}


def _named(model):
    return lambda _figure, values: {row.code: row.name for row in model.objects.filter(code__in=values)}


def _itself(_figure, values):
    return {value: value for value in values if value}


DIMENSIONS = {
    dimension.code: dimension
    for dimension in (
        Dimension("month", _("Month"), _of("YYYY-MM"), _itself),
        Dimension("quarter", _("Quarter"), _of('YYYY-"Q"Q'), _itself),
        Dimension("year", _("Year"), _of("YYYY"), _itself),
        Dimension("state", _("Other State"), _column("state"), _states, by_name=True),
        Dimension("direction", _("Direction"), _column("direction"), _listed(DIRECTIONS)),
        Dimension("agreement", _("Agreement"), _column("agreement"), _named(Agreement), by_name=True),
        Dimension("about", _("About whom"), _column("about"), _listed(ABOUT)),
        Dimension("procedure_type", _("Procedure"), _column("procedure_type"), _listed(PROCEDURES)),
        Dimension("member", _("Person or family"), lambda _r: _member(), _listed(MEMBERS)),
        Dimension("sex", _("Sex"), _column("sex"), _listed(dict(Sex.choices))),
        Dimension("age", _("Age"), _age, _listed(AGE_NAMES)),
        Dimension("citizenship", _("Citizenship"), _column("citizenship"), _states, sensitive=True, by_name=True),
        Dimension("adult", _("Child or adult"), _adult, _listed(ADULTS)),
        Dimension("union", _("Citizenship, Union or other"), _union, _listed(UNION)),
        Dimension("agreement_kind", _("Kind of agreement"), _kind_of_agreement, _listed(KINDS_OF_AGREEMENT)),
        Dimension("return_type", _("Kind of return"), _column("return_type"), _listed(dict(ReturnType.choices))),
        Dimension("region", _("Region"), _column("region"), _itself, by_name=True),
        Dimension("programme", _("Programme"), _column("programme"), _named(Programme), by_name=True),
        Dimension("measure_kind", _("Kind of measure"), _column("measure_kind"), _named(MeasureKind), by_name=True),
        Dimension("dimension", _("Dimension"), _column("dimension"), _listed(dict(OfSupport.choices))),
        Dimension("partner", _("Agency or provider"), _column("partner"), _named(Agency), by_name=True),
        Dimension("outcome", _("Outcome"), _column("outcome"), lambda figure, _values: outcomes(figure.kind)),
        Dimension(
            "ground",
            _("Ground or need"),
            _column("ground"),
            lambda figure, _values: grounds(figure.kind),
            sensitive=True,
        ),
        Dimension("wave", _("Follow-up"), _column("wave"), _listed(dict(Wave.choices))),
        Dimension("weights", _("Weights"), _column("weights"), _itself),
        Dimension("timely", _("In its time"), _column("timely"), _listed(TIMELY)),
        Dimension("currency", _("Currency"), _column("currency"), _itself),
    )
}


def _member():
    return Case(When(is_main=True, then=Value("main")), default=Value("family"), output_field=CharField())
