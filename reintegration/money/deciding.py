"""How a programme is changed: one programme manager proposes, another signs, and then it is so."""

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from reintegration.money.applying import apply
from reintegration.money.asking import insist_on_authority, insist_on_sense
from workflows.by_two import ByTwo
from workflows.refusing import Refused


def _carry_out(change, close):
    close()
    try:
        with db.atomic():
            apply(change)
    except IntegrityError as refused:
        raise Refused(_("It cannot be made so any more: something else was changed meanwhile.")) from refused


BY_TWO = ByTwo(insist_on_sense, insist_on_authority, _carry_out)
propose, sign, refuse, withdraw = BY_TWO.propose, BY_TWO.sign, BY_TWO.refuse, BY_TWO.withdraw
