"""About whom: a person with names per script and source, nationalities with their basis, documents; and the family."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded


class Sex(models.TextChoices):
    FEMALE = "F", _("Female")
    MALE = "M", _("Male")
    OTHER = "X", _("X, as in the document")


class CivilStatus(models.TextChoices):
    SINGLE = "single", _("Single")
    MARRIED = "married", _("Married")
    DIVORCED = "divorced", _("Divorced")
    WIDOWED = "widowed", _("Widowed")


class Person(Recorded):
    """One human being, once. Names, nationalities and documents hang on it; people are linked, never merged."""

    field_group = FieldGroup.PARTICULARS
    field_groups = {"id": FieldGroup.REFERENCE}

    born = models.CharField(_("date of birth"), max_length=10, blank=True)  # YYYY-MM-DD, 00 where unknown
    place_of_birth = models.CharField(_("place of birth"), max_length=200, blank=True)
    country_of_birth = models.CharField(_("country of birth"), max_length=2, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    personal_number = models.CharField(_("personal number (FIN)"), max_length=20, blank=True)
    height_cm = models.PositiveSmallIntegerField(_("height in cm"), null=True, blank=True)
    eyes = models.CharField(_("colour of eyes"), max_length=40, blank=True)
    marks = models.CharField(_("distinguishing marks"), max_length=300, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    civil_status = models.CharField(_("civil status"), max_length=10, choices=CivilStatus, blank=True)
    last_address = models.CharField(_("last address in the requested State"), max_length=300, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("person"), _("persons")

    def __str__(self):
        main = next((name for name in self.names.all() if name.kind == PersonName.Kind.MAIN), None)
        return str(main or _("Name unknown"))


class PersonName(Recorded):
    """One way in which a name is written: its script, its kind and where it was read."""

    field_group = FieldGroup.PARTICULARS
    field_groups = {"id": FieldGroup.REFERENCE, "person": FieldGroup.REFERENCE}

    class Kind(models.TextChoices):
        MAIN = "main", _("Name")
        MAIDEN = "maiden", _("Maiden name")
        EARLIER = "earlier", _("Earlier name")
        ALIAS = "alias", _("Also known as")
        MRZ = "mrz", _("Name in the machine-readable lines")

    class Script(models.TextChoices):
        LATIN = "latin", _("Latin")
        CYRILLIC = "cyrillic", _("Cyrillic")
        GREEK = "greek", _("Greek")
        ARABIC = "arabic", _("Arabic")
        OTHER = "other", _("Other")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MAIN)
    script = models.CharField(_("script"), max_length=10, choices=Script, default=Script.LATIN)
    surname = models.CharField(_("surname"), max_length=120, blank=True)
    given_names = models.CharField(_("given names"), max_length=120, blank=True)
    patronymic = models.CharField(_("father’s name"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=60, blank=True)
    folded = models.CharField(max_length=300, editable=False)  # cases.names.fold, for search and the duplicate check

    class Meta:
        verbose_name, verbose_name_plural = _("name"), _("names")
        indexes = [models.Index(fields=["folded"], opclasses=["varchar_pattern_ops"], name="personname_folded")]

    def __str__(self):
        first = " ".join(part for part in (self.given_names, self.patronymic) if part)
        return ", ".join(part for part in (self.surname, first) if part)


class Nationality(Recorded):
    """A nationality and its basis: documented, claimed or presumed."""

    field_group = FieldGroup.PARTICULARS
    field_groups = {"id": FieldGroup.REFERENCE, "person": FieldGroup.REFERENCE}

    class Basis(models.TextChoices):
        DOCUMENTED = "documented", _("Documented")
        CLAIMED = "claimed", _("Claimed")
        PRESUMED = "presumed", _("Presumed")
        CONFIRMED = "confirmed", _("Confirmed")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nationalities")
    state = models.CharField(_("State"), max_length=3)
    basis = models.CharField(_("basis"), max_length=12, choices=Basis)

    class Meta:
        verbose_name, verbose_name_plural = _("nationality"), _("nationalities")
        constraints = [models.UniqueConstraint(fields=["person", "state"], name="nationality_once")]


class IdentityDocument(Recorded):
    """A passport, identity card or other document that says who somebody is."""

    field_group = FieldGroup.PARTICULARS
    field_groups = {"id": FieldGroup.REFERENCE, "person": FieldGroup.REFERENCE}

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identity_documents")
    kind = models.CharField(_("kind"), max_length=40)
    number = models.CharField(_("number"), max_length=40, blank=True)
    folded_number = models.CharField(max_length=40, editable=False, db_index=True)
    issued_by = models.CharField(_("issuing authority"), max_length=200, blank=True)
    issued_at = models.CharField(_("place of issue"), max_length=200, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    expires_on = models.DateField(_("expiry date"), null=True, blank=True)
    mrz = models.CharField(_("machine-readable lines"), max_length=100, blank=True)
    mrz_faults = models.JSONField(_("what the check digits say"), default=list, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("identity document"), _("identity documents")

    def __str__(self):
        return f"{self.kind} {self.number}"
