"""What a history row holds, in words: names for keys, labels for codes, days and answers as people write them."""

from collections import defaultdict

from django.utils.translation import gettext as _

from agencies.languages import capital
from agencies.models import Agency, User
from agencies.roles import Capacity
from agencies.words import capacity_name
from audit.dates import day, day_and_time
from cases.entry_and_offer import entry_said, offer_said
from cases.files import Case, Circumstances
from cases.naming import languages_said, state_said
from cases.people import Nationality, Person
from cases.programmes import Named
from cases.rules import Agreement
from workflows.rows import Procedure
from workflows.showing.summary import born

NAMED = (Agency, User, Agreement, Procedure, Named)  # and what is of such a kind
EMPTY = ("", None, [])
SAID = {  # what is kept as a code or as a package has it
    (Person, "born"): born,
    (Person, "country_of_birth"): state_said,
    (Person, "languages"): languages_said,
    (Nationality, "state"): state_said,
    (Case, "requesting_state"): state_said,
    (Case, "requested_state"): state_said,
    (Circumstances, "language"): lambda code: languages_said([code]),
    (Circumstances, "entry"): entry_said,
    (Circumstances, "voluntary_return"): offer_said,
}


class Wording:
    """Words for the values and the agencies of some events: one query for each kind of row that they refer to."""

    def __init__(self, procedure, events):
        self.model, self.declared = type(procedure), procedure.declared
        asked = defaultdict(set) | {Agency: {event.agency_id for event in events} - {None}}
        for event in events:
            for changed in event.changes:
                if has_name(model := _refers_to(changed)):
                    asked[model] |= {changed.old, changed.new} - {""}
        self.names = {
            model: {row.pk: str(row) for row in model.objects.filter(pk__in=keys)}
            for model, keys in asked.items()
            if keys
        }

    def __call__(self, changed, value):
        if value == "" or value is None:
            return ""
        if model := _refers_to(changed):
            return self.names.get(model, {}).get(value, value)
        if changed.name.endswith("_as") and "@" in str(value):
            return capacity_name(Capacity.of(value))
        own = {"deadline": self._deadline, "transition": self._transition, "answers": self._answers}
        return (own.get(changed.name) or _words_of(changed))(value)

    def _deadline(self, name):
        return str(self.declared.deadlines[name].label) if name in self.declared.deadlines else name

    def _transition(self, name):
        return str(self.declared.transitions.get(name, name))

    def _answers(self, answers):
        """What a proposal answers: each by the name that its field has in the form."""
        fields = ((self.model._meta.get_field(name), said) for name, said in answers.items())
        told = (_named(field.verbose_name, answered(field, said)) for field, said in fields if said not in EMPTY)
        return "; ".join(told)


def answered(field, value):
    """An answer in words, whether it comes from the record or from the JSON of a proposal."""
    value = field.to_python(value)
    return plain(dict(field.flatchoices).get(value, value))


def plain(value):
    """A value that says by itself what it is."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if hasattr(value, "strftime"):
        return day_and_time(value) if hasattr(value, "hour") else day(value)
    if isinstance(value, dict):
        return "; ".join(
            _named(name.replace("_", " "), plain(said)) for name, said in value.items() if said not in EMPTY
        )
    if isinstance(value, (list, tuple)):
        return ", ".join(str(plain(item)) for item in value)
    return value if isinstance(value, (str, int)) else str(value)


def _named(name, said):
    return _("%(field)s: %(value)s") % {"field": capital(name), "value": said}


def _words_of(changed):
    """How a field says its codes: a model may have ways of its own (`words_of`)."""
    own = getattr(changed.model, "words_of", {})
    return own.get(changed.name) or SAID.get((changed.model, changed.name), plain)


def has_name(model):
    """Whether a row of this kind is told by its name; a key alone tells nobody anything."""
    return model is not None and issubclass(model, NAMED)


def is_told(changed):
    """Whether a change can be said in words."""
    model = _refers_to(changed)
    return model is None or has_name(model)


def _refers_to(changed):
    return changed.model._meta.get_field(changed.name).related_model
