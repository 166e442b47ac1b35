"""What follows from the steps of a transit: what is filed, moments, agencies brought in and asked."""

from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.models import Agency
from agencies.roles import BORDER, IDENTITY, LEAD, REQUESTING, SECURITY
from agencies.states import state_name, zone
from audit.moment import now
from cases.files import Case
from cases.filing import file_application
from cases.names import fold_number
from cases.packages.dates import day
from cases.people import IdentityDocument
from cases.person_keys import keep_keys
from workflows.perform import open_, perform
from workflows.procedures.readmission_effects import flags
from workflows.procedures.transit_annex import as_filed, moment_of, titled
from workflows.procedures.verification import Verification

OF_THE_JOURNEY = ("transport", "destination", "other_states", "crossing_point", "escorts")
YES_OR_NO = {True: "yes", False: "no"}


def submit(transit, by):
    """Files the application, and brings in the two authorities, whoever wrote it."""
    file_annex(transit, by)
    parties = {REQUESTING: transit.case.requesting_agency, LEAD: transit.case.requested_agency}
    transit.bring_in({part: agency for part, agency in parties.items() if transit.agency_that_is(part) is None})


def file_annex(transit, by):
    """Files whom Annex 6 is about, and what it asks for."""
    case, said = transit.case, transit.application
    subject = file_application(case, as_filed(said), by)
    _file_document(subject, said["document"])
    transit.title, transit.flags = str(subject)[:300], flags(subject, case)
    for name in OF_THE_JOURNEY:
        setattr(transit, name, said.get(name) or getattr(transit, name))
    transit.transfer_at, transit.travel_document = moment_of(said), titled(said)[:120]
    transit.admission_assured, transit.ground_known = (
        YES_OR_NO[said[name]] for name in ("admission_assured", "ground_known")
    )


def submit_now(transit, by):
    """An application that comes through the system is received the moment it is submitted."""
    transit.received_at, transit.channel = now(), Case.Channel.EXCHANGE
    submit(transit, by)


def _file_document(subject, said):
    """Without evidence of anything: the travel document says who travels, not whose national the person is to us."""
    number = said.get("number") or ""
    IdentityDocument.objects.create(
        person=subject, kind=said["kind"], number=number, folded_number=fold_number(number),
        issued_by=said.get("issued_by") or "", expires_on=day(said.get("expires_on") or ""),
    )  # fmt: skip
    keep_keys([subject])


def acknowledge(transit, by):
    transit.acknowledged_at = now()


def take_up(transit, by):
    """Whoever takes up the examination works on the case from now on."""
    transit.give_to(by.user, transit.agency_that_is(LEAD).group_id)


def ask_services(transit, by):
    """The border and the security service are asked, each for itself, whether anything stands against the transit."""
    for agency in _services(transit):
        part = SECURITY if SECURITY in agency.case_roles else IDENTITY
        open_(
            Verification, transit.case, by, {part: agency, LEAD: transit.agency_that_is(LEAD)},
            parent=transit, asked_at=now(), information_given=_question(transit),
        )  # fmt: skip


def _services(transit):
    asked = Q(case_roles__contains=[SECURITY]) | Q(case_roles__contains=[BORDER])
    return Agency.objects.filter(asked, state=transit.case.requested_state, ended_on=None).order_by("code")


def _question(transit):
    there = transit.transfer_at.astimezone(zone(transit.case.requested_state))
    said = _("Transit to %(state)s, planned for %(day)s. Is anything known that stands against it (Art. 14(3))?")
    return said % {"state": state_name(transit.destination), "day": there.strftime("%d.%m.%Y")}


def decided(transit, by):
    transit.decided_at = now()


def authorised_by_silence(transit, by):
    """When the time is over, not when somebody notices."""
    transit.decided_at = transit.running_clock("reply").due_at


def bring_in_border(transit, by):
    if transit.agency_that_is(BORDER) is None:
        competent = Agency.objects.filter(
            state=transit.case.requested_state, ended_on=None, case_roles__contains=[BORDER]
        )
        transit.bring_in({BORDER: competent.order_by("code").first()})


def enter(transit, by):
    """Recorded by two taps: the moment is now, unless another is given."""
    transit.came_in_at = transit.came_in_at or now()


def leave(transit, by):
    transit.went_out_at = transit.went_out_at or now()


def return_to_requesting(transit, by):
    transit.returned_at = transit.returned_at or now()


def withdraw_checks(transit, by):
    """What was asked of others is asked no longer."""
    for check in transit.children.filter(closed_at=None):
        perform(check, "withdraw", by=None)
