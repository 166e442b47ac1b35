"""What must hold before a referral moves on, and what follows from its steps."""

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.roles import CASE_MANAGEMENT, CASEWORKER, OBSERVER, PARTNER, SUPERVISOR
from audit.dates import day
from audit.moment import now, today
from reintegration.referral_choices import ALWAYS, APPROVED_FIRST, FILLS_A_PLACE, DeclineReason, Item, NotGiven
from reintegration.skills.places import places_left
from workflows.communications import written_down
from workflows.declare import guard
from workflows.notices import tell_of_step
from workflows.rows import Communication, permissions

RECEIVERS = (CASEWORKER.at(PARTNER), SUPERVISOR.at(PARTNER))
SENDERS = (CASEWORKER.at(CASE_MANAGEMENT), SUPERVISOR.at(CASE_MANAGEMENT))
CHIEF = SUPERVISOR.at(CASE_MANAGEMENT)
BOTH_CHIEFS = (SUPERVISOR.at(PARTNER), CHIEF)
TOLD = (*ALWAYS, *Item.values)  # of these that are known, a referral bears a copy


def signers(referral):
    """Health and protection leave the house under a second pair of eyes; of anything else the person’s consent decides."""
    return (CHIEF,) if referral.need in APPROVED_FIRST else ()


signers.of = (CHIEF,)  # who may come to sign, whatever the referral is for


@guard(_("The person’s consent to share with this agency must be in force."))
def consent_in_force(referral):
    return referral.consent.holds(today())


@guard(_("The consent to share is still in force."))
def consent_is_over(referral):
    return not referral.consent.holds(today())


@guard(_("The deletion has been confirmed already."))
def not_deleted_yet(referral):
    return referral.deleted_on is None


def overdue(deadline, mark):
    """A guard: the time of a deadline is over, and the supervisors have not been told yet."""

    @guard(_("The time has not run out, or the supervisors were told already."))
    def is_overdue(referral):
        clock = referral.running_clock(deadline)
        return bool(clock and now() >= clock.due_at and getattr(referral, mark) is None)

    return is_overdue


def escalate(transition, mark):
    """Marks it, once, and tells the supervisors of both sides."""

    def mark_and_tell(referral, by):
        setattr(referral, mark, now())
        tell_of_step(referral, transition, BOTH_CHIEFS)

    return mark_and_tell


def sent(referral, by):
    referral.sent_at = now()


def send(referral, by):
    """From now on the agency asked has a part in it, and reads."""
    sent(referral, by)
    referral.bring_in({PARTNER: referral.agency})


def write_down(referral, by):
    """That it was told, to whom, on what ground: as everything that leaves the house is written down."""
    told = {name: value for name in TOLD if (value := getattr(referral, name))}
    parties = (referral.agency_that_is(CASE_MANAGEMENT), referral.agency)
    said = {name: (FieldGroup.REFERRED, value) for name, value in told.items()}
    ground = gettext("Consent of %(day)s") % {"day": referral.consent.given_on.strftime("%d.%m.%Y")}
    written_down(referral, Communication.What.MESSAGE, parties, said, ground=ground).save()


def who_will_read(referral):
    """For whoever approves the sending: which agency reads what, and until when."""
    what = [str(referral._meta.get_field(name).verbose_name) for name in TOLD[1:] if getattr(referral, name)]
    said = {"agency": referral.agency, "what": ", ".join([gettext("name"), *what])}
    yield gettext("%(agency)s reads: %(what)s") % said
    if until := referral.consent.valid_until:
        yield gettext("The sharing ends with the consent, on %(day)s") % {"day": day(until)}


def accepted(referral, by):
    referral.accepted_at = now()
    tell_of_step(referral, "accept", SENDERS)


def told(transition, whom=SENDERS):
    """An effect that tells one side what the other did."""
    return lambda referral, by: tell_of_step(referral, transition, whom)


def end_sharing(referral, by):
    """The receiving agency keeps its history and no longer reads what was shared: its part becomes that of an observer."""
    for grant in referral.granted:
        if grant.case_role == PARTNER:
            grant.permission = permissions()[OBSERVER]
            grant.save(update_fields=["permission"])


def _not_to_come(referral, name):
    if (day := getattr(referral, name)) and day > today():
        yield name, _("This day has not come yet.")


def service_as_it_was(referral):
    """Given between the sending and today; and an offer gives away no more places than it has."""
    yield from _not_to_come(referral, "service_on")
    if referral.service_on and referral.service_on < localdate(referral.sent_at):
        yield "service_on", _("This day lies before the referral.")
    if referral.offer_id and referral.service in FILLS_A_PLACE and not places_left(referral.offer_id):
        yield "service", _("All places of this offer are filled. Raise their number first.")


def deleted_as_it_was(referral):
    yield from _not_to_come(referral, "deleted_on")


def declined_in_words(referral):
    if referral.decline_reason == DeclineReason.OTHER and not referral.decline_note.strip():
        yield "decline_note", _("Say why.")


def not_given_in_words(referral):
    if referral.not_given_reason == NotGiven.OTHER and not referral.not_given_note.strip():
        yield "not_given_note", _("Say why.")
