"""Records of a person in a case of return or reintegration: under the lock of the case, once, by whoever manages it."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import capacities_of, may
from audit.moment import now, today
from cases.counselling import CounsellingSession
from cases.filing import touch
from cases.fitness import FitnessAssessment
from cases.gates import GateCode
from cases.guardianship import Guardianship
from cases.vulnerability import Vulnerability, VulnerabilityCode
from workflows.gating import set_gate
from workflows.refusing import MovedOn, Refused, insist
from workflows.taking import lock

RECORD = "return.record"
OF_A_CHILD_ALONE = (GateCode.NO_GUARDIAN, GateCode.NO_BEST_INTEREST)


@db.atomic
def record_session(procedure, said, token="", *, by):
    """A counselling session; with the same token it is the one that is there."""
    procedure = _open_to(procedure, by)
    if token and (done := CounsellingSession.objects.filter(case=procedure.case, token=token).first()):
        return done
    session = CounsellingSession.objects.create(
        case=procedure.case, counselled_by=by.user, recorded_at=now(), token=token, **said
    )
    touch(procedure.case)
    return session


@db.atomic
def record_assessment(procedure, said, token="", *, by):
    """What a doctor found of one of the persons of the case."""
    procedure = _open_to(procedure, by)
    _insist_member(procedure.case, said["person"])
    if token and (done := FitnessAssessment.objects.filter(case=procedure.case, token=token).first()):
        return done
    assessment = FitnessAssessment.objects.create(
        case=procedure.case, recorded_by=by.user, recorded_at=now(), token=token, **said
    )
    touch(procedure.case)
    return assessment


@db.atomic
def mark(procedure, said, *, by):
    """A vulnerability of one of the persons; one that stands already is not set twice.

    A child without parents goes no nearer to a journey before a protection officer has seen to guardian and best interests.
    """
    procedure = _open_to(procedure, by)
    _insist_member(procedure.case, said["person"])
    who = {"case": procedure.case, "person": said["person"], "code": said["code"], "ended_on": None}
    about = {"source": said["source"], "found_on": said["found_on"], "found_by": by.user, "recorded_at": now()}
    found, is_new = Vulnerability.objects.get_or_create(**who, defaults=about)
    if is_new:
        touch(procedure.case)
        if found.code == VulnerabilityCode.UNACCOMPANIED_CHILD:
            for code in OF_A_CHILD_ALONE:
                set_gate(procedure, code, by)
    return found


@db.atomic
def end_mark(procedure, found, on, *, by):
    """The mark holds no longer since a day; it stays in the record."""
    procedure = _open_to(procedure, by)
    found = procedure.case.vulnerabilities.select_for_update().get(pk=found.pk)
    if found.ended_on:
        raise MovedOn(_("This mark has been ended already."))
    if not found.found_on <= on <= today():
        raise Refused(fields={"ended_on": [_("Choose a day between the one on which it was found and today.")]})
    found.ended_on = on
    found.save(update_fields=["ended_on"])
    touch(procedure.case)
    return found


@db.atomic
def record_guardianship(procedure, person, said, *, by):
    """Guardian, decision on the best interests and reception of one child, as far as they are known."""
    procedure = _open_to(procedure, by)
    _insist_member(procedure.case, person)
    row = Guardianship.objects.filter(case=procedure.case, person=person).first()
    row = row or Guardianship(case=procedure.case, person=person)
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    touch(procedure.case)
    return row


def _open_to(procedure, by):
    """The procedure, locked, for somebody who may record in it; in a closed case nothing is recorded."""
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    if procedure.is_closed:
        raise MovedOn(_("The case is closed."))
    return procedure


def _insist_member(case, person):
    if not case.members.filter(person=person).exists():
        raise Refused(fields={"person": [_("Choose a person of this case.")]})
