"""The asylum door, overruled by the side that sends: for a word that means something else, with a reason, and never a number."""

import pytest
from django.db import connection
from django.urls import reverse

from agencies.roles import CASEWORKER
from audit.models import Overruled, TurnedAway
from cases.asylum_door.overruling import REASON
from tests import a
from tests.pages.square import signed_in, undone
from tests.workflows.paper_form import Fields, Writer, a_pdf, begin
from workflows.models import ReadmissionRequest

pytestmark = pytest.mark.django_db
STREET = "He lives in Vluchtelingenweg 4."
WHY = "The name of a street."
OFFERED = "Do these words mean something else here?"
NUMBER = "DE1 170518 BER 00123"


@pytest.fixture
def asked():
    """A question of ours that the requesting authority answers: (the request, their officer)."""
    officer, theirs = a.person(CASEWORKER), a.person(CASEWORKER, at="NL-CA")
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    return a.step(request, "ask", officer, question="Where does he live?"), theirs


def answering(request, client, said=STREET, **more):
    url = reverse("take", args=[request.reference, "answer"])
    return client.post(url, {"answer_given": said, "token": "11111111-1111-4111-8111-111111111111"} | more)


def test_the_sender_says_what_the_word_means_and_it_is_sent(asked):
    request, theirs = asked
    client = signed_in(theirs)
    refused = answering(request, client)
    page = refused.content.decode()
    assert refused.status_code == 422 and OFFERED in page and f'value="{STREET}"' in page
    assert not Overruled.objects.exists()
    assert answering(request, client, **{REASON: WHY}).status_code == 302
    assert a.again(request).answer_given == STREET
    kept = Overruled.objects.get()
    assert (kept.field, kept.rule, kept.reason, kept.person, kept.agency.code) == (
        "answer_given", "nl.refugee", WHY, theirs.user, "NL-CA",
    )  # fmt: skip
    assert "luchteling" not in f"{kept.__dict__}" and len(kept.hashed) == 64
    assert TurnedAway.objects.count() == 1


def test_what_is_offered_is_everything_that_was_typed_once_more(asked):
    request, theirs = asked
    client = signed_in(theirs)
    page = answering(request, client, comment="So he says.").content.decode()
    offer = page[page.index(OFFERED) : page.index("</form>", page.index(OFFERED))]
    sent = Fields(offer).values
    assert (sent["answer_given"], sent["comment"], sent[REASON]) == (STREET, "So he says.", "")
    assert client.post(reverse("take", args=[request.reference, "answer"]), sent | {REASON: WHY}).status_code == 302
    assert a.again(request).answer_given == STREET


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (NUMBER, WHY),
        ("A eurodac search found him.", WHY),
        (f"{STREET} {NUMBER}", WHY),
        ("QXN5bHVtIHdhcyByZXF1ZXN0ZWQ=", WHY),  # packed up
        (STREET, ""),
        (STREET, "   "),
        (STREET, "It says nothing of asylum."),
    ],
)
def test_a_number_a_disguise_or_no_reason_goes_through_for_nobody(asked, said, reason):
    request, theirs = asked
    answer = answering(request, signed_in(theirs), said, **{REASON: reason})
    assert answer.status_code == 422 and a.again(request).state == "questioned"
    assert not Overruled.objects.exists() and TurnedAway.objects.exists()
    offered = said == STREET
    assert (OFFERED in answer.content.decode()) == offered
    if not reason.strip():
        assert "Say what these words mean here." in answer.content.decode()


def test_a_file_is_chosen_once_more_and_what_it_says_inside_is_not_overruled(asked):
    request, theirs = asked
    client, url = signed_in(theirs), reverse("documents", args=[request.reference])
    named = {"title": "A map", "file": a_pdf("Vluchtelingenweg.pdf")}
    page = client.post(url, named).content.decode()
    assert OFFERED in page and 'type="file" name="file" id="again-1"' in page
    assert client.post(url, named | {"file": a_pdf("Vluchtelingenweg.pdf"), REASON: WHY}).status_code == 302
    assert Overruled.objects.get().field == "file"
    told = named | {"file": a_pdf("map.pdf", page="asylum seeker"), REASON: WHY}
    answer = client.post(url, told)
    assert answer.status_code == 422 and OFFERED not in answer.content.decode()
    assert request.case.documents.filter(title="A map").count() == 1


def test_the_side_that_receives_overrules_nothing(asked):
    request, _theirs = asked
    officer = signed_in(a.person(CASEWORKER))
    answer = answering(request, officer, **{REASON: WHY})
    assert answer.status_code == 422 and OFFERED not in answer.content.decode()
    assert a.again(request).state == "questioned" and not Overruled.objects.exists()


def test_a_field_whose_very_name_tells_is_not_overruled(asked):
    request, theirs = asked
    answer = answering(request, signed_in(theirs), "He lives here.", asylum="yes", **{REASON: WHY})
    assert answer.status_code == 422 and OFFERED not in answer.content.decode() and not Overruled.objects.exists()


def test_who_has_said_it_once_is_not_asked_again_for_the_same_words_in_the_same_field_of_the_same_case():
    writer = Writer(a.person(CASEWORKER, at="NL-CA"))
    begin(writer)
    draft = ReadmissionRequest.objects.get(state="draft")
    writer.task(draft, "paper").press("draft", **{"person-last_address": "Vluchtelingenweg 4"})
    assert writer.answer.status_code == 422 and OFFERED in writer.answer.content.decode()
    writer.press("draft", **{"person-last_address": "Vluchtelingenweg 4", REASON: WHY})
    assert a.again(draft).application["person"]["last_address"] == "Vluchtelingenweg 4"
    writer.task(draft, "paper").press("draft", place="Delft")
    assert writer.answer.status_code == 200 and a.again(draft).application["place"] == "Delft"
    assert Overruled.objects.count() == 1
    for other in ({"observations": "Vluchtelingenweg 4"}, {"person-last_address": "vluchteling"}):
        writer.task(draft, "paper").press("draft", **other)
        assert writer.answer.status_code == 422, other
    session = dict(writer.client.session)
    assert "luchteling" not in str(session)


def test_the_log_of_what_was_overruled_is_only_added_to(asked):
    for deed in ("UPDATE audit_overruled SET rule = ''", "DELETE FROM audit_overruled", "TRUNCATE audit_overruled"):
        with (
            undone(),
            connection.cursor() as cursor,
            pytest.raises(Exception, match=r"permission denied|never changed"),
        ):
            cursor.execute(deed)


# --- what is asked for in an address


@pytest.mark.parametrize("url", ["/queue/mine/", "/journeys/", "/agreements/", "/workflows/"])
@pytest.mark.parametrize("said", ["prosil za azil", NUMBER, "asylum seeker"])
def test_what_is_asked_for_in_an_address_is_looked_at_and_stands_nowhere_afterwards(url, said, caplog, capsys):
    who = a.person(CASEWORKER)
    client = signed_in(who)
    answer = client.get(url, {"status": said})
    assert answer.status_code == 422 and "cannot be taken here" in answer.content.decode()
    kept = TurnedAway.objects.latest("pk")
    assert (kept.field, kept.person) == ("status", who.user)
    told = caplog.text + "".join(capsys.readouterr()) + str(dict(client.session))
    assert said not in told and said.replace(" ", "+") not in told


def test_a_name_in_an_address_may_tell_too_and_an_honest_address_is_answered():
    client = signed_in(a.person(CASEWORKER))
    assert client.get("/queue/mine/", {"asylum": "1"}).status_code == 422
    assert (
        client.get("/queue/mine/", {"status": "received", "after": "2026-03-18T00:00:00+04:00~417"}).status_code == 200
    )


@pytest.mark.parametrize("part", [{}, {"X-Part": "found"}])
def test_a_search_for_a_hint_finds_nothing_and_is_logged_nowhere(part, caplog):
    client = signed_in(a.person(CASEWORKER))
    answer = client.get("/search/", {"q": "prosil za azil"}, headers=part)
    page = answer.content.decode()
    assert answer.status_code == 422 and "cannot be taken here" in page and "prosil za" not in page
    assert "azil" not in caplog.text and "azil" not in str(dict(client.session))
    assert TurnedAway.objects.count() == (0 if part else 1)
