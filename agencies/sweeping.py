"""What time alone sweeps away on this floor: sessions that have run out, and old marks of failed and successful sign-ins."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.utils import timezone

from agencies.sessions import end_expired

KEPT_FOR = timedelta(days=180)  # longer than anything that is counted from them (agencies/proofs/throttling.py)


def pass_time():
    """For the worker (settings.OFFERED_BY). No step of any case is taken by it."""
    end_expired()
    for log in (AccessAttempt, AccessFailureLog, AccessLog):
        log.objects.filter(attempt_time__lt=timezone.now() - KEPT_FOR).delete()
    return []
