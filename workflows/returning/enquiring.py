"""Enquiries about a return: one click counts one; nobody's name is asked for, and none is kept."""

from django.db import transaction as db
from django.db.models import Sum

from audit.moment import today
from cases.counselling import EnquiryCount


@db.atomic
def count_enquiry(host_state, language, token, *, by):
    """One more today, at the agency of whoever counts."""
    day = {"agency": by.agency, "on": today(), "host_state": host_state, "language": language}
    EnquiryCount.objects.bulk_create([EnquiryCount(**day, number=0)], ignore_conflicts=True)
    row = EnquiryCount.objects.select_for_update().get(**day)
    if row.token != token:
        row.number, row.token = row.number + 1, token
        row.save(update_fields=["number", "token"])
    return row


def counted(agency, since):
    """[(host country, language, number)] of an agency since a day, the most asked first."""
    rows = EnquiryCount.objects.filter(agency=agency, on__gte=since, number__gt=0).values("host_state", "language")
    return [
        (row["host_state"], row["language"], row["sum"])
        for row in rows.annotate(sum=Sum("number")).order_by("-sum", "host_state", "language")
    ]
