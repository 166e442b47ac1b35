"""The versions of a wording. A proposal that a second administrator has signed is a version; the latest of a letter is in force."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from cases.changes import Change
from cases.wording.declared import LANGUAGES, delivered, is_worded, passages
from cases.wording.telling import sound

AS_DELIVERED = 1  # the number of the version that stands in the code


class WordingQuerySet(models.QuerySet):
    def versions(self, kind):
        """Those of a letter, newest first, each with its `place`: 1 is the first that was ever signed."""
        place = Window(RowNumber(), order_by=["decided_at", "pk"])
        found = self.filter(letter=kind, outcome=Change.Outcome.GRANTED).annotate(place=place)
        return found.order_by("-decided_at", "-pk")

    def in_force(self):
        """The latest version of every letter that has one."""
        found = self.filter(outcome=Change.Outcome.GRANTED)
        return found.order_by("letter", "-decided_at", "-pk").distinct("letter")


class WordingChange(Change):
    """All passages of one letter, in both languages, as one administrator proposed them."""

    kind = "wording"

    letter = models.CharField(_("letter"), max_length=40, editable=False)
    texts = models.JSONField(_("wording"), encoder=DjangoJSONEncoder, editable=False)  # language → passage → text

    objects = WordingQuerySet.as_manager()

    class Meta(Change.Meta):
        verbose_name, verbose_name_plural = _("wording of a letter"), _("wordings of letters")
        constraints = [
            *Change.Meta.constraints,
            models.UniqueConstraint(fields=["letter"], condition=Q(outcome="open"), name="wordingchange_one_open"),
        ]
        indexes = [models.Index(fields=["letter", "-decided_at"], name="wording_of_letter")]

    @property
    def version(self):
        """Its number, of those that `versions` gave."""
        return self.place + AS_DELIVERED

    def before(self):
        """The version that it followed, or would follow; None: what was delivered."""
        earlier = WordingChange.objects.versions(self.letter).exclude(pk=self.pk)
        return (earlier.filter(decided_at__lt=self.decided_at) if self.decided_at else earlier).first()

    def text(self, language, passage):
        """One that was added to the letter since is as delivered."""
        return self.texts[language].get(passage.name, passage.texts[language])


def latest(kind):
    """The version of a letter that is in force; None while it speaks as delivered."""
    return WordingChange.objects.versions(kind).first()


def texts_in_force(kind):
    """language → name of a passage → text, of today."""
    return texts_of_version(kind, latest(kind))


def texts_of_version(kind, version):
    if version is None:
        return delivered(kind)
    return {
        language: {name: version.text(language, one) for name, one in passages(kind).items()} for language in LANGUAGES
    }


def to_freeze(kind):
    """What a letter that is made now keeps: language → {"version", "passages"}; {} where it speaks as delivered."""
    found = latest(kind) if is_worded(kind) else None
    if found is None:
        return {}
    return {
        language: {"version": found.version, "passages": sound(kind, said)} for language, said in found.texts.items()
    }
