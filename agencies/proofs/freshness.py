"""Step-up: acts that weigh more ask who is there once more, unless that was proved in the last ten minutes.

A page only names it, beneath its policy:

    @allow("people.manage")
    @step_up(gettext_lazy("You change what somebody may do."))
    def suspend(request, pk): …

Asked when something is sent; with `reads=True` also before the page is shown. `when(request, **parts of the address)`, a question
answered without side effects, says for which things it is asked; without it, for all. What was typed is kept meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from agencies.sessions import BEGAN

PROVED = "proved"  # key in the session: when somebody last proved who they are
SENDS = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class StepUp:
    """`why`: the sentence that says for what it is asked."""

    why: str
    when: Callable | None = None
    reads: bool = False

    def is_due(self, request, parts) -> bool:
        if request.method not in SENDS and not self.reads:
            return False
        return not is_fresh(request.session) and (self.when is None or bool(self.when(request, **parts)))


def step_up(why, *, when=None, reads=False):
    """Marks a view as one that asks for a fresh proof."""

    def mark(view):
        view.step_up = StepUp(why, when, reads)
        return view

    return mark


def is_fresh(session) -> bool:
    """Whether a proof was given lately; signing in is one."""
    proved = session.get(PROVED, session.get(BEGAN, 0))
    return 0 <= timezone.now().timestamp() - proved <= settings.FRESH_FOR


def note_proof(session):
    session[PROVED] = timezone.now().timestamp()
