"""What somebody holds who leaves, and where it goes. The floor above that knows of cases is named in settings.LEAVING_ASKED_BY."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Leaving:
    """Somebody's role ends or rests: `act` writes it.

    `may_be_left`: whether what only they could do may be left undone, as when somebody must be out at once.
    `carried`: the names of what was sent and has to be sent again with the answers.
    """

    membership: object
    act: Callable
    may_be_left: bool = False
    carried: tuple[str, ...] = ()


def carry_out(leaving, sent):
    """In one transaction with the handing over, as `sent` says; else gives the form that asks where it goes, and nothing is done."""
    return import_string(settings.LEAVING_ASKED_BY)(leaving, sent)
