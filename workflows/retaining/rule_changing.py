"""How a retention rule is changed: one administrator of the leading agency proposes, another signs, and then it is so."""

from django.utils.translation import gettext as _

from audit.dates import day
from audit.moment import today
from workflows.by_two import ByTwo
from workflows.refusing import Refused


def _insist_on_sense(change):
    before = change.version_before()
    if all(getattr(change, name) == getattr(before, name) for name in change.SAID if name != "valid_from"):
        raise Refused(fields={"value": [_("The version before says the same. Change something.")]})
    if change.valid_from <= today():
        raise Refused(fields={"valid_from": [_("It must begin tomorrow or later: what is due today stays due.")]})
    if before.valid_from and change.valid_from <= before.valid_from:
        said = _("The version before holds from %(day)s. This one must begin later.") % {"day": day(before.valid_from)}
        raise Refused(fields={"valid_from": [said]})


BY_TWO = ByTwo(_insist_on_sense)
propose_rule, decide_rule = BY_TWO.propose, BY_TWO.decide
