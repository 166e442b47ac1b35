"""Keeps what was typed: in the draft itself, checked against whoever was quicker; or, while typing, for its writer alone."""

from contextlib import contextmanager

from django.db import transaction
from django.http import QueryDict

from agencies.policy import capacities_of
from agencies.roles import LEAD
from agencies.states import zone
from audit.moment import now
from cases.files import Case
from cases.filing import touch
from cases.packages.comparing import fingerprint
from cases.packages.minimum import OTHERS
from cases.people import PersonName
from cases.rules import EvidenceRule
from cases.terms import OF_NATIONALITY, OF_STAY
from workflows.application import lines
from workflows.application.checking import whole
from workflows.application.parts import About
from workflows.application.paths import merged
from workflows.application.reading import Reader
from workflows.application.uploads import referred_to
from workflows.models import ReadmissionRequest
from workflows.rows import Draft

NOT_KEPT = ("csrfmiddlewaretoken", "action")
DRAFT = ReadmissionRequest.workflow.initial.name


def about(procedure, actor) -> About:
    """What the form must know about a draft, for whoever writes it. One query."""
    case = procedure.case
    ours = LEAD in {capacity.case_role for capacity in capacities_of(actor, procedure)}
    on_paper = (
        ours and "register" in procedure.workflow.transitions
    )  # what we ask of another State is no paper of theirs
    application = whole(procedure.application)
    annexes = OF_STAY if application["about_whom"] in OTHERS else OF_NATIONALITY
    return About(
        case.agreement, on_paper, zone(case.requesting_state), application, _effects(case.agreement_id, annexes)
    )


def is_signed_for(procedure):
    """Whether it waits, as it is, for the signature with which it is sent: until then nobody writes on."""
    way = procedure.workflow.transitions.get("submit")
    return bool(way and way.approval and procedure.is_proposed)


def _effects(agreement_id, annexes):
    """What each kind of evidence does for nationality, or for entry and stay; what proves goes before what only suggests."""
    rules = EvidenceRule.objects.filter(agreement=agreement_id, annex__in=annexes).order_by("-annex")
    return dict(rules.values_list("kind", "effect"))


def state_of(application, task) -> str:
    """A mark of what a task's part of the application was when its page was opened; of evidence with the children it refers to."""
    tops = task.tops | ({"children"} if "evidence" in task.tops else set())
    return fingerprint({top: application[top] for top in sorted(tops)})


@contextmanager
def locked(procedure):
    """The draft as nobody else can change it now; its case is the lock."""
    with transaction.atomic():
        case = (
            Case.objects.select_for_update(of=("self",))
            .select_related("agreement", "requesting_agency", "requested_agency")
            .get(pk=procedure.case_id)
        )
        fresh = type(procedure).objects.get(pk=procedure.pk)
        fresh.case = case
        yield fresh


def read(task, about, data, *, uploads=None, removed="") -> dict:
    """The whole application with what a page says in it."""
    known = [file["sha256"] for file in about.application["attachments"]]
    reader = Reader(data, about, keep=uploads.keep if uploads else lambda _field: [], removed=removed, known=known)
    application = whole(merged(about.application, reader.read(task.sheets)))
    for item in application["evidence"]:
        item["of"] = reader.moved.get(item["of"], item["of"])
    if uploads:
        application["attachments"] = referred_to(application, uploads.attachments)
    return application


def store(procedure, application) -> bool:
    """Keeps the application in the draft; says whether the machine-readable lines filled anything."""
    filled = lines.fill_empty(application)
    if application != procedure.application:
        procedure.application, procedure.title = application, title_of(application)
        procedure.save(update_fields=["application", "title"])
        _follow_reference(procedure.case, application["reference"])
        touch(procedure.case)
    return filled


def _follow_reference(case, reference):
    """The case bears the reference that the form gives, unless another case of that authority has it; then the check says so."""
    others = Case.objects.filter(requesting_agency=case.requesting_agency_id, their_reference=reference).exclude(
        pk=case.pk
    )
    if reference and reference != case.their_reference and not others.exists():
        case.their_reference = reference[:80]
        case.save(update_fields=["their_reference"])


def title_of(application) -> str:
    """The name as lists show it, by the same words as a filed person's."""
    main = next((name for name in application["person"]["names"] if name["kind"] == "main"), None)
    parts = ("surname", "given_names", "patronymic")
    return str(PersonName(**{part: main[part] for part in parts}))[:300] if main else ""


def keep_typing(procedure, task, person, data):
    """Keeps a page as it is being typed, for its writer alone; files are not kept that way."""
    content = {name: values for name, values in data.lists() if name not in NOT_KEPT}
    mine = {"person": person, "procedure_id": procedure.pk, "transition": _key(task)}
    Draft.objects.update_or_create(**mine, defaults={"content": content, "saved_at": now()})


def typing(procedure, task, person):
    """(what was being typed, when) or (None, None)."""
    draft = Draft.objects.filter(person=person, procedure=procedure.pk, transition=_key(task)).first()
    if draft is None:
        return None, None
    data = QueryDict(mutable=True)
    for name, values in draft.content.items():
        data.setlist(name, values)
    return data, draft.saved_at


def forget_typing(procedure, task, person):
    Draft.objects.filter(person=person, procedure=procedure.pk, transition=_key(task)).delete()


def _key(task):
    return f"application:{task.name}"
