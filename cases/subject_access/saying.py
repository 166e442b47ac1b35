"""Values of rows in words: labels of codes, days, names of States, of agencies and of rows that are the same for everybody."""

from contextlib import suppress

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _

from agencies.languages import capital
from agencies.models import Agency, User
from agencies.roles import CaseRole
from agencies.words import CASE_ROLE_NAMES, GROUP_NAMES
from audit.dates import day, day_and_time
from cases.about.declaring import declared, live_of
from cases.about.walking import reached
from cases.entry_and_offer import entry_said, offer_said
from cases.files import Case
from cases.naming import CODES, languages_said, state_said
from cases.partial_dates import PartialDate
from cases.subject_access.adding import added
from cases.subject_access.labels import LABELS, TITLES
from cases.subject_access.withholding import label_of
from cases.terms import EvidenceKind

EVIDENCE = dict(EvidenceKind.choices)
STATES = ("country_of_birth", "state", "requesting_state", "requested_state", "from_state", "to_state", "country")
OWN = {
    "cases.Evidence.kind": lambda value, row: EVIDENCE.get(value, value),
    "cases.IdentityDocument.kind": lambda value, row: EVIDENCE.get(value, value),
    "cases.Document.group": lambda value, row: GROUP_NAMES.get(value, value),
    "cases.Person.born": lambda value, row: PartialDate.read(value).display(),
    "cases.Person.languages": lambda value, row: languages_said(value),
    "cases.Circumstances.language": lambda value, row: languages_said([value]),
    "cases.Circumstances.entry": lambda value, row: entry_said(value),
    "cases.Circumstances.voluntary_return": lambda value, row: offer_said(value),
}


class Saying:
    """`staff`: a Staff. Words in the language of the moment; rows that are referred to are read once each."""

    def __init__(self, staff):
        self.staff, self.known, self.reached = staff, {}, frozenset(reached())

    def label(self, field) -> str:
        own, model = str(field.verbose_name), live_of(field.model) or field.model
        known = LABELS.get(f"{model.__name__}.{field.name}") or LABELS.get(field.name, own)
        return capital(str(known) if own == field.name.replace("_", " ") else own)

    def title(self, model) -> str:
        model = live_of(model) or model
        return capital(str(TITLES.get(model._meta.label, model._meta.verbose_name)))

    def value(self, row, field):
        """Text, or (of JSON) what `plain` makes of it."""
        value, model = getattr(row, field.attname), live_of(type(row)) or type(row)
        words = declared().words.get(label_of(row, field)) or OWN.get(label_of(row, field))
        if words:
            return plain(words(value, row))
        if own := getattr(model, "words_of", {}).get(field.name):
            return plain(own(value))
        if field.is_relation:
            return self._row(field.related_model, value)
        if field.name in STATES and str(value) in CODES:
            return state_said(value)
        return plain(dict(field.flatchoices).get(value, value) if field.flatchoices else value)

    def _row(self, model, key):
        if model is User:
            return self.staff.user(key)
        if model in (Agency, Group):
            return self.staff.agencies.get(self.staff.groups.get(key) if model is Group else key, "")
        if (model, key) not in self.known:
            self.known[model, key] = self._named(model, key)
        return self.known[model, key]

    def _named(self, model, key):
        row = model._base_manager.filter(pk=key).first()
        if row is None:
            return str(key)
        if model is Case:
            return ", ".join(filter(None, added("name_of_case", key))) or str(row)
        if model is Permission:
            return str(CASE_ROLE_NAMES[CaseRole.of(row.codename)])
        if model in self.reached and not hasattr(row, "reference"):
            return _("%(what)s no. %(number)s") % {"what": self.title(model), "number": key}
        return str(row)


def plain(value):
    """Text of a single value; the JSON of a structure, with its texts as they are."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if hasattr(value, "strftime"):
        return day_and_time(value) if hasattr(value, "hour") else day(value)
    if isinstance(value, dict):
        return {
            str(name).replace("_", " "): plain(said) for name, said in value.items() if said not in ("", None, [], {})
        }
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return str(value)


def flat(value) -> str:
    """A structure as one text, for paper."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {flat(said)}" for name, said in value.items())
    return ", ".join(map(flat, value)) if isinstance(value, list) else str(value)


def covered(value, cover):
    """A structure in which every text has gone through `cover`."""
    if isinstance(value, dict):
        return {name: covered(said, cover) for name, said in value.items()}
    return [covered(one, cover) for one in value] if isinstance(value, list) else cover(value)


def born(text) -> str:
    with suppress(ValueError):
        return PartialDate.read(text).display()
    return text
