"""Cases that come from a former register: what time did to them before they came here (docs/decisions/0025)."""

from django.utils.translation import gettext_lazy as _

from workflows.declare import guard


@guard(_("The time to reply ran out before the case was taken over: two people decide whether silence operates."))
def silence_fell_here(request):
    """What a former register let pass is no silence of ours to declare: nobody may have looked whether a reply was sent."""
    clock = request.running_clock(request.reply_deadline)
    fell_before = bool(request.taken_over_at and clock and clock.due_at <= request.taken_over_at)
    return not fell_before or request.silence_decided_at is not None
