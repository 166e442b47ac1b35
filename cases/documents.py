"""The documents of a case, and what they prove: files as they came, means of evidence, and which file shows which."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.files import Case
from cases.people import IdentityDocument, Person


class Document(Recorded):
    """A file that was received, added or made: kept outside the web root under its hash, never changed."""

    field_group = FieldGroup.REFERENCE

    class Kind(models.TextChoices):
        EVIDENCE = "evidence", _("Evidence")
        PHOTOGRAPH = "photograph", _("Photograph")
        APPLICATION = "application", _("Application")
        ANSWER = "answer", _("Answer")
        LETTER = "letter", _("Letter")
        OTHER = "other", _("Other")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.EVIDENCE)
    group = models.CharField(
        _("who may see it"),
        max_length=20,
        choices=[(g.value, g.value) for g in FieldGroup],
        default=FieldGroup.EVIDENCE,
    )
    procedure_id = models.BigIntegerField(
        null=True, blank=True
    )  # the procedure it was added in, where it is that one's alone
    title = models.CharField(_("title"), max_length=200)
    media_type = models.CharField(_("type"), max_length=30)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    original_sha256 = models.CharField(
        _("SHA-256 as it came"), max_length=64, blank=True, editable=False
    )  # where it is kept otherwise than it came: a picture that was written anew
    seen_original = models.BooleanField(_("original seen"), default=False)
    added_at = models.DateTimeField(_("added"), default=now, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    added_for = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = _("document"), _("documents")
        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="document_once_a_case")]

    def __str__(self):
        return self.title

    @property
    def came_as(self):
        """The hash by which an application that came with it calls it."""
        return self.original_sha256 or self.sha256


class Evidence(Recorded):
    """One means of evidence of one person: its kind gives it an effect under the agreement; somebody examined it, or not yet."""

    field_group = FieldGroup.EVIDENCE
    field_groups = {
        "id": FieldGroup.REFERENCE,
        "case": FieldGroup.REFERENCE,
        "finding": FieldGroup.DELIBERATION,  # what we think of their evidence is told by the reply
        "reason": FieldGroup.DELIBERATION,
    }

    class Finding(models.TextChoices):
        OPEN = "open", _("Not examined yet")
        ACCEPTED = "accepted", _("Accepted")
        CONTRADICTED = "contradicted", _("Contradicted")
        FALSE = "false", _("False or falsified")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("whose it is")
    )
    kind = models.CharField(_("kind"), max_length=40)
    identity_document = models.ForeignKey(
        IdentityDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    documents = models.ManyToManyField(Document, through="EvidenceFile", related_name="evidence")
    seen_original = models.BooleanField(_("original seen"), default=False)
    finding = models.CharField(_("finding"), max_length=12, choices=Finding, default=Finding.OPEN)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    note = models.CharField(_("note of the requesting authority"), max_length=300, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("means of evidence"), _("means of evidence")


class EvidenceFile(Recorded):
    """A file shows a means of evidence; one scan may show several, and one paper need several files."""

    field_group = FieldGroup.EVIDENCE

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="files")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="shown_in")

    class Meta:
        verbose_name, verbose_name_plural = _("file of a means of evidence"), _("files of means of evidence")
        constraints = [models.UniqueConstraint(fields=["evidence", "document"], name="evidence_file_once")]
