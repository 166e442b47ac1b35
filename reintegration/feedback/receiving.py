"""Takes in what people say, named or unnamed: once a form, with a receipt and, of a complaint, the day of the answer."""

import secrets

from django.conf import settings
from django.core.cache import cache
from django.db import transaction as db
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from agencies.models import Agency
from agencies.roles import CASE_MANAGEMENT
from audit.moment import now, today
from cases.agreements import NoLimit, due, house_limit
from cases.terms import LimitName
from reintegration.feedback.rows import Feedback, Kind
from workflows.refusing import Refused

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another when it is read aloud
RECEIPT = 10
AN_HOUR = 3600
MOST_AN_HOUR = 10  # from one address; nothing of the address is stored
MOST_A_DAY = 500  # from everybody unnamed together, so that nobody can fill the database


class TooMany(Exception):
    """More came from one address, or from everybody, than is taken in."""


def receiving_agencies():
    """Who answers for return and reintegration, and so receives what is said of it."""
    running = Agency.objects.exclude(ended_on__lte=today()).order_by("code")
    return running.filter(case_roles__contains=[CASE_MANAGEMENT.value])


def count_visit(request):
    """Raises TooMany. Of an address a keyed digest is held in memory for an hour, and nowhere else."""
    key = "feedback:" + salted_hmac("feedback", _address(request), algorithm="sha256").hexdigest()
    cache.add(key, 0, AN_HOUR)
    if cache.incr(key) > MOST_AN_HOUR:
        raise TooMany


def _address(request):
    """Behind a proxy the last address is the one that the proxy itself saw."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


@db.atomic
def receive(said, token, by=None, procedure=None):
    """Keeps an opinion or complaint ({field: value}); the same token gives the same one. `by` is an Actor, None of the open page."""
    if done := Feedback.objects.filter(token=token).first():
        return done
    if by is None and _unnamed_today() >= MOST_A_DAY:
        raise TooMany
    kept = Feedback(**said, token=token, procedure=procedure, recorded_by=by and by.user, receipt=_receipt())
    kept.received_at = now()
    if kept.kind == Kind.COMPLAINT:
        kept.limit, kept.due_on = _to_be_answered(kept.received_at)
    kept.save()
    return kept


def _unnamed_today():
    return Feedback.objects.filter(recorded_by=None, received_at__date=today()).count()


def _to_be_answered(received_at):
    """By the house's own rule, which an administrator changes under four eyes like any other limit."""
    try:
        rule = house_limit(LimitName.COMPLAINT_ANSWER)
    except NoLimit as none:
        raise Refused(none.sentence.translated(_)) from none
    return rule, due(rule, received_at).due_on


def _receipt():
    return "".join(secrets.choice(LETTERS) for _place in range(RECEIPT))


def found_by_receipt(number):
    """The one of this receipt, however it was typed; None."""
    typed = "".join(sign for sign in number.upper() if sign in LETTERS)
    return Feedback.objects.filter(receipt=typed).first() if len(typed) == RECEIPT else None
