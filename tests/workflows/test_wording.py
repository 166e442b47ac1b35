"""The wording of letters is changed by two people, for letters that are made from then on, and never for one that was sent."""

import io
import json

import pytest
from django.db import IntegrityError, connection, transaction
from pypdf import PdfReader

from agencies.configuration import checks, whole
from agencies.roles import ADMINISTRATOR
from audit.ledger.rows import Record
from cases import storing
from cases.changes import Change
from cases.paper import document_code
from cases.wording.declared import delivered
from cases.wording.rows import WordingChange, latest, texts_in_force, to_freeze
from tests import a
from tests.cases.letter_samples import words_of
from tests.workflows.rewording import carried_out, decided, other, proposed
from workflows.letters import open_letter, thawed, worded
from workflows.refusing import MovedOn, Refused
from workflows.wording.checking import wordings

pytestmark = pytest.mark.django_db
CLOSING = {"en": "Thank you, State Migration Service.", "az": "adından təşəkkür edirik."}


@pytest.fixture
def pair():
    return a.person(ADMINISTRATOR), a.person(ADMINISTRATOR)


@pytest.fixture
def request_(officer):
    return a.step(a.readmission(), "acknowledge", officer)


def letter_of(request):
    return request.letters.get(kind="acknowledgement")


def printed(letter, language="en"):
    return words_of(PdfReader(io.BytesIO(storing.read(open_letter(letter, language).sha256))))


def test_a_letter_keeps_the_words_it_was_sent_with_whenever_it_is_opened(pair, request_, officer):
    before = letter_of(request_)
    first = open_letter(before, "az").sha256
    carried_out(other(), *pair)
    after = letter_of(a.step(a.readmission(), "acknowledge", officer))
    assert "Thank you" not in printed(before), "opened for the first time after the change"
    assert open_letter(before, "az").sha256 == first and "wording" not in before.content["en"]
    assert all(CLOSING[language] in printed(after, language) for language in ("en", "az"))
    assert after.content["az"]["wording"]["version"] == 2
    carried_out(other(english="Goodbye.", azerbaijani="Sağ olun."), *pair)
    assert CLOSING["en"] in printed(after) and document_code(
        "acknowledgement", "en", thawed(after.content["en"])
    ) in printed(after)


def test_nothing_holds_before_somebody_else_has_signed(pair):
    change = proposed(other(), pair[0])
    assert latest("acknowledgement") is None and to_freeze("acknowledgement") == {}
    with pytest.raises(Refused, match="you prepared it"):
        decided(change, pair[0])
    decided(change, pair[1])
    assert latest("acknowledgement").version == 2


def test_what_is_refused_or_withdrawn_is_no_version(pair):
    with pytest.raises(Refused, match="Say why"):
        decided(proposed(other(), pair[0]), pair[1], Change.Outcome.REFUSED)
    decided(WordingChange.objects.get(), pair[1], Change.Outcome.REFUSED, "Too polite.")
    with pytest.raises(MovedOn):
        decided(WordingChange.objects.get(), pair[1])
    decided(proposed(other(), pair[0]), pair[0], Change.Outcome.WITHDRAWN)
    assert texts_in_force("acknowledgement") == delivered("acknowledgement")


def test_going_back_is_a_version_of_its_own(pair):
    carried_out(other(), *pair)
    back = WordingChange(letter="acknowledgement", texts=delivered("acknowledgement"), reason="As it was.")
    carried_out(back, *pair)
    assert [version.version for version in WordingChange.objects.versions("acknowledgement")] == [3, 2]
    assert texts_in_force("acknowledgement") == delivered("acknowledgement")


def test_one_proposal_waits_for_each_letter_and_a_second_click_is_none(pair):
    first = proposed(other(), pair[0], token="one")
    assert proposed(other(), pair[0], token="one") == first
    with pytest.raises(Refused, match="already waiting"):
        proposed(other(english="Else."), pair[1])
    assert proposed(other("question"), pair[1]).is_open


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("application", "form of the agreement"),
        ("verification_request", "is not sent"),
        ("acknowledgement", "wording in force"),
    ],
)
def test_what_makes_no_sense_is_not_proposed(pair, kind, said):
    with pytest.raises(Refused, match=said):
        proposed(WordingChange(letter=kind, texts=delivered(kind), reason="Why not."), pair[0])


@pytest.mark.parametrize("words", [("Thank you.", ""), ("", "Sağ olun."), ("Thank {nobody}.", "Sağ olun.")])
def test_a_wording_without_one_language_or_with_a_wrong_placeholder_is_refused_at_its_field(pair, words):
    with pytest.raises(Refused) as refused:
        proposed(other(english=words[0], azerbaijani=words[1]), pair[0])
    assert list(refused.value.fields) == ["closing_en" if words[1] else "closing_az"]


def test_an_administrator_of_another_agency_changes_no_wording(pair):
    stranger = a.person(ADMINISTRATOR, at="AZ-MIA")
    with pytest.raises(Refused, match="leads this installation"):
        proposed(other(), stranger)
    with pytest.raises(Refused, match="leads this installation"):
        decided(proposed(other(), pair[0]), stranger)


@pytest.mark.parametrize("said", [{"texts": {}}, {"outcome": "open"}, {"reason": "Otherwise."}])
def test_the_database_keeps_a_version_as_it_was_signed(pair, said):
    change = carried_out(other(), *pair)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        WordingChange.objects.filter(pk=change.pk).update(**said)


def test_the_database_refuses_the_proposers_own_signature(pair):
    change = proposed(other(), pair[0])
    own = {"outcome": "granted", "decided_by": pair[0].user, "decided_for": pair[0].agency, "decided_at": a.now()}
    with pytest.raises(IntegrityError, match="by_other_eyes"), transaction.atomic():
        WordingChange.objects.filter(pk=change.pk).update(**own)


def test_the_letter_of_another_states_authority_speaks_as_delivered(pair):
    carried_out(other("transfer_notice"), *pair)
    content = {"en": {}, "az": {}}
    assert worded("transfer_notice", a.agency("NL-CA"), content) == content
    assert worded("transfer_notice", a.agency("AZ-SMS"), content)["en"]["wording"]["version"] == 2


def test_what_the_letter_no_longer_has_is_found_and_goes_out_as_delivered(pair):
    """As after an update of the program that took a placeholder away."""
    change = other()
    change.texts["en"]["opening"], change.texts["az"]["steps"] = "It came on {came_at}.", ""
    change.proposed_by, change.proposed_for = pair[0].user, pair[0].agency
    change.save()
    decision = {"outcome": "granted", "decided_by": pair[1].user, "decided_for": pair[1].agency, "decided_at": a.now()}
    WordingChange.objects.filter(pk=change.pk).update(**decision)
    found = list(wordings(whole()))
    assert [one.url for one in found] == ["/letters/acknowledgement/"] * 2
    assert "names {came_at}, which this letter no longer has" in found[0].sentence
    assert "“What happens next” has no Azerbaijani text." in found[1].sentence
    assert all(check.of_all for check in checks() if check.name == "wording")
    said = to_freeze("acknowledgement")["en"]["passages"]
    assert "opening" not in said and "Thank you" in said["closing"]


def test_who_proposed_and_who_signed_stands_in_the_ledger(pair):
    carried_out(other(), *pair)
    connection.check_constraints()  # whereby what is put off to the end of the transaction is done now
    leaves = (json.loads(leaf) for leaf in Record.objects.order_by("pk").values_list("leaf", flat=True))
    acts = [leaf for leaf in leaves if leaf.get("kind") == "wording"]
    assert [(one["act"], one["phase"]) for one in acts] == [("rule_change", "proposed"), ("rule_change", "granted")]
    assert "Thank you" not in str(acts)


def test_the_words_of_a_letter_tell_nothing_of_the_person(pair, officer):
    carried_out(other(), *pair)
    letter = letter_of(a.step(a.readmission(), "acknowledge", officer))
    assert "wording" not in letter.communication.told and "agreement" in letter.communication.told
