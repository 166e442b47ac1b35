"""A role ends or rests only with what its person holds (settings.LEAVING_ASKED_BY)."""

from workflows.absence.forms import HandOverForm, choices_of
from workflows.absence.gaps import APPROVAL, DEADLINE
from workflows.absence.handing import Change, Waits, carry_out

LEFT = "leave_open"  # the tick by which somebody says that what nobody else can do is left


def ask_where(leaving, sent):
    """None when it is done; else the form that asks where what they hold goes."""
    membership = leaving.membership
    accepts = (APPROVAL, DEADLINE) if leaving.may_be_left and sent.get(LEFT) else ()
    try:
        change = Change(leaving.act, membership.user_id, accepts)
        carry_out(change, membership.agency, choices_of(sent))
    except Waits as waits:
        form = HandOverForm(
            waits.gaps, membership.agency, leaver=membership.user_id, sent=sent, carried=leaving.carried
        )
        form.may_be_left = leaving.may_be_left and form.can_be_left
        return form
    return None
