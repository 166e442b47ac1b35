"""What a voluntary return records beyond its state: the answers of its steps."""

from decimal import Decimal
from functools import cache

from babel.numbers import get_territory_currencies
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from cases.packages.persons import STATES
from cases.programmes import Programme
from workflows.procedures.readmission_request import Confirmation, Transport
from workflows.procedures.voluntary_return_forms import FORM_FIELDS
from workflows.procedures.voluntary_return_letters import VoluntaryReturnLetters
from workflows.rows import Journey, Procedure

LONG = 2000


class Stay(models.TextChoices):
    """How somebody is in the host country; the codes are those that rules of programmes name."""

    PERMIT = "permit", _("With a permit or visa")
    VISA_FREE = "visa_free", _("Without a visa, for a short stay")
    EXPIRED = "expired", _("The permit or visa has expired")
    NONE = "none", _("Without a permit")


class Rejection(models.TextChoices):
    NOT_ELIGIBLE = "not_eligible", _("The rules of the programme are not met")
    FALSE_STATEMENTS = "false_statements", _("What was stated is not true")
    OTHER = "other", _("Another reason, stated below")


class Afterwards(models.TextChoices):
    REINTEGRATION = "reintegration", _("Handed over to reintegration")
    NOTHING_WANTED = "nothing_wanted", _("No further assistance wanted")


@cache
def currencies():
    """Every currency in use anywhere, by its ISO 4217 code."""
    codes = {code for state in STATES for code in get_territory_currencies(state)}
    return sorted((code, code) for code in codes)


def _text(label, **how):
    return models.TextField(label, blank=True, max_length=LONG, **how)


def _short(label, most=200, **how):
    return models.CharField(label, max_length=most, blank=True, **how)


def _day(label, **how):
    return models.DateField(label, null=True, blank=True, **how)


def _moment(label, **how):
    return models.DateTimeField(label, null=True, blank=True, **how)


class VoluntaryReturnFields(VoluntaryReturnLetters, Procedure):
    """Abstract: the fields stand here, the workflow in voluntary_return.py."""

    form_fields = FORM_FIELDS
    journey = Journey(
        "arrival_at", "arrived_at", ("travel_booked", "departed"), taps=("record_arrival",),
        documents_until=("document_expires_on",),
    )  # fmt: skip
    field_groups = {
        **of(FieldGroup.PARTICULARS, "title document_number document_expires_on"),
        **of(FieldGroup.SUPPORT, "contact applied_on interests has_means stay in_host_state_since assisted_before"),
        **of(FieldGroup.SUPPORT, "last_assisted_on entry_ban_conflict programme eligibility screened_on rights_told"),
        **of(FieldGroup.SUPPORT, "rejection_ground rejection_reason complaint review_reason accepted_by accepted_on"),
        **of(FieldGroup.SUPPORT, "postponement_reason no_show_note afterwards onward_transport"),
        **of(FieldGroup.TRANSFER, "received_by reception_phone reception_place onward_place departure_place"),
        **of(FieldGroup.TRANSFER, "departure_at arrival_at transport carrier crossing_point escorts departed_at"),
        **of(FieldGroup.TRANSFER, "arrived_at arrival_note"),
        **of(FieldGroup.CARE, "transfer_needs"),
        **of(FieldGroup.MONEY, "grant_amount grant_currency grant_paid_by grant_paid_on grant_receipt"),
    }

    contact = _short(_("how the person is reached"))
    applied_on = _day(_("day of the application"))
    interests = _text(_("wishes for the time after the return"))
    has_means = _short(_("can pay the return without help"), 3, choices=Confirmation)
    stay = _short(_("stay in the host country"), 10, choices=Stay)
    in_host_state_since = _day(_("in the host country since"))
    assisted_before = _short(_("assisted in a return before"), 3, choices=Confirmation)
    last_assisted_on = _day(_("last assisted on"))
    entry_ban_conflict = _short(_("an entry ban or extradition stands against it"), 3, choices=Confirmation)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    eligibility = models.JSONField(_("rules, as they were found"), default=list, blank=True, editable=False)
    screened_on = _day(_("day of the screening"))
    rights_told = _short(
        _("the person was asked, alone, whether anything stands against going back"), 3, choices=Confirmation
    )
    rejection_ground = _short(_("ground"), 20, choices=Rejection)
    rejection_reason = _text(_("reasons, as they will be written to the person"))
    complaint = _text(_("how, where and until when the person can complain"))
    review_reason = _text(_("why it is looked at again"))
    document_number = _short(_("number of the person’s own travel document"), 40)
    document_expires_on = _day(_("own travel document valid until"))
    received_by = _short(_("who meets the person"))
    reception_phone = _short(_("telephone of whoever meets the person"), 40)
    reception_place = _short(_("place of the reception"))
    onward_place = _short(_("where the person goes on to"))
    onward_transport = _short(_("how the person goes on"))
    accepted_by = _short(_("provider that has accepted"))
    accepted_on = _day(_("accepted on"))
    departure_place = _short(_("place of departure"), 120)
    departure_at = _moment(_("departure"))
    arrival_at = _moment(_("arrival"))
    transport = _short(_("means of transport"), 5, choices=Transport)
    carrier = _short(_("flight, registration number or ship"), 60)
    crossing_point = _short(_("border crossing point"), 120)
    escorts = _short(_("who travels along"))
    transfer_needs = _text(_("care needed on the way"))
    postponement_reason = _text(_("what was agreed"))
    no_show_note = _text(_("what is known"))
    departed_at = _moment(_("departed at"))
    arrived_at = _moment(_("arrived at"))
    arrival_note = _text(_("what was needed on arrival"))
    grant_amount = models.DecimalField(
        _("cash grant"), max_digits=10, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )  # fmt: skip
    grant_currency = _short(_("currency"), 3, choices=currencies)
    grant_paid_by = _short(_("paid by"))
    grant_paid_on = _day(_("received by the person on"))
    grant_receipt = _short(_("number of the receipt"), 60)
    afterwards = _short(_("after the arrival"), 15, choices=Afterwards, editable=False)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["arrival_at"], name="%(class)s_travels")]
        verbose_name, verbose_name_plural = _("voluntary return"), _("voluntary returns")
