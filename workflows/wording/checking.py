"""What may be missing in the wording of letters (agencies/configuration.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding
from cases.wording.declared import passages
from cases.wording.rows import WordingChange
from cases.wording.telling import unknown_in
from workflows.wording.kinds import EDITED


def wordings(scope):
    """Versions in force that lack a language, or name what their letter no longer has."""
    for version in WordingChange.objects.in_force():
        if version.letter in EDITED:
            for sentence in _wanting(version):
                name = EDITED[version.letter]
                yield Finding(f"{name}: {sentence}", reverse("wording", args=[version.letter]))


def _wanting(version):
    kind = version.letter
    for name, passage in passages(kind).items():
        english, azerbaijani = (version.text(language, passage) for language in ("en", "az"))
        if english and not azerbaijani:
            yield _("“%(passage)s” has no Azerbaijani text.") % {"passage": passage.label}
        for unknown in dict.fromkeys(unknown_in(kind, name, english + azerbaijani)):
            said = _("“%(passage)s” names {%(name)s}, which this letter no longer has; it is sent as delivered.")
            yield said % {"passage": passage.label, "name": unknown}


CHECKS = (
    Check(
        "wording",
        gettext_lazy("Every letter can be said in both languages, and names only what it has"),
        wordings,
        grave=True,
        of_all=True,
    ),
)
