"""Asks a town whatever can be asked, for each who may count there."""

import os
from random import Random

from audit.moment import walking_at
from reports.counting import counted_at
from reports.facts.rows import Fact
from reports.official.counting import official
from reports.official.lists import layouts
from reports.words import grounds, outcomes
from tests.pages.square import signed_in
from tests.reports.asking import agree, at_random, files_agree, pages_agree
from tests.reports.happening import happened
from tests.reports.official_recounting import official_recount, said_by, to_five

FULL = os.environ.get("QAYIDIS_FULL") == "1"


def unnamed():
    """Codes of facts that a reader would see as codes."""
    found = Fact.objects.values_list("kind", "outcome", "ground").distinct()
    told = [(kind, outcome, outcomes(kind)) for kind, outcome, _ground in found]
    told += [(kind, ground, grounds(kind)) for kind, _outcome, ground in found]
    return sorted({(kind, code) for kind, code, named in told if code and code not in named})


def everything_agrees(actors, moment, questions, seed=1):
    """So many questions, by these actors in turn; every tenth (at full size each) in the files and on the page too. Returns how many had anything to count."""
    chance, filled = Random(seed), 0
    with walking_at(moment):
        as_of = counted_at()
        assert unnamed() == []
        for actor in actors:
            everything = list(happened(actor.group_id))
            days = [told["day"] for _kind, told in everything]
            assert len(everything) == Fact.objects.counted_for(actor).as_of(as_of).count()
            official_agrees(actor, everything, (min(days), max(days), as_of))
            for number in range(questions // len(actors)):
                question = at_random(chance, min(days), max(days), as_of, everything)
                filled += agree(question, actor, everything).total.base > 0
                if FULL or number % 10 == 0:
                    files_agree(question, actor)
                    pages_agree(question, signed_in(actor), actor)
    return filled


def official_agrees(actor, everything, span):
    """Every official table of whole years is what a recount of the raw rows gives, rounded."""
    first, last = span[0].replace(month=1, day=1), span[1].replace(month=12, day=31)
    returns = [told | {"person": told["who"].pk} for kind, told in everything if kind in ("transfer", "departure")]
    for code, layout in layouts().items():
        counted = official(layout, actor, (first, last, span[2]))
        assert said_by(counted) == official_recount(code, returns, first, last), code
        assert all(one.value == to_five(one.exact) for one in counted.observations)
