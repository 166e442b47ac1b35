"""What this floor tells somebody who asks for their own data: to which agencies and providers something was passed after the return."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.words import GROUP_NAMES
from audit.dates import day_and_time
from cases.about.walking import rows_about
from reintegration.models import Measure, Referral


def recipients(teller):
    yield from map(_referred, _about(teller, Referral, "agency").exclude(sent_at=None))
    for measure in _about(teller, Measure, "provider").exclude(provider=None):
        yield {
            "agency": measure.provider.name,
            "what": _("provides a measure: %(reference)s") % {"reference": measure.reference},
            "at": day_and_time(measure.approved_at or measure.opened_at),
            "ground": "",
            "groups": [str(GROUP_NAMES[FieldGroup.SERVICE])],
        }


def _referred(referral):
    return {
        "agency": referral.agency.name,
        "what": _("was asked for help: %(reference)s") % {"reference": referral.reference},
        "at": day_and_time(referral.sent_at),
        "ground": _("your consent"),
        "groups": [str(GROUP_NAMES[FieldGroup.REFERRED])],
    }


def _about(teller, model, *related):
    return rows_about(model, teller.subject.persons, teller.subject.cases).select_related(*related).order_by("pk")
