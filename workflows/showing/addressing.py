"""Where a notice leads: to the page of the case, or to the page that a floor above has for whom the case is closed to; and its words."""

from django.urls import reverse

from workflows.notice_words import sentence
from workflows.showing.offered import offered


def addresses(notices):
    """{key of the notice: url}, for the page of notices and for mails."""
    of_cases = [notice for notice in notices if notice.procedure_id]
    usual = {notice.pk: reverse("procedure", args=[notice.procedure.reference]) for notice in of_cases}
    return usual | dict(offered("addresses", of_cases)) | dict(offered("places", _of_no_case(notices)))


def _of_no_case(notices):
    return [notice for notice in notices if not notice.procedure_id]


def words(notice):
    """(sentence, what it is about: the reference of the case, or what the floor above calls it)."""
    if notice.procedure_id:
        return sentence(notice), notice.procedure.reference
    return offered("sentences", notice)[0]
