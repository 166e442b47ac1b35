"""The orders in which a work list is read, each one range of an index on the grants, and the place where a page begins."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from workflows.worklist.queues import grants_of


@dataclass(frozen=True)
class Order:
    """A column of the grant to sort by, then the procedure; for those alone who read its group of fields."""

    name: str
    label: str
    says: str
    column: str
    group: FieldGroup = FieldGroup.REFERENCE
    backwards: bool = False

    @property
    def keys(self):
        sign = "-" if self.backwards else ""
        return (f"{sign}{self.column}", f"{sign}content_object_id", "pk")

    def place(self, grant):
        """Where the page behind this grant begins. A name is not written into addresses: the grant is, which bears it."""
        if self.group != FieldGroup.REFERENCE:
            return Place(None, grant.pk)
        return Place(getattr(grant, self.column), grant.content_object_id)

    def behind(self, grants, place, actor):
        """From one place of the index on: the first condition finds it, the second leaves out what was shown."""
        key = self._key(place, actor)
        if key is None:
            return grants
        value, procedure_id = key
        than = "lt" if self.backwards else "gt"
        same = Q(**{self.column: value, f"content_object_id__{than}": procedure_id})
        return grants.filter(Q(**{f"{self.column}__{than}e": value}), same | Q(**{f"{self.column}__{than}": value}))

    def _key(self, place, actor):
        """(value, procedure) of a place of this order; None of any other, which is no place here."""
        if place is None or (place.moment is None) != (self.group != FieldGroup.REFERENCE):
            return None
        if place.moment is not None:
            return place.moment, place.number
        return grants_of(actor).filter(pk=place.number).values_list(self.column, "content_object_id").first()

    def once(self, grants):
        """An agency that plays several parts in a procedure has several grants: the first of them in this order stands for all.

        Of what has one part nothing is looked up.
        """
        than = "gt" if self.backwards else "lt"
        before = Q(**{f"{self.column}__{than}": OuterRef(self.column)})
        beside = Q(**{self.column: OuterRef(self.column)}, pk__lt=OuterRef("pk"))
        others = grants.filter(before | beside, content_object_id=OuterRef("content_object_id")).order_by()
        return grants.filter(Q(parts__len__lte=1) | ~Exists(others))


ORDERS = {
    order.name: order
    for order in (
        Order("due", _("Due date"), _("Sorted by due date"), "sort_at"),
        Order("waiting", _("Days waiting"), _("Sorted by days waiting, the longest first"), "waits_since"),
        Order(
            "received", _("Received"), _("Sorted by the day received, the newest first"), "received_at", backwards=True
        ),
        Order("name", _("Name"), _("Sorted by name"), "sort_name", FieldGroup.PARTICULARS),
    )
}


@dataclass(frozen=True)
class Place:
    """Where a page of the list begins: behind this moment and procedure; or, without a moment, behind this grant."""

    moment: datetime | None
    number: int

    @classmethod
    def of(cls, text):
        """From "2026-03-18T00:00:00+04:00~417" or "~417"; None for anything else."""
        moment, _tilde, number = (text or "").partition("~")
        try:
            return cls(datetime.fromisoformat(moment).astimezone(UTC) if moment else None, int(number))
        except (ValueError, OverflowError):
            return None

    def __str__(self):
        return f"{self.moment.isoformat() if self.moment else ''}~{self.number}"
