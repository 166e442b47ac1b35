"""The conditions of a direct return: the day lies ahead, and every document that stands for an application is valid then."""

from datetime import timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.states import zone
from audit.moment import now

AHEAD = timedelta(minutes=5)  # how far the clock of the border service may be ahead of ours


def lies_ahead(notice):
    if notice.transfer_at <= now():
        yield "transfer_at", _("The transfer must lie ahead.")


def documents_cover_it(notice):
    """Art. 7(2): without a valid document there is no direct return; of others our visa or permit must be valid too."""
    day = notice.transfer_at.astimezone(zone(notice.case.requested_state)).date()
    needed = [notice.document_expires_on, *([] if notice.is_own_national else [notice.permit_expires_on])]
    last_day = min(needed, key=lambda expires: expires or day.min)
    if last_day is None:
        yield "transfer_at", _("Without a valid visa or residence permit of ours an application is needed.")
    elif last_day < day:
        said = gettext("The documents are valid until %(day)s only: after that an application is needed.")
        yield "transfer_at", said % {"day": last_day.strftime("%d.%m.%Y")}


def has_been(notice):
    if notice.arrived_at > now() + AHEAD:
        yield "arrived_at", _("This moment has not come yet.")


def error_is_covered(notice):
    """Whether Art. 13 is read as reaching transfers without an application: a fact of the agreement, as long as nobody decided."""
    return notice.case.agreement.error_covers_direct_return
