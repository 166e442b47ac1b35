"""Asks a town whatever can be asked, for each who may count there."""

from random import Random

from audit.moment import walking_at
from reports.counting import counted_at
from reports.facts.rows import Fact
from reports.words import grounds, outcomes
from tests.pages.square import signed_in
from tests.reports.asking import agree, at_random, files_agree, pages_agree
from tests.reports.happening import happened


def unnamed():
    """Codes of facts that a reader would see as codes."""
    found = Fact.objects.values_list("kind", "outcome", "ground").distinct()
    told = [(kind, outcome, outcomes(kind)) for kind, outcome, _ground in found]
    told += [(kind, ground, grounds(kind)) for kind, _outcome, ground in found]
    return sorted({(kind, code) for kind, code, named in told if code and code not in named})


def everything_agrees(actors, moment, questions, seed=1):
    """So many questions, by these actors in turn; every tenth in the files and on the page too. Returns how many had anything to count."""
    chance, filled = Random(seed), 0
    with walking_at(moment):
        as_of = counted_at()
        assert unnamed() == []
        for actor in actors:
            everything = list(happened(actor.group_id))
            days = [told["day"] for _kind, told in everything]
            assert len(everything) == Fact.objects.counted_for(actor).as_of(as_of).count()
            for number in range(questions // len(actors)):
                question = at_random(chance, min(days), max(days), as_of, everything)
                filled += agree(question, actor, everything).total.base > 0
                if number % 10 == 0:
                    files_agree(question, actor)
                    pages_agree(question, signed_in(actor), actor)
    return filled
