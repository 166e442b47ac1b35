"""Corrects a datum of a person: the row as it is now, its history as it was, and a record of old, new and reason."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from agencies.states import state_name
from audit.models import OfAct
from audit.moment import now
from cases.files import Case, CasePerson
from cases.filing import add_name
from cases.names import fold, fold_number
from cases.partial_dates import PartialDate
from cases.people import IdentityDocument, Nationality, PersonName, Sex
from cases.person_keys import NAME_PARTS, keep_keys, written

OF_PERSON = ("born", "place_of_birth", "sex")
CORRECTABLE = (*NAME_PARTS, *OF_PERSON, "nationality", "document_number")
LABELS = {
    "surname": _("Surname"),
    "given_names": _("Given name"),
    "patronymic": _("Father’s name"),
    "born": _("Date of birth"),
    "place_of_birth": _("Place of birth"),
    "sex": _("Sex"),
    "nationality": _("Nationality"),
    "document_number": _("Number of the identity document"),
}

_IN_WORDS = {
    "born": lambda value: PartialDate.read(value).display(),
    "sex": lambda value: Sex(value).label,
    "nationality": state_name,
}


class Correction(OfAct):
    """What was corrected of a person, and why. Never changed: a mistake in it is corrected by another."""

    field_group = FieldGroup.PARTICULARS
    field_groups = {"id": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE, "reason": FieldGroup.PARTICULARS}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="corrections")
    member = models.ForeignKey(CasePerson, on_delete=models.PROTECT, related_name="corrections")
    changes = models.JSONField()  # name of the datum → [old, new]
    reason = models.CharField(_("reason"), max_length=500)
    corrected_at = models.DateTimeField(default=now)
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    corrected_for = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = _("correction"), _("corrections")


def as_it_is(person) -> dict[str, str]:
    """Every datum that can be corrected, by its name. What there is none of is empty."""
    rows = _rows(person)
    found = {name: getattr(person, name) for name in OF_PERSON}
    found |= {part: getattr(rows[PersonName], part, "") for part in NAME_PARTS}
    return found | {
        "nationality": getattr(rows[Nationality], "state", ""),
        "document_number": getattr(rows[IdentityDocument], "number", ""),
    }


def in_words(name, value) -> str:
    """A datum as a page or a letter tells it."""
    return str(_IN_WORDS[name](value)) if value and name in _IN_WORDS else value


def correct_person(member, said, by, reason) -> Correction | None:
    """Writes what differs in `said` (name of the datum → text). None where nothing does."""
    before = as_it_is(member.person)
    changes = {name: [before[name], said[name]] for name in CORRECTABLE if said.get(name, before[name]) != before[name]}
    if not changes:
        return None
    _write(member.person, {name: new for name, (_old, new) in changes.items()})
    keep_keys([member.person])
    return Correction.objects.create(
        case_id=member.case_id, member=member, changes=changes, reason=reason,
        corrected_at=now(), corrected_by=by.user, corrected_for=by.agency,
    )  # fmt: skip


def _rows(person):
    """The rows that bear the name, the nationality and the document: the first of each."""
    main = person.names.filter(kind=PersonName.Kind.MAIN).order_by("pk").first()
    nationality, paper = (rows.order_by("pk").first() for rows in (person.nationalities, person.identity_documents))
    return {PersonName: main, Nationality: nationality, IdentityDocument: paper}


def _write(person, new):
    rows = _rows(person)
    if own := {name: new[name] for name in OF_PERSON if name in new}:
        _save(person, own)
    if parts := {part: new[part] for part in NAME_PARTS if part in new}:
        _write_name(person, rows[PersonName], parts)
    if "nationality" in new:
        basis = getattr(rows[Nationality], "basis", Nationality.Basis.CLAIMED)
        _save(rows[Nationality] or Nationality(person=person, basis=basis), {"state": new["nationality"]})
    if "document_number" in new:
        number = new["document_number"]
        _save(rows[IdentityDocument], {"number": number, "folded_number": fold_number(number)})


def _write_name(person, name, parts):
    if name is None:
        add_name(person, source="correction", **parts)
        return
    said = [parts.get(part, getattr(name, part)) for part in NAME_PARTS]
    _save(name, parts | {"folded": fold(written(said))[:300]})


def _save(row, new):
    for field, value in new.items():
        setattr(row, field, value)
    row.save()
