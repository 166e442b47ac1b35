"""Communications: what goes across the border is a row, written with its step; a receipt says who confirmed it."""

import pytest
from django.db import DatabaseError, transaction

from agencies.disclosure import FieldGroup
from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from tests import a
from tests.pages.square import signed_in
from workflows.communications import digest, salted
from workflows.models import Communication, Receipt
from workflows.perform import Refused, perform

pytestmark = pytest.mark.django_db


def rows(procedure):
    return [
        (c.what, c.letter.kind if c.letter else c.transition, c.direction, c.sender.code, c.recipient.code)
        for c in procedure.communications.order_by("pk")
    ]


def acknowledged(officer):
    return a.step(a.readmission(), "acknowledge", officer)


def test_an_application_is_received_and_its_acknowledgement_is_its_receipt(officer):
    request = a.readmission()
    assert rows(request) == [("application", "submit", "received", "NL-CA", "AZ-SMS")]
    assert not Receipt.objects.exists()
    request = a.step(request, "acknowledge", officer)
    assert rows(request)[1:] == [("letter", "acknowledgement", "sent", "AZ-SMS", "NL-CA")]
    receipt = Receipt.objects.get()
    assert (receipt.communication.what, receipt.how, receipt.by.code) == ("application", "acknowledged", "AZ-SMS")


def test_a_row_bears_its_ground_and_the_hash_of_what_was_said(officer):
    request = acknowledged(officer)
    application, letter = request.communications.order_by("pk")
    assert (application.ground, letter.ground) == ("EUAZ Art. 7, 8", "EUAZ Art. 11")
    assert application.sha256 == digest(request.application)
    assert letter.sha256 == digest(letter.letter.content)


def test_a_row_says_which_data_were_told_and_bears_none_of_them(officer):
    told = acknowledged(officer).communications.get(what="letter").told
    assert {"person.surname", "person.born", "person.place_of_birth"} <= set(told)
    assert told["person.born"]["group"] == FieldGroup.PARTICULARS
    assert "Məmmədov" not in str(told) and "1988" not in str(told)


def test_the_digest_proves_what_was_told_to_whoever_knows_it(officer):
    letter = acknowledged(officer).communications.get(what="letter")
    said = letter.told["person.surname"]["digest"]
    assert said == salted(letter.key, "person.surname", "Məmmədov")
    assert said != salted(letter.key, "person.surname", "Quliyev")


def test_an_answer_of_the_other_side_is_received_without_its_words_in_the_row(officer):
    request = a.step(acknowledged(officer), "take_up", officer)
    request = a.step(request, "ask", officer, question="Where?")
    request = a.step(request, "answer", a.person(CASEWORKER, at="NL-CA"), answer_given="In Gəncə.")
    assert [row[:3] for row in rows(request)[2:]] == [
        ("letter", "question", "sent"),
        ("message", "answer", "received"),
    ]
    assert request.communications.latest("pk").told["answer_given"]["group"] == FieldGroup.EVIDENCE


def test_whom_we_ask_at_home_is_no_communication(officer):
    request = a.step(acknowledged(officer), "take_up", officer)
    before = rows(request)
    request = a.step(request, "verify", officer, asked_agencies=["AZ-MIA"])
    assert rows(request) == before and not rows(request.child_procedures[0])


def test_a_draft_that_is_discarded_was_never_sent():
    by = a.person(CASEWORKER, at="NL-CA")
    assert rows(a.step(a.draft(by), "discard", by)) == []


def test_a_refused_step_leaves_no_row(officer):
    request, before = a.readmission(), Communication.objects.count()
    with acting(officer), pytest.raises(Refused):
        perform(request, "return_incomplete", officer, {"missing": ""})
    assert Communication.objects.count() == before


def test_a_transit_application_is_a_communication_too():
    request = a.transit()
    assert [row[:3] for row in rows(request)] == [("letter", "transit_application", "received")]


def test_the_database_changes_no_communication(officer):
    request = a.readmission()
    with pytest.raises(DatabaseError, match=r"never changed|permission denied"), transaction.atomic():
        Communication.objects.filter(procedure=request).update(ground="")


def test_whoever_opens_a_letter_for_its_recipient_has_received_it(officer):
    request = acknowledged(officer)
    letter = request.letters.get(kind="acknowledgement")
    address = f"/procedures/{request.reference}/letters/{letter.pk}/en/"
    assert signed_in(a.person(SUPERVISOR)).get(address).status_code == 200
    assert not Receipt.objects.filter(communication__letter=letter).exists()
    for _time in range(2):
        assert signed_in(a.person(CASEWORKER, at="NL-CA")).get(address).status_code == 200
    receipt = Receipt.objects.get(communication__letter=letter)
    assert (receipt.how, receipt.by.code) == ("opened", "NL-CA")
