"""Answers a complaint, once, by somebody of the agency whom it is not about."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.moment import now
from reintegration.feedback.rows import Feedback
from workflows.refusing import MovedOn, Refused


@db.atomic
def answer(feedback, by, words):
    """Keeps the answer with its author. Whoever may not see the complaint may not answer it. A second click finds it done."""
    found = Feedback.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=feedback.pk).first()
    if found is None or not found.due_on:
        raise Refused(_("This is no complaint that you can answer."))
    if found.answered_at:
        if (found.answer, found.answered_by_id) != (words, by.user.pk):
            raise MovedOn(_("This complaint has been answered already."))
        return found
    found.answer, found.answered_by, found.answered_at = words, by.user, now()
    found.save()
    return found
