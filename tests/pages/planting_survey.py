"""Plants the survey, the weights and what people said: in every field of words the word of its group."""

from agencies.disclosure import FieldGroup
from audit.actor import acting
from reintegration.feedback.answering import answer
from reintegration.feedback.receiving import receive
from tests import a


def plant_survey(hands):
    """A baseline of the person concerned; a complaint about this case, answered, and an opinion of somebody unnamed."""
    by, chief, word = hands.officers[hands.home], hands.chiefs[hands.home], hands.words.of[FieldGroup.COMPLAINT]
    a.baseline(hands.root, by, E1="ok", E3="yes", E7="no", P9="no", P10="wishes")
    said = {
        "agency": by.agency,
        "about": "provider",
        "provider": a.agency("NGO-1"),
        "words": word,
        "overall": "dissatisfied",
    }
    with acting(by):
        complaint = receive(said | {"kind": "complaint", "about_role": "caseworker"}, f"{hands.mark}-1", by, hands.root)
    with acting(chief):
        answer(complaint, chief, word)
    receive(said | {"kind": "opinion", "information": "satisfied"}, f"{hands.mark}-2")
