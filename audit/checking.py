"""What may be missing so that the history can be proved (agencies/configuration.py)."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.configuration import Check, Finding
from audit.ledger.rows import Checkpoint, Witnessed
from audit.ledger.witnesses import witnesses
from audit.moment import now

LATE = timedelta(days=2)


def no_witness(scope):
    """A witness outside this machine, which has lately taken a checkpoint: a folder is one only where it is a stick or a share."""
    kinds = {one.kind for one in witnesses(settings.LEDGER_WITNESSES)}
    if not kinds - {"folder"}:
        yield Finding(
            _("Every witness of the ledger is a folder of this machine: name one outside (LEDGER_WITNESSES).")
        )
    if Checkpoint.objects.exists() and not Witnessed.objects.filter(at__gte=now() - LATE).exists():
        yield Finding(_("No witness has taken a checkpoint of the ledger for two days."), reverse("verifications"))


CHECKS = (Check("witness", gettext_lazy("The ledger has a witness outside"), no_witness, of_all=True),)
