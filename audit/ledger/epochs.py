"""Begins a new epoch after a restore that lost records: two operators say so, and the first leaf of the epoch says what was lost."""

from dataclasses import dataclass

from django.db import connection
from django.db import transaction as db

from agencies.models import Membership, User
from agencies.roles import Role
from audit.ledger.rows import Checkpoint, Epoch, Halt, Leaf, Record
from audit.ledger.sequencing import alone, size


class NotSo(Exception):
    """An epoch cannot begin so; says why."""


@dataclass(frozen=True)
class Operator:
    """Somebody who says who they are at the console."""

    email: str
    password: str

    def proven(self) -> int:
        """The key of their account. Raises NotSo unless it is theirs and they administrate something."""
        fields = ("id", "password")
        user = User.objects.filter(email=self.email.lower(), is_active=True).only(*fields).first()
        if user is None or not user.check_password(self.password):
            raise NotSo(f"{self.email}: no such account, or not its password.")
        roles = Membership.objects.filter(user_id=user.pk, role=Role.ADMINISTRATOR, until_on=None, suspended_at=None)
        if not roles.exists():
            raise NotSo(f"{self.email} administrates nothing.")
        return user.pk


@db.atomic
def begin(reason: str, first: Operator, second: Operator) -> Epoch:
    """The next epoch, with its record as the next leaf. Raises NotSo."""
    alone()
    halt = Halt.objects.filter(ended_by=None).first()
    if halt is None:
        raise NotSo("The ledger is not halted: there is nothing to begin anew from.")
    if not reason.strip():
        raise NotSo("Say why.")
    one, other = first.proven(), second.proven()
    if one == other:
        raise NotSo("Two different people begin an epoch.")
    last = Epoch.objects.order_by("-number").first()
    made = Epoch.objects.create(
        number=(last.number if last else 1) + 1, halt=halt, start=size(), lost=[_lost_from(halt), halt.witnessed - 1],
        reason=reason, begun_by=one, confirmed_by=other,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # its record is written now
    record = Record.objects.filter(chain="s_house").latest("seq")
    Leaf.objects.create(index=made.start, record=record)
    return made


def _lost_from(halt) -> int:
    """The first record that may be lost: the next one here; or, where as many are here again, the first not signed for here."""
    if halt.size < halt.witnessed:
        return halt.size
    known = Checkpoint.objects.filter(origin=halt.origin, size__lt=halt.witnessed).order_by("-size").first()
    return known.size if known else 0
