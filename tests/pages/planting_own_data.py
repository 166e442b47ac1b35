"""Somebody who asked for their own data, was answered and got it, and whose case was held for a court: a word wherever somebody writes."""

from agencies.disclosure import FieldGroup
from agencies.roles import DATA_PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today
from cases.models import LegalHold, SubjectAccess, SubjectAccessCopy
from tests import a


def plant_own_data(hands):
    """What was made holds the word too, as if it had not been thrown away."""
    word, officer, chief = hands.words.of[FieldGroup.COMPLAINT], a.person(DATA_PROTECTION_OFFICER), a.person(SUPERVISOR)
    case = hands.root.case
    with acting(officer):
        made = SubjectAccess.objects.create(
            reference=f"SA-{hands.mark}", case=case, person=case.members.get(relation="subject").person, through=officer.agency,
            asked_on=today(), identified="document", identified_note=word, recorded_by=officer.user, made_by=officer.user, made_at=now(),
            pages=3, json_sha256="0" * 64, pdf_sha256="1" * 64, decision="approved", decided_by=chief.user, decided_at=now(), reason=word,
            given_how="in_person", given_to=word, given_by=officer.user, given_at=now(),
        )  # fmt: skip
        SubjectAccessCopy.objects.create(request=made, content=word)
        _plant_hold(case, hands.words.internal("AZ-SMS"), officer, chief)


def _plant_hold(case, word, officer, chief):
    """One that was released again."""
    held = {"case": case, "reason": word, "set_by": officer.user, "set_for": officer.agency}
    hold = LegalHold.objects.create(**held)
    hold.released_by, hold.released_for, hold.released_at, hold.release_reason = chief.user, chief.agency, now(), word
    hold.save()
