"""Writes a skills profile: education and wishes, and its lines, which are added once and taken back where they were a mistake."""

from django.core.exceptions import ValidationError
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import capacities_of, may
from audit.moment import now, today
from cases.filing import touch
from reintegration.skills.profiles import Able, Profile, Qualification, Spoken, Worked
from workflows.refusing import Refused, insist
from workflows.taking import lock

RECORD = "skills.record"
PARTS = {"worked": Worked, "able": Able, "spoken": Spoken, "qualifications": Qualification}


@db.atomic
def describe(procedure, person, by, **said):
    """Sets education and wishes of somebody in this file."""
    profile = _profile(procedure, person, by)
    for name, value in said.items():
        setattr(profile, name, value)
    profile.save()
    touch(procedure.case)
    return profile


@db.atomic
def add(procedure, person, part, by, **said):
    """Adds a line; the same occupation, skill or language again takes the place of what was said of it before."""
    profile, model = _profile(procedure, person, by), PARTS[part]
    for line in _standing(profile, model, said):
        _take_back(line)
    line = model(profile=profile, recorded_by=by.user, **said)
    _insist_sound(line)
    line.save()
    touch(procedure.case)
    return line


@db.atomic
def take_back(procedure, part, pk, by):
    """Takes a line of this file back, once."""
    lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    line = PARTS[part].objects.standing().filter(profile__case=procedure.case_id, pk=pk).first()
    if line:
        _take_back(line)
        touch(procedure.case)
    return line


def _profile(procedure, person, by):
    """Of somebody in this case; made when the first thing is known."""
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    if not procedure.case.members.filter(person=person).exists():
        raise Refused(_("Choose a person of this case."))
    return Profile.objects.get_or_create(case=procedure.case, person=person)[0]


def _standing(profile, model, said):
    """The line about the same thing; a qualification is a thing of its own, but not twice with the same title and country."""
    names = [name for name in ("occupation", "skill", "language", "title", "country") if name in said]
    return model.objects.standing().filter(profile=profile, **{name: said[name] for name in names})


def _take_back(line):
    line.taken_back_at = now()
    line.save(update_fields=["taken_back_at"])


def _insist_sound(line):
    said = {name: [sentence] for name, sentence in faults_of(line)}
    try:
        line.full_clean(exclude=[*said, "recorded_by"], validate_constraints=False)
    except ValidationError as error:
        said |= error.message_dict
    if said:
        raise Refused(fields=said)


DAYS = {  # what is said of the recognition: the days that must, and may, be told
    "applied": (("applied_on",), ()),
    "recognised": (("decided_on",), ("applied_on",)),
    "refused": (("decided_on",), ("applied_on",)),
}


def faults_of(line):
    """What is wrong with a qualification: its days must fit what is said of its recognition."""
    if not isinstance(line, Qualification):
        return
    needed, allowed = DAYS.get(line.recognition, ((), ()))
    for name in ("applied_on", "decided_on"):
        if said := _fault_of_day(getattr(line, name), name in needed, name in (*needed, *allowed)):
            yield name, said
    if line.applied_on and line.decided_on and line.decided_on < line.applied_on:
        yield "decided_on", _("The decision cannot come before the application.")


def _fault_of_day(day, is_needed, is_allowed):
    if day is None:
        return _("Say when.") if is_needed else ""
    if not is_allowed:
        return _("This day does not fit what is said of the recognition.")
    return _("This day has not come yet.") if day > today() else ""
