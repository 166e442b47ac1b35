"""A question as an address, and an address as a question: whatever is counted can be opened, sent on and asked again."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dateparse import parse_datetime

from reports.counting import MixedCurrencies, Question, counted_at
from reports.dimensions import DIMENSIONS
from reports.figures import FIGURES
from reports.forms import DAY


def said_of(question, **more):
    """The parameters of a question."""
    said = {"figure": question.figure.code, "first": question.first.strftime(DAY), "last": question.last.strftime(DAY)}
    said |= {"at": question.as_of.isoformat(), "rows": question.rows, "columns": question.columns} | more
    return [
        *((name, value) for name, value in said.items() if value),
        *(("w", f"{code}:{value}") for code, value in question.where),
    ]


def list_of(question):
    """The address of the cases behind a number."""
    return f"{reverse('counted_cases')}?{urlencode(said_of(question))}"


def question_of(asked, form, settled=counted_at):
    """The question of an address whose period `form` has read; None where it asks for what there is not. `settled(at)`: as of when."""
    figure, at = FIGURES.get(asked.get("figure", "")), parse_datetime(asked.get("at", "").replace(" ", "+"))
    where = [tuple(part.split(":", 1)) for part in asked.getlist("w")]
    if (
        figure is None
        or at is None
        or at.tzinfo is None
        or any(len(one) != 2 or one[0] not in DIMENSIONS for one in where)
    ):
        return None
    try:
        return Question(figure, form.cleaned_data["first"], form.cleaned_data["last"], settled(at), where=tuple(where))
    except (ValueError, MixedCurrencies):
        return None
