"""What stands against an erasure, in sentences: holds, procedures that are open, emergency accesses, another erasure."""

from django.utils.translation import gettext as _

from agencies.emergency import EmergencyAccess
from cases.models import Erasure, LegalHold
from cases.retention.erasures import Stage
from workflows.refusing import Refused
from workflows.rows import Procedure


class Held(Refused):
    """A legal hold stands: the page says 423."""


def insist_on_none(scope):
    """Raises Held or Refused."""
    if not scope.every_case and not scope.persons:
        raise Refused(_("There is nothing to erase."))
    if LegalHold.objects.over(scope.persons, scope.every_case).exists():
        raise Held(
            _("A legal hold stands. It must be released by somebody else than who set it before anything is erased.")
        )
    if open_in(scope.every_case):
        raise Refused(_("A procedure of one of these cases is open. Only what has ended is erased."))
    if EmergencyAccess.objects.filter(case_id__in=[*scope.every_case], reviewed_at=None).exists():
        raise Refused(
            _(
                "An emergency access to one of these cases has not been reviewed. Review it first: afterwards nobody can."
            )
        )


def insist_on_no_other(person, case):
    gone = Erasure.objects.carried_out()
    done = gone.filter(persons__contains=[person]) if person else gone.filter(cases__contains=[case])
    if done.exists():
        raise Refused(_("This was erased already."))
    if Erasure.objects.filter(person=person, case=case, stage__in=(Stage.PROPOSED, Stage.RELEASED)).exists():
        raise Refused(_("An erasure is already waiting. Decide it first."))


def open_in(cases) -> set[int]:
    """Those of these cases in which a procedure is open."""
    return set(Procedure.objects.filter(case__in=cases, closed_at=None).values_list("case", flat=True))
