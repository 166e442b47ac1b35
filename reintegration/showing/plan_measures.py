"""The measures of a reintegration case as its plan tells them, and what its programme gives it."""

from django.utils.translation import gettext as _

from reintegration.measures.declaration import Measure


def measures_shown(frame):
    """For the plan: a dict for each measure that this reader may see."""
    found = Measure.objects.visible_to(frame.actor).filter(parent=frame.procedure.pk).order_by("pk")
    return [_shown(one) for one in found.select_related("measure_kind", "provider", "held_by")]


def _shown(measure):
    closed = measure.is_closed
    return {
        "kind": measure.measure_kind.name,
        "provider": measure.provider.name if measure.provider else _("Own agency"),
        "next_step": "" if closed else str(measure.state_declared.next_step),
        "holder": "" if closed else str(measure.held_by or ""),
        "due": None,
        "progress": None,
        "progress_words": "",
        "planned": measure.amount,
        "committed": None,
        "paid": None,
        "currency": measure.currency,
        "status": str(measure.state_declared),
        "tone": measure.state_declared.tone,
        "url": "",
    }


def budget_shown(frame, shown=None):
    """{cap, planned, committed, paid, left, currency} of the case in its programme; None before there is one."""
    return
