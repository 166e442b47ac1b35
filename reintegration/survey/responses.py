"""What somebody answered in one wave of the survey, as it was answered; or that they did not wish to be asked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from audit.models import Recorded
from audit.moment import now
from cases.people import Person
from reintegration.choices import Wave
from reintegration.survey.instruments import Instrument, Option, Question
from workflows.rows import Procedure
from workflows.rows.links import by_whom


class Result(models.TextChoices):
    """How a wave went with somebody. Silence is none of them."""

    TAKEN = "taken", _("Answers the survey")
    DECLINED = "declined", _("Does not wish to be asked")
    UNABLE = "unable", _("Could not be asked")


class SurveyResponse(Recorded):
    """One wave with one person, once. Until it is finished its answers are kept as they are, however few."""

    field_group = FieldGroup.SUPPORT
    field_groups = of(FieldGroup.REFERENCE, "id procedure")

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="surveys")
    wave = models.CharField(_("when"), max_length=8, choices=Wave)
    respondent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("who is asked"))
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="responses")
    result = models.CharField(_("how it went"), max_length=10, choices=Result, default=Result.TAKEN)
    language = models.CharField(_("language of the interview"), max_length=3)
    on = models.DateField(_("day"))
    interviewer = by_whom(verbose_name=_("asked by"))
    began_at = models.DateTimeField(default=now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("survey"), _("surveys")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "wave", "respondent"], name="survey_once_a_wave"),
            models.CheckConstraint(
                condition=Q(result="taken") | Q(finished_at__isnull=False), name="survey_not_taken_is_settled"
            ),
        ]

    def __str__(self):
        return self.get_wave_display()

    @property
    def is_finished(self):
        return self.finished_at is not None


class Answer(Recorded):
    """The option that was chosen for one question; another one takes its place, and the history keeps both."""

    field_group = FieldGroup.SUPPORT
    field_groups = of(FieldGroup.REFERENCE, "id response")

    response = models.ForeignKey(SurveyResponse, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+", verbose_name=_("question"))
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+", verbose_name=_("answer"))
    answered_at = models.DateTimeField(default=now, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name, verbose_name_plural = _("answer"), _("answers")
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="answer_once")]
