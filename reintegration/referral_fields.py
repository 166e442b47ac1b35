"""What a referral records beyond its state: what was shared, as it was then, and what came of it."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from agencies.models import Agency
from cases.consents import Consent
from cases.naming import languages_said, state_said
from cases.people import Person, Sex
from reintegration.referral_choices import AgeBand, DeclineReason, Item, Need, NotGiven, Service
from reintegration.skills.choices import Education, Recognition
from reintegration.skills.offers import Offer, Scheme
from workflows.rows import Procedure

LONG = 2000


def _text(label, **how):
    return models.TextField(label, blank=True, max_length=LONG, **how)


def _link(model, label, **how):
    return models.ForeignKey(
        model, on_delete=models.PROTECT, related_name="+", verbose_name=label, editable=False, **how
    )


def _coded(**how):
    return models.JSONField(default=list, blank=True, editable=False, **how)


class ReferralFields(Procedure):
    """Abstract: the fields stand here, the workflow in referral.py.

    What was shared is a copy of its own: nothing of it changes when the file changes, and nothing of the file is read through it.
    """

    listed_with = FieldGroup.SUPPORT  # as a child: the migration service, an observer there, does not learn of it
    field_groups = {
        **of(FieldGroup.REFERRED, "title phone need need_note items age_band sex region languages education"),
        **of(FieldGroup.REFERRED, "occupations skills qualifications appointment_at contact_at_agency"),
        **of(FieldGroup.REFERRED, "decline_note service_on service_note not_given_note offer scheme"),
        **of(FieldGroup.SUPPORT, "person consent withdrawal_reason"),
    }

    agency = _link(Agency, _("agency asked"))
    person = _link(Person, _("person referred"))
    consent = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("consent"), editable=False
    )
    scheme = _link(Scheme, _("State scheme"), null=True)
    offer = models.ForeignKey(
        Offer, null=True, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("offer"), editable=False
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    phone = models.CharField(_("telephone"), max_length=40, blank=True, editable=False)
    need = models.CharField(_("what is asked for"), max_length=20, choices=Need, editable=False)
    need_note = _text(_("what the agency must know to act"), editable=False)
    items = _coded(verbose_name=_("shared beside name, telephone and need"))
    age_band = models.CharField(_("age band"), max_length=6, choices=AgeBand, blank=True, editable=False)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True, editable=False)
    region = models.CharField(_("region"), max_length=60, blank=True, editable=False)
    languages = _coded(verbose_name=_("languages"))
    education = models.CharField(_("level of education"), max_length=1, choices=Education, blank=True, editable=False)
    occupations = _coded(verbose_name=_("occupations"))
    skills = _coded(verbose_name=_("skills"))
    qualifications = _coded(verbose_name=_("qualifications and their recognition"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True, editable=False)
    appointment_at = models.DateTimeField(_("first appointment"), null=True, blank=True)
    contact_at_agency = models.CharField(_("whom the person should ask for"), max_length=120, blank=True)
    decline_reason = models.CharField(_("why it is declined"), max_length=20, choices=DeclineReason, blank=True)
    decline_note = _text(_("reason in words"))
    service_on = models.DateField(_("day of the service"), null=True, blank=True)
    service = models.CharField(_("what came of it"), max_length=12, choices=Service, blank=True)
    service_note = _text(_("outcome in words"))
    not_given_reason = models.CharField(_("why the service was not given"), max_length=20, choices=NotGiven, blank=True)
    not_given_note = _text(_("what happened"))
    withdrawal_reason = _text(_("reason"))
    answer_escalated_at = models.DateTimeField(_("answer overdue: supervisors told"), null=True, editable=False)
    service_escalated_at = models.DateTimeField(_("service overdue: supervisors told"), null=True, editable=False)
    deleted_on = models.DateField(_("what was shared was deleted there on"), null=True, blank=True)

    class Meta:
        abstract = True
        verbose_name, verbose_name_plural = _("referral"), _("referrals")

    def get_items_display(self):
        return ", ".join(str(Item(item).label) for item in self.items)

    def get_languages_display(self):
        return languages_said(self.languages)

    def get_occupations_display(self):
        return in_words(self.occupations)

    def get_skills_display(self):
        return in_words(self.skills)

    def get_qualifications_display(self):
        """Each as it was told: title, State, and whether it is recognised."""
        known = [
            (one["title"], state_said(one["country"]), Recognition(one["recognition"]).label)
            for one in self.qualifications
        ]
        return "; ".join(f"{title}, {country} ({recognition})" for title, country, recognition in known)


def in_words(said):
    """Labels that were shared, each kept in both languages: [{code, en, az}]."""
    spoken = (get_language() or "en")[:2]
    return "; ".join(one.get(spoken) or one["en"] for one in said)
