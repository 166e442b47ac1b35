"""What is worth knowing before a workbook is applied: who looks alike, here and in the register, and whose time has run out."""

from collections import defaultdict

from django.utils.translation import gettext

from audit.moment import now
from cases.agreements import NoLimit, due, limit
from cases.alike import alike
from cases.duplicates import on_side
from cases.matching import compare
from cases.people import Person
from cases.sentences import Sentence as _
from cases.terms import StartEvent
from cases.workbooks.columns import BY_POINTER, RECEIVED
from workflows.application.similar import asked_of
from workflows.showing.likenesses import likenesses_shown

SURNAME = BY_POINTER["/person/names/0/surname"]
MOST_SHOWN = 3


def remarks_on(rehearsal, actor):
    """Adds the remarks to a rehearsal that is sound, and counts them."""
    asked = {row.number: asked_of(row.application) for row in rehearsal.table.rows}
    beside = _alike_in_workbook(asked)
    for row in rehearsal.new_rows:
        said = [_("Looks like the person in row {row}.", row=other) for other in beside[row.number][:MOST_SHOWN]]
        said += _alike_in_register(asked[row.number], actor)
        rehearsal.alike += bool(said)
        _add(rehearsal, row, SURNAME, said)
        if over := _run_out(row):
            rehearsal.overdue += 1
            _add(rehearsal, row, BY_POINTER[RECEIVED], [over])


def _add(rehearsal, row, column, sentences):
    if sentences:
        rehearsal.remarks.setdefault(rehearsal.table.place(row, column), []).extend(sentences)


def _alike_in_workbook(asked):
    """{row: the rows above it with somebody who may be the same}: compared only where they share a key."""
    by_key, found = defaultdict(set), defaultdict(list)
    for number, one in asked.items():
        keys = one.keys()
        for other in sorted(set().union(*(by_key[key] for key in keys))):
            if _may_be_one(one, asked[other]):
                found[number].append(other)
        for key in keys:
            by_key[key].add(number)
    return found


def _may_be_one(one, other):
    if set(one.numbers) & set(other.numbers):
        return True
    return any(compare(mine, one.born, theirs, other.born).is_match for mine in one.names for theirs in other.names)


def _alike_in_register(asked, actor):
    """As on the page of an application: a hit in a file that is not seen says only where to ask."""
    hits = alike(asked, on_side(of_house=False))[:MOST_SHOWN]
    if not hits:
        return []
    persons = Person.objects.prefetch_related("names").in_bulk(hit.person for hit in hits)
    return [_told(shown) for shown in likenesses_shown([(persons[hit.person], hit) for hit in hits], actor)]


def _told(shown):
    if not shown["references"]:
        return _(
            "Somebody alike is in a file of another agency. Ask {agencies}.", agencies=", ".join(shown["agencies"])
        )
    about = " ".join(filter(None, (shown["name"], shown["born"])))
    return _(
        "Looks like {person} ({references}): {why}",
        person=about, references=", ".join(shown["references"]), why=" ".join(shown["why"]),
    )  # fmt: skip


def _run_out(row):
    """The sentence where the time to reply, counted from the receipt, was over before the case comes here."""
    name = "reply_accelerated" if row.application["procedure"] == "accelerated" else "reply"
    try:
        rule = limit(row.case.agreement, name)
        counted = due(
            rule, row.received_at, requesting_state=row.case.requesting_state, requested_state=row.case.requested_state
        )
    except NoLimit:
        return None
    if rule.start_event != StartEvent.RECEIPT or counted.due_at > now():
        return None
    day = counted.due_on.strftime("%d.%m.%Y")
    return _("The time to reply ran out on {day}. Silence takes no effect here unless two people decide so.", day=day)


def in_words(sentence):
    """A sentence in the language of whoever reads it."""
    return sentence.translated(gettext) if hasattr(sentence, "translated") else str(sentence)
