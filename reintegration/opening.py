"""Opens a reintegration case: from a return, or directly, in a file of its own about the same persons."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction as db
from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from agencies.models import Agency
from agencies.policy import capacities_of, may
from agencies.roles import CASE_MANAGEMENT, OBSERVER
from audit.moment import now, today
from cases.files import Case, CasePerson
from cases.filing import touch
from cases.programmes import Programme
from cases.registering import register_person
from cases.rules import Agreement
from reintegration.reintegration_case import ReintegrationCase
from workflows.perform import open_
from workflows.procedures.readmission_effects import flags
from workflows.refusing import Refused, insist
from workflows.returning.opening import OpenedAlready
from workflows.rows import Procedure
from workflows.taking import lock

HOUSE = "HOUSE"  # the time limits of the house (cases/seeds/limits.py)
OPEN = "reintegration.open"


@dataclass(frozen=True)
class Homecoming:
    """How somebody came back: from where (code of the State), by which kind of return, when (aware), under which procedure."""

    host_state: str
    return_type: str
    arrived_at: datetime
    origin: Procedure | None = None


def new_file(host_state, members):
    """A file of its own about persons who are known ({person: relation}); nothing of another file is in it."""
    case = Case.objects.create(agreement=Agreement.objects.get(code=HOUSE), requesting_state=host_state)
    for person, relation in members.items():
        CasePerson.objects.create(case=case, person=person, relation=relation)
    return case


@db.atomic
def open_reintegration(by, agency, members, homecoming, **fields):
    """A reintegration case of these persons at an agency. Whoever hands over from another agency sees where it stands.

    `fields` are those of the case; among them may be `token`, which makes it happen once.
    """
    case = new_file(homecoming.host_state, members)
    agencies = {CASE_MANAGEMENT: agency} | ({OBSERVER: by.agency} if by.agency.pk != agency.pk else {})
    subject = next(person for person, relation in members.items() if relation == CasePerson.Relation.SUBJECT)
    origin = homecoming.origin and Procedure(pk=homecoming.origin.pk)
    return open_(
        ReintegrationCase, case, by, agencies, title=str(subject)[:300], flags=flags(subject, case), origin=origin,
        referred_at=now(), return_type=homecoming.return_type, arrived_at=homecoming.arrived_at, **fields,
    )  # fmt: skip


@db.atomic
def open_from(origin, by, agency, programme=None, token=None):
    """The reintegration case that follows a return, with the persons who travelled: once a return. Raises Refused.

    A second time it is the one that is there already, whoever asks.
    """
    origin = lock(origin)
    insist(may(capacities_of(by, origin), OPEN))
    if there := opened_from(origin):
        return there
    if (came := came_home(origin)) is None:
        raise Refused(_("Nobody has come back under this case who agreed to be referred to reintegration."))
    insist_fitting(agency, programme)
    homecoming = Homecoming(origin.case.requesting_state, *came, origin)
    opened = open_reintegration(by, agency, travellers(origin.case), homecoming, programme=programme, token=token)
    touch(origin.case)
    return opened


@db.atomic
def open_directly(said, family, known=None, *, by):
    """Of somebody who came back by another way, at one's own agency. `said` and each of `family` as the form has them;

    `known` is the Person, where it is somebody whom the agency knows. Raises OpenedAlready where the same form came twice at once.
    """
    subject = known or register_person(said)
    members = {subject: CasePerson.Relation.SUBJECT}
    members |= {register_person(one): one["relation"] for one in family if one["travels"]}
    arrived_at = make_aware(datetime.combine(said["arrived_on"], time()))
    came = Homecoming(said["host_state"], said["return_type"], arrived_at)
    fields = {name: said[name] for name in ("programme", "phone", "token")}
    insist_fitting(by.agency, fields["programme"])
    opened = open_reintegration(by, by.agency, members, came, **fields)
    if not opened.case.members.filter(person=subject).exists():
        raise OpenedAlready(opened)  # and nothing of this second file is kept
    return opened


def came_home(procedure):
    """How and when somebody came back under a return and agreed to be referred: (ReturnType, moment); None of any other."""
    ask = getattr(procedure, "came_home", None)
    return ask() if ask else None


def opened_from(origin):
    """The reintegration case of a return; None where there is none."""
    return ReintegrationCase.objects.filter(origin=origin.pk).first()


def managing_agencies():
    """The agencies that can manage a case of return or reintegration today."""
    living = Q(ended_on=None) | Q(ended_on__gt=today())
    return Agency.objects.filter(living, case_roles__contains=[CASE_MANAGEMENT.value]).order_by("code")


def running_programmes(agencies):
    """The programmes of agencies that run today."""
    running = Programme.objects.filter(agency__in=agencies, starts_on__lte=today()).exclude(ends_on__lt=today())
    return running.select_related("agency").order_by("agency__code", "code")


def insist_fitting(agency, programme):
    """The agency manages cases, and the programme, where one is named already, is its own and runs."""
    if not managing_agencies().filter(pk=agency.pk).exists():
        raise Refused(fields={"agency": [_("This agency manages no cases of reintegration.")]})
    if programme and not running_programmes([agency]).filter(pk=programme.pk).exists():
        raise Refused(fields={"programme": [_("Choose a programme that this agency runs today.")]})


def travellers(case):
    """Who came back under a case, by person: the one concerned and the family that travelled."""
    return {member.person: member.relation for member in case.members.select_related("person").filter(travels=True)}
