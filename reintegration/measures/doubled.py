"""The same need paid by two programmes: the same person, or one linked as the same, the same kind, another programme."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from cases.comparisons import Comparison
from cases.people import Person
from workflows.declare import guard
from workflows.refusing import Refused

NEVER_WAS = ("proposed", "rejected", "recovered")


def same_person(pk):
    """Everybody who was found to be this person, over as many links as there are; in order, so that locks are taken in one order."""
    seen, todo = set(), {pk}
    while todo:
        seen |= todo
        links = Comparison.objects.in_force().filter(Q(person__in=todo) | Q(other__in=todo), same=True)
        todo = {end for pair in links.values_list("person", "other") for end in pair} - seen
    return sorted(seen)


def doubles(measure):
    """Measures of other programmes for the same need: approved, running, paid, or ended after something was paid."""
    same = type(measure).objects.filter(
        beneficiary__in=same_person(measure.beneficiary_id), measure_kind=measure.measure_kind_id
    )
    real = same.exclude(state__in=NEVER_WAS).exclude(state="cancelled", tranches_paid=0)
    return real.exclude(programme=measure.programme_id).exclude(pk=measure.pk).select_related("programme")


def said_where_doubled(measure):
    """A check: whoever proposes it all the same says why, and the signers read it."""
    if not measure.double_reason and (found := doubles(measure).first()):
        yield "double_reason", sentence(found)


def sentence(found):
    return _("%(programme)s already supports the same need of this person. Say why this is no double support.") % {
        "programme": found.programme.name
    }


@guard(_l("Another programme supports the same need of this person, and no reason for it is recorded and signed."))
def not_doubled(measure):
    return bool(measure.double_reason) or not doubles(measure).exists()


def insist_not_doubled(measure, by):
    """Under a lock of the persons: of two programmes that approve at the same moment the second finds the first."""
    everybody = Person.objects.select_for_update(no_key=True).filter(pk__in=same_person(measure.beneficiary_id))
    list(everybody.order_by("pk"))
    if not not_doubled(measure):
        raise Refused(str(not_doubled.says))
