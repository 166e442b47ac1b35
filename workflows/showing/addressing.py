"""Where a notice leads: to the page of the case, or to the page that a floor above has for whom the case is closed to."""

from django.urls import reverse

from workflows.showing.offered import offered


def addresses(notices):
    """{key of the notice: url}, for the page of notices and for mails."""
    usual = {notice.pk: reverse("procedure", args=[notice.procedure.reference]) for notice in notices}
    return usual | dict(offered("addresses", notices))
