"""Keeps what somebody types into a form, for them alone, and knows which forms there are.

A form is known by the address to which it is sent. Its view says which case it is about: by a `reference` in its address, or by
`drafts_about`; what is about no case is sealed (sealed.py). Nothing more is said of a form anywhere; its template offers to keep
it (components/form.html).
"""

from datetime import timedelta
from functools import lru_cache

from django.db.models import Q
from django.http import Http404
from django.urls import Resolver404, resolve

from agencies.models import Membership
from agencies.typed.keeping import LARGEST, is_kept
from audit.moment import now
from cases.asylum_door.gate import stands_behind
from workflows.drafts import sealed
from workflows.finding import find
from workflows.rows import Draft

KEPT_FOR = timedelta(days=30)
MOST_OTHERS = 10
FIELD = "draft"  # the name of the buttons: "yes" keeps, "gone" throws away
LONGEST = Draft._meta.get_field("transition").max_length


class TooLarge(Exception):
    """More was typed than is kept."""


def keeps_itself(view):
    """Marks a view that keeps what is typed there in a way of its own."""
    view.keeps_typing_itself = True
    return view


def keeps_nothing(view):
    """Marks a view at which nothing is typed that would be missed: a search, a choice among boxes, a file, a line beside a decision."""
    view.keeps_no_typing = True
    return view


def drafts_about(find_procedure):
    """Marks a view whose address bears no reference: `find_procedure(request, **kwargs)` gives the procedure, or raises 404."""

    def mark(view):
        view.drafts_about = find_procedure
        return view

    return mark


def is_about_a_case(view, kwargs) -> bool:
    return "reference" in kwargs or hasattr(view, "drafts_about")


def has_drafts(view, kwargs) -> bool:
    """Whether what is typed for this view is kept: of a case only what the asylum door has looked at before."""
    if any(hasattr(view, mark) for mark in ("keeps_typing_itself", "keeps_no_typing", "opens_the_door_itself")):
        return False
    return stands_behind(view) if is_about_a_case(view, kwargs) else sealed.is_sealed(view)


@lru_cache(maxsize=1024)
def form_at(path) -> tuple[bool, bool]:
    """Whether a form that is sent to this address is kept while somebody types, and whether it is about a case."""
    try:
        found = resolve(path)
    except Resolver404:
        return False, False
    return len(path) <= LONGEST and has_drafts(found.func, found.kwargs), is_about_a_case(found.func, found.kwargs)


def keep(request, view, kwargs) -> str:
    """Raises 404 or 403 where the case is not theirs to work on, TooLarge. Of a form that is about no case, the mark of its draft."""
    is_form, has_case = form_at(request.path)
    if not is_form or len(sealed.form_of(request)) > sealed.LONGEST:
        raise Http404
    if sum(len(value) for name, values in request.POST.lists() if is_kept(name) for value in values) > LARGEST:
        raise TooLarge
    if not has_case:
        return sealed.keep(request)
    about = getattr(view, "drafts_about", None)
    procedure = about(request, **kwargs) if about else find(request, kwargs["reference"], view.policy)[0]
    content = {name: values for name, values in request.POST.lists() if name != FIELD and is_kept(name)}
    mine = {"person": request.actor.user, "procedure_id": procedure.pk, "transition": request.path}
    Draft.objects.update_or_create(**mine, defaults={"content": content, "saved_at": now()})
    return ""


def kept(actor, path) -> tuple[Draft | None, list[Draft]]:
    """What somebody was typing into the form that is sent to this address, and drafts of colleagues there: of these only whose
    they are and since when is for them to know. One query."""
    colleagues = Membership.objects.in_force().filter(agency=actor.agency).values("user")
    found = Draft.objects.filter(Q(person=actor.user) | Q(person__in=colleagues), transition=path)
    drafts = list(found.select_related("person").order_by("-saved_at")[:MOST_OTHERS])
    mine = next((draft for draft in drafts if draft.person_id == actor.user.pk), None)
    return mine, [draft for draft in drafts if draft is not mine]


def forget(request):
    """The draft of the form that was sent."""
    if form_at(request.path)[1]:
        Draft.objects.filter(person=request.actor.user, transition=request.path).delete()
    elif mark := request.POST.get(sealed.MARK):
        sealed.forget(request.actor.user, mark)


def sweep():
    """Drafts that nobody came back to."""
    Draft.objects.filter(saved_at__lt=now() - KEPT_FOR).delete()
    sealed.sweep(now() - KEPT_FOR)
