"""Inside the door: the lock, the checks, and what taking a step writes. Only workflows/perform.py calls in here."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from agencies.disclosure import is_inside
from agencies.models import Absence
from agencies.policy import capacities_of
from agencies.roles import CLOCK
from audit.moment import now
from cases.agreements import read_limits_once
from cases.files import Case
from cases.filing import touch
from workflows.clocks import turn_clocks
from workflows.communications import keep_communications
from workflows.declare import BACK
from workflows.in_place import worker_away
from workflows.letters import make_letter
from workflows.notices import post, tell_of_decision, tell_of_letter, tell_of_turn
from workflows.objecting import may_perform
from workflows.refusing import Changed, MovedOn, Refused
from workflows.rows import Approval, Grant, Procedure, Step


def lock(procedure):
    """The case is the lock: parent, children and everything else in it wait behind one row, so nothing can deadlock.

    Its key stays free: a new row that refers to the case need not wait, and so cannot hold what this transaction waits for.
    """
    return _beneath(_locked_case(procedure.case_id), procedure)


def _locked_case(pk):
    away = Absence.objects.in_force().filter(
        agency__group__in=Grant.objects.filter(content_object__case=OuterRef(OuterRef("pk"))).values("group")
    )
    locked = Case.objects.select_for_update(of=("self",), no_key=True).select_related("agreement")
    case = locked.annotate(somebody_is_away=Exists(away)).get(pk=pk)
    if case.agreement:
        read_limits_once(case.agreement)
    return case


def _beneath(case, procedure):
    """The procedure as it is now that its case is locked."""
    open_one = Approval.objects.filter(procedure=OuterRef("pk"), outcome=Approval.Outcome.OPEN)
    kind = (
        Procedure.kinds[procedure.kind]
        .objects.with_gate()
        .select_related("held_by", "parent")
        .annotate(proposed=Exists(open_one))
    )
    locked = kind.get(pk=procedure.pk)
    locked.case, locked.is_proposed = case, locked.proposed
    if "granted" in vars(procedure) and is_as_read(procedure, case):
        locked.granted = procedure.granted
    return locked


def is_as_read(procedure, case):
    """Whether the case is locked in the version with which the procedure was read: steps, grants and proposals change it."""
    known = procedure._state.fields_cache.get("case")
    return known is not None and known.version == case.version


def insist_unchanged(procedure, transition, seen, by):
    if seen is None or int(seen) == procedure.case.version:
        return
    if not transition.leaves(procedure.state):
        state = procedure.state_seen(is_inside(capacities_of(by, procedure)))
        raise MovedOn(_("The case has moved on: its status is now “%(state)s”.") % {"state": state})
    raise Changed(_("This case changed while you were writing. Your text is kept."))


def answer(procedure, transition, answers):
    """Sets the answers on the procedure and lets the model and the declaration say what is wrong with them."""
    for name, value in answers.items():
        model_field = procedure._meta.get_field(name)
        setattr(procedure, model_field.attname, getattr(value, "pk", value) if model_field.is_relation else value)
    said = {}
    try:
        procedure.clean_fields(exclude={f.name for f in procedure._meta.fields} - set(answers))
    except ValidationError as error:
        said = error.message_dict
    for check in transition.checks:
        for name, sentence in check(procedure):
            said.setdefault(name, []).append(str(sentence))
    if said:
        raise Refused(fields=said)


def take(procedure, transition, answers, by, **written):
    """Takes the step: fields, state, record, clocks, letters, news, parent. `written`: approval, comment, token of the Step."""
    source = procedure.state
    getattr(procedure, transition.name)()
    if procedure.state != source:
        procedure.entered_at = now()
        procedure.closed_at = now() if procedure.is_closed else None
    transition.then(procedure, by)
    procedure.held_by = procedure.holder()
    procedure.save()
    step = Step.objects.create(
        procedure_id=procedure.pk, transition=transition.name, source=source, target=procedure.state,
        answers=plain(answers), **written, **author(by, worn(by, procedure, transition)),
        taken_in_place_of_id=_in_place_of(by, procedure, written.get("approval")),
    )  # fmt: skip
    _after(procedure, transition, step, by)
    transition.afterwards(procedure, by)
    if transition.target is BACK:
        _go_on_where_settled(procedure)
    return step


def _after(procedure, transition, step, by):
    turn_clocks(procedure, transition)
    if step.source != step.target and step.approval is None and procedure.is_proposed:
        _lapse(procedure)
    letters = [make_letter(procedure, step, kind, by) for kind in transition.makes if procedure.writes(kind)]
    for letter in letters:
        tell_of_letter(letter, procedure)
    keep_communications(procedure, transition, step, letters)
    touch(procedure.case)
    tell_of_turn(procedure, step)
    _tell_parent(procedure)
    post(procedure.case)


def _lapse(procedure):
    for approval in procedure.approvals.filter(outcome=Approval.Outcome.OPEN):
        close(approval, Approval.Outcome.LAPSED)
        tell_of_decision(approval, procedure)


def _tell_parent(procedure):
    """The last child to settle takes its parent on, where the parent's workflow says so."""
    if procedure.parent_id:
        take_on(procedure.case, procedure.parent, procedure.kind)


def take_on(case, parent, kind):
    """Takes a procedure on whose children of a kind have all settled, where nothing else holds it back."""
    for children in parent.declared.children.values():
        way = children.on_all_settled
        if children.kind == kind and way and way.leaves(parent.state) and _all_settled(parent, children):
            _take_on(_beneath(case, parent), way)


def _go_on_where_settled(procedure):
    """Back where it was, a procedure need not wait for children that settled while it was away."""
    for kind in set(procedure.children.values_list("kind", flat=True)):
        take_on(procedure.case, procedure, kind)


def _all_settled(parent, children):
    of_kind = parent.children.filter(kind=children.kind)
    return not of_kind.filter(closed_at=None).exclude(state__in=children.settles_in).exists()


def _take_on(parent, way):
    if may_perform({CLOCK}, way, parent):
        take(parent, way, {}, None)


def worn(by, procedure, transition):
    """The capacity in which somebody acts here: the first of those allowed that they hold."""
    held = capacities_of(by, procedure)
    return str(next((capacity for capacity in transition.by if capacity in held), ""))


def _in_place_of(by, procedure, approval):
    """For whom a step was taken: of what others approved, for whom it was proposed."""
    return approval.proposed_in_place_of_id if approval else worker_away(by, procedure)


def author(by, worn):
    return {"taken_at": now(), "taken_by": by and by.user, "taken_for": by and by.agency, "taken_as": worn}


def plain(answers):
    return {name: getattr(value, "pk", value) for name, value in answers.items()}


def close(approval, outcome):
    approval.outcome, approval.closed_at = outcome, now()
    approval.save(update_fields=["outcome", "closed_at"])
