"""What the floors above add to the pages of a case and to the side navigation, so that no arrow of imports runs up.

settings.OFFERED_BY names modules; each may have `tools(frame)`, `tabs(frame)` and `notices(frame)`, lists as Frame makes them,
`navigation(request, actor)` and
`oversight(request, actor)`, items as workflows.navigation makes them, `sources(frame)`, rows of the history, `parts(frame)`,
parts of the summary of a case, `start(actor)`, where somebody begins whose work is all up there, `addresses(notices)`, where a
notice leads whom the pages of the case are closed to: (its key, url), `places(notices)` and `sentences(notice)`, the same and the words of
notices that belong to no case, `weighs_more(approval)`, whether a proposal is approved only on a fresh proof of who does it,
`beside_proposal(procedure, capacities)`, what is looked at before that: {label, url, icon},
`pass_time()`, how many steps time made it take, `list_columns()`,
further columns of the work list, and `long_work()`, what a worker does beside clocks and mail: callables,
given whether it goes on, that do one piece and say whether there was one; `before_erasure()` and `after_erasure()`, what a floor
has to do with what it made of people (nothing is given).
"""

from functools import cache
from importlib import import_module

from django.conf import settings


@cache
def _modules():
    return [import_module(name) for name in settings.OFFERED_BY]


def offered(what, *about):
    """Everything of one sort that the floors above offer about something, in the order of the setting."""
    askable = (getattr(module, what, None) for module in _modules())
    return [thing for ask in askable if ask for thing in ask(*about)]
