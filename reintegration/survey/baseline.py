"""Whether the first survey with the person concerned was settled: taken, or recorded as declined. A child is not asked."""

from audit.moment import today
from cases.files import CasePerson
from reintegration.choices import Wave
from reintegration.survey.consenting import is_old_enough
from reintegration.survey.responses import SurveyResponse
from reintegration.survey.taking import newest_instrument


def baseline_is_settled(procedure) -> bool:
    """One query; three where no survey has been finished yet."""
    of_subject = {"respondent__memberships__case": procedure.case_id, "respondent__memberships__relation": "subject"}
    baseline = SurveyResponse.objects.filter(procedure=procedure.pk, wave=Wave.BASELINE, **of_subject)
    if baseline.exclude(finished_at=None).exists():
        return True
    return not _can_be_asked(procedure)


def _can_be_asked(procedure):
    subject = procedure.case.members.select_related("person").get(relation=CasePerson.Relation.SUBJECT).person
    instrument = newest_instrument()
    return instrument is not None and bool(is_old_enough(subject, instrument, today()))
