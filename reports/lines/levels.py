"""How much a line list says of persons."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """NONE names nobody and tells nobody apart; PSEUDONYMOUS tells persons apart within one file; NAMED names them."""

    NONE = "none", _("None")
    PSEUDONYMOUS = "pseudonymous", _("Pseudonymous")
    NAMED = "named", _("With names")


EXPLAINED = {
    Level.NONE: _("None: no name, no reference, ages in groups. For use inside: small groups are not hidden here."),
    Level.PSEUDONYMOUS: _("A sign for each person, in this file alone: the key to it is not kept. Still personal data."),
    Level.NAMED: _("Names, dates of birth and references, of the cases that are open to whoever asked. A second person agreed."),
}  # fmt: skip
