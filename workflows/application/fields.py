"""Fields that read what people write, give what the package format holds, and show it again as people write it."""

from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext, gettext_lazy

from audit.dates import day, day_and_time
from cases.agreements import CENTRAL_EUROPE
from cases.naming import language_called, languages_said, state_called, state_said
from cases.partial_dates import PartialDate, UnreadableDate

OLDEST_YEAR = 1900
NO_DATE = gettext_lazy("Enter a real date, like 18.02.1988.")
NO_MOMENT = gettext_lazy("Enter a date, or a date and time, like 18.02.2026 14:30.")


class Text(forms.CharField):
    """A text that need not be given."""

    def __init__(self, label, most=200, *, rows=0, hint="", **attributes):
        widget = forms.Textarea({"rows": rows} | attributes) if rows else forms.TextInput(attributes)
        super().__init__(label=label, max_length=most, required=False, help_text=hint, widget=widget)


class Choice(forms.ChoiceField):
    """One of several, or nothing."""

    def __init__(self, label, choices, hint="", **how):
        how.setdefault("widget", forms.Select)
        super().__init__(label=label, choices=choices, required=False, help_text=hint, **how)


class Tick(forms.BooleanField):
    def __init__(self, label, hint="", **how):
        super().__init__(label=label, required=False, help_text=hint, **how)


class YesOrNo(forms.TypedChoiceField):
    """True, False, or None while nobody has said."""

    def __init__(self, label, yes, no, hint=""):
        choices = [("yes", yes), ("no", no)]
        super().__init__(
            label=label,
            choices=choices,
            required=False,
            help_text=hint,
            widget=forms.RadioSelect,
            coerce=lambda said: said == "yes",
            empty_value=None,
        )

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value) if not isinstance(value, str) else value


class PartlyKnownDate(Text):
    """dd.mm.yyyy, in which 00 or ?? stands for a day or month that is not known."""

    def clean(self, value):
        try:
            return str(PartialDate.read(super().clean(value).replace("?", "0")))
        except UnreadableDate as unreadable:
            raise ValidationError(unreadable.sentence.translated(gettext)) from unreadable

    def prepare_value(self, value):
        try:
            return PartialDate.read(value or "").display()
        except UnreadableDate:
            return value


class WholeDate(Text):
    """A day, written in any of the ways in which days are written here."""

    def clean(self, value):
        known = _read(super().clean(value), "DATE_INPUT_FORMATS", NO_DATE)
        return known.date().isoformat() if known else ""

    def prepare_value(self, value):
        return _shown(value, parse_date, day)


class Moment(Text):
    """A day, perhaps with the time, in the time zone of whoever wrote it (`zone`)."""

    zone = CENTRAL_EUROPE

    def clean(self, value):
        text = super().clean(value)
        try:
            known = _read(text, "DATETIME_INPUT_FORMATS", NO_MOMENT)
        except ValidationError:
            known = _read(text, "DATE_INPUT_FORMATS", NO_MOMENT)
        return known.replace(tzinfo=self.zone).isoformat() if known else ""

    def prepare_value(self, value):
        return _shown(value, parse_datetime, self._written)

    def _written(self, moment):
        there = moment.astimezone(self.zone).replace(tzinfo=None)
        return day_and_time(there) if there.hour or there.minute else day(there)


class StateField(Text):
    """A State by its name in either language, or by its code; the page offers the names."""

    def __init__(self, label, **how):
        super().__init__(label, 80, list="states", autocomplete="off", **how)

    def clean(self, value):
        text = super().clean(value)
        if text and not state_called(text):
            raise ValidationError(
                gettext("No State is called “%(text)s”. Write its name, or its code of two letters.") % {"text": text}
            )
        return state_called(text)

    def prepare_value(self, value):
        return state_said(value) if value else value


class LanguagesField(Text):
    """Languages by their names in either language, or by their codes, with commas between."""

    def clean(self, value):
        names = [name.strip() for name in super().clean(value).replace(";", ",").split(",") if name.strip()]
        if unknown := [name for name in names if not language_called(name)]:
            raise ValidationError(gettext("No language is called “%(text)s”.") % {"text": ", ".join(unknown)})
        return list(dict.fromkeys(language_called(name) for name in names))

    def prepare_value(self, value):
        return languages_said(value) if isinstance(value, list) else value


def _read(text, kind, refusal):
    """A moment without a zone, None of an empty text."""
    for form in formats.get_format(kind) if text else ():
        try:
            known = datetime.strptime(text, form)  # noqa: DTZ007 (its zone is not in the text)
        except ValueError:
            continue
        if known.year >= OLDEST_YEAR:
            return known
    if text:
        raise ValidationError(refusal)
    return None


def _shown(value, parse, written):
    try:
        known = parse(value) if isinstance(value, str) else None
    except ValueError:
        return value
    return written(known) if isinstance(known, date) else value
