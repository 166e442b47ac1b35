"""The whole history of a case: steps and every changed field, act by act, as far as the reader may see the fields."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup, Sight, group_of, is_beside, shown, sight
from agencies.languages import capital
from agencies.models import Agency
from agencies.roles import Role
from agencies.words import ROLE_NAMES
from audit.timeline import events
from cases.comparisons import Comparison
from cases.documents import Document, Evidence, EvidenceFile
from cases.files import Case, CasePerson, Circumstances, Note
from cases.gates import Gate
from cases.people import IdentityDocument, Nationality, Person, PersonName
from workflows.rows import Approval, Clock, Grant, Procedure
from workflows.showing.offered import offered
from workflows.showing.story import steps_told
from workflows.showing.wording import Wording, is_told

# What the engine keeps for itself or says elsewhere: states stand in the steps, people and agencies in the author's line.
TECHNICAL = {
    "id", "procedure_ptr", "kind", "state", "entered_at", "held_by", "closed_at", "opened_at", "reference",
    "title", "parent", "flags", "procedure", "case", "person", "version", "fingerprint", "from_state", "to_state", "folded",
    "folded_number", "sha256", "mrz_faults", "application", "token", "eyes", "days", "limit", "due_at",
    "content_object", "permission", "group", "approval", "proposed_by", "proposed_for", "signed_by",
    "signed_for", "added_by", "added_for", "written_by", "agency", "set_by", "set_for", "released_by", "released_for",
    "eligibility", "counselled_by", "found_by", "recorded_by", "recorded_at", "manager", "planned_at", "planned_by", "began_at",
    "presses", "rests",
}  # fmt: skip

OF_ITS_OWN = {Nationality: {"state"}}  # bears a name that is technical elsewhere
CALLED = {
    (Case, "agreement"): gettext_lazy("Agreement"),
    (Case, "their_reference"): gettext_lazy("Reference of the requesting authority"),
}
WEIGHED = ("decision", "decision_ground", "decision_reason")  # of a member of the family


def history(frame):
    """Entries (components/timeline.html), newest first: a fixed number of queries, whatever has happened."""
    found = [
        event
        for model, rows in _sources(frame)
        for event in events(model, rows, TECHNICAL - OF_ITS_OWN.get(model, set()))
    ]
    frame.worded, by_act = Wording(frame.procedure, found), {}
    for event in found:
        by_act.setdefault(event.act, []).append(event)
    steps = zip(steps_told(frame), reversed(frame.told_steps), strict=True)
    told = [_with_changes(frame, entry, by_act.pop(step.act, [])) for entry, step in steps]
    told += [entry for act in by_act.values() if (entry := _told(frame, act))]
    return sorted(told, key=lambda entry: entry["at"], reverse=True)


def _sources(frame):
    """Every kind of row that a case is made of, with its history rows. Proposals and notes are those of one's own agency."""
    procedure, own = frame.procedure, frame.actor.agency.pk
    yield type(procedure), type(procedure).history.filter(id=procedure.pk)
    yield Note, Note.history.filter(case_id=procedure.case_id, agency_id=own)
    yield Approval, Approval.history.filter(procedure_id=procedure.pk, proposed_for_id=own)
    yield Clock, Clock.history.filter(procedure_id=procedure.pk, id__in=[clock.pk for clock in frame.clocks])
    yield Grant, Grant.history.filter(content_object_id=procedure.pk, group_id=frame.actor.group_id)
    if not is_beside(frame.capacities):
        yield from _of_file(frame)


def _of_file(frame):
    """The rows of the whole file: persons, documents, evidence, what was compared."""
    case, persons = frame.procedure.case_id, _persons(frame).values("person")
    yield Case, Case.history.filter(id=case)
    for model in (CasePerson, Circumstances, Document, Evidence):
        yield model, model.history.filter(case_id=case)
    yield Comparison, Comparison.history.filter(Q(case_id=case) | _compared_elsewhere(frame, persons))
    yield EvidenceFile, EvidenceFile.history.filter(evidence__in=Evidence.objects.filter(case=case))
    yield Person, Person.history.filter(id__in=persons)
    for model in (PersonName, Nationality, IdentityDocument):
        yield model, model.history.filter(person_id__in=persons)
    if frame.sees(FieldGroup.PROTECTION):
        yield Gate, Gate.history.filter(case_id=case)
    yield from offered("sources", frame)


def _compared_elsewhere(frame, persons):
    """A comparison is about two: that of another case is told here too, to whom reads that case, by whose agency it was made."""
    seen = Procedure.objects.visible_to(frame.actor).values("case")
    about = Q(person_id__in=persons) | Q(other_id__in=persons)
    return about & Q(case_id__in=seen, act_agency_id=frame.actor.agency.pk)


def _persons(frame):
    """Whose particulars this reader reads: the person concerned, and the family where the family is theirs to read."""
    members = CasePerson.objects.filter(case=frame.procedure.case_id)
    return members if frame.sees(FieldGroup.FAMILY) else members.filter(relation=CasePerson.Relation.SUBJECT)


def _with_changes(frame, entry, acts):
    return entry | {"changes": entry["changes"] + [c for event in acts for c in _seen(frame, event)]}


def _told(frame, acts):
    """An act that took no step: what kinds of rows it touched, and the fields."""
    changes = [c for event in acts for c in _seen(frame, event)]
    first = acts[0]
    if not changes:
        return None
    return {
        "at": first.at,
        "title": _title(acts),
        "by": _author(first, frame.worded.names.get(Agency, {})),
        "tone": "plain",
        "changes": changes,
    }


def _title(acts):
    """Without a step a clock changes only where the rule that it counts by was changed."""
    if all(event.model is Clock for event in acts):
        return _("A limit or a calendar was changed")
    kinds = ", ".join(dict.fromkeys(str(event.model._meta.verbose_name) for event in acts))
    said = _("Recorded: %(kinds)s") if all(event.kind == "+" for event in acts) else _("Changed: %(kinds)s")
    return said % {"kinds": kinds}


def _author(event, names):
    if event.user is None:
        return _("System")
    roles = ", ".join(str(ROLE_NAMES[Role(role)]) for role in event.roles.split())
    return ", ".join(part for part in (event.user.name, names.get(event.agency_id), roles) if part)


def _seen(frame, event):
    """The changed fields this reader may see, masked where only that there was a change is theirs to know."""
    for changed in filter(is_told, event.changes):
        if changed.model is CasePerson and changed.name in WEIGHED and not frame.inside:
            continue  # until the reply says it, it is ours
        seen = sight(frame.capacities, group_of(changed.model, changed.name) or FieldGroup.INTERNAL)
        if seen != Sight.NONE:
            yield {
                "label": capital(CALLED.get((changed.model, changed.name), changed.label)),
                "old": shown(frame.worded(changed, changed.old), seen),
                "new": shown(frame.worded(changed, changed.new), seen),
            }
