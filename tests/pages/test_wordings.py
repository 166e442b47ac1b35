"""The wording of letters on its pages: typed with every mistake told, looked at on paper, proposed by one and signed by another."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from agencies.roles import ADMINISTRATOR, CASEWORKER
from cases.wording.declared import delivered
from cases.wording.rows import WordingChange, texts_in_force
from tests import a
from tests.cases.letter_samples import words_of
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting
from tests.workflows.paper_form import Fields
from tests.workflows.rewording import carried_out, other

pytestmark = pytest.mark.django_db
LETTER, PROPOSE = "/letters/question/", "/letters/question/change/"
THANKS = {"closing_en": "We *thank* you.", "closing_az": "Təşəkkür #edirik.", "reason": "To be polite."}


@pytest.fixture
def proposer():
    return signed_in(a.person(ADMINISTRATOR, name="Nigar Abbasova"))


@pytest.fixture
def signer():
    return signed_in(a.person(ADMINISTRATOR, name="Rauf Səfərli"))


def main(answer):
    text = answer.content.decode()
    return text[text.find("<main") :]


def typed(client, **said):
    return Fields(main(client.get(PROPOSE))).values | THANKS | said


def looked(client, **said):
    """(what was sent, the mark by which what was looked at is proposed)."""
    form = typed(client, **said)
    page = main(client.post(PROPOSE, form))
    return form, re.search(r'name="propose" value="(\w+)"', page)[1], page


def proposed(client, **said):
    form, digest, _page = looked(client, **said)
    return client.post(PROPOSE, form | {"propose": digest})


def pdf(answer):
    assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].startswith("attachment")
    return words_of(PdfReader(io.BytesIO(answer.content)))


def test_a_wording_is_looked_at_on_paper_proposed_and_signed_by_another(proposer, signer):
    form, digest, page = looked(proposer)
    assert page.count('data-label="Now:"') == 2 and "We *thank* you." in page and not WordingChange.objects.exists()
    assert "We *thank* you." in pdf(proposer.post(PROPOSE, form | {"specimen": "en"}))
    assert "Təşəkkür #edirik." in pdf(proposer.post(PROPOSE, form | {"specimen": "az"}))
    url = proposer.post(PROPOSE, form | {"propose": digest}).url
    assert url == reverse("wording_change", args=[WordingChange.objects.get().pk])
    assert "you prepared it" in main(proposer.get(url)) and "waits for approval" in main(proposer.get(LETTER))
    assert "We *thank* you." in pdf(signer.get(f"{url}specimen/en/"))
    assert "thank" not in pdf(signer.get(f"{LETTER}specimen/en/"))
    assert signer.post(f"{url}decision/", {"act": "sign"}).url == url
    assert texts_in_force("question")["en"]["closing"] == "We *thank* you."
    told = main(signer.get(LETTER))
    assert "2, in force" in told and "To be polite." in told and "Rauf Səfərli" in told and "Nigar Abbasova" in told
    assert "thank" in pdf(signer.get(f"{LETTER}specimen/en/"))
    assert "Question" in main(signer.get("/configuration/history/wording/"))


def test_each_mistake_is_told_at_its_field_and_what_was_typed_stays(proposer):
    answer = proposer.post(PROPOSE, typed(proposer, heading_en="Of {nobody}", opening_az="", closing_az="Щит"))
    page = main(answer)
    assert answer.status_code == 422 and Fields(page).values["heading_en"] == "Of {nobody}"
    for name, said in (
        ("heading_en", "no placeholder {nobody}"),
        ("opening_az", "required"),
        ("closing_az", "cannot stand here"),
    ):
        assert said in page[page.index(f'id="id_{name}_error"') :][:300]
    assert proposer.post(PROPOSE, typed(proposer, closing_en="⛵")).status_code == 422
    assert proposer.post(PROPOSE, typed(proposer, closing_en="")).status_code == 422


def test_what_was_altered_after_looking_or_what_changed_meanwhile_is_shown_again(proposer, signer):
    form, digest, _page = looked(proposer)
    answer = proposer.post(PROPOSE, form | {"propose": digest, "closing_en": "Else."})
    assert answer.status_code == 200 and not WordingChange.objects.exists()
    pair = a.person(ADMINISTRATOR), a.person(ADMINISTRATOR)
    carried_out(other("question"), *pair)
    assert proposer.post(PROPOSE, form | {"propose": digest}).status_code == 200


def test_a_second_click_is_one_proposal(proposer):
    form, digest, _page = looked(proposer)
    urls = {proposer.post(PROPOSE, form | {"propose": digest}).url for _click in range(2)}
    assert len(urls) == WordingChange.objects.count() == 1


def test_one_goes_back_by_proposing_an_old_text(proposer, signer):
    carried_out(other("question", "One.", "Bir."), *(a.person(ADMINISTRATOR) for _n in range(2)))
    first = WordingChange.objects.get()
    carried_out(other("question", "Two.", "İki."), *(a.person(ADMINISTRATOR) for _n in range(2)))
    page = main(proposer.get(LETTER))
    assert page.count("Propose this text") == 2 and "3, in force" in page
    assert Fields(main(proposer.get(f"{PROPOSE}?text={first.pk}"))).values["closing_az"] == "Bir."
    assert Fields(main(proposer.get(f"{PROPOSE}?text=delivered"))).values["closing_az"] == ""
    assert Fields(main(proposer.get(f"{PROPOSE}?text=x"))).values["closing_az"] == "İki."
    old = main(proposer.get(reverse("wording_change", args=[WordingChange.objects.latest("pk").pk])))
    assert "One." in old and "Two." in old and "Sign this wording" not in old


def test_a_refusal_needs_a_reason_and_only_the_proposer_withdraws(proposer, signer):
    url = proposed(proposer).url
    assert signer.post(f"{url}decision/", {"act": "refuse"}).status_code == 422
    assert signer.post(f"{url}decision/", {"act": "withdraw"}).status_code == 422
    assert signer.post(f"{url}decision/", {}).status_code == 200
    assert proposer.post(f"{url}decision/", {"act": "sign"}).status_code == 422
    assert signer.post(f"{url}decision/", {"act": "refuse", "comment": "Too polite."}).status_code == 302
    assert "Too polite." in main(proposer.get(url))
    assert texts_in_force("question") == delivered("question")


def test_a_wording_that_became_impossible_while_it_waited_is_not_signed_and_says_why(proposer, signer, monkeypatch):
    url = proposed(proposer).url
    monkeypatch.setattr("workflows.wording.asking.without_shape", lambda kind, texts: {"az": "#"})
    answer = signer.post(f"{url}decision/", {"act": "sign"})
    assert answer.status_code == 422 and "our fonts have no shape" in main(answer)


def test_the_list_shows_every_letter_that_is_sent_and_costs_the_same_however_many_were_edited(proposer):
    with counting() as before:
        page = main(proposer.get("/letters/"))
    assert page.count("as delivered") == page.count('role="rowheader"') == 24 and "Annex" not in page
    pair = a.person(ADMINISTRATOR), a.person(ADMINISTRATOR)
    for kind in ("question", "acknowledgement", "error_claim"):
        carried_out(other(kind), *pair)
    proposed(proposer)
    with counting() as after:
        page = main(proposer.get("/letters/"))
    assert page.count("edited") == 3 and "Waiting for approval" in page and len(after()) <= len(before()) + 1


def test_forms_of_the_agreement_and_letters_that_are_never_sent_have_no_page(proposer):
    for path in ("application/", "verification_request/change/", "nothing/specimen/en/", "question/specimen/fr/"):
        assert proposer.get(f"/letters/{path}").status_code == 404


def test_the_page_of_a_letter_tells_with_which_version_it_was_made():
    carried_out(other(), *(a.person(ADMINISTRATOR) for _n in range(2)))
    officer = a.person(CASEWORKER)
    request = a.step(a.readmission(), "acknowledge", officer)
    url = reverse("sent_and_today", args=[request.reference, request.letters.get(kind="acknowledgement").pk])
    page = main(signed_in(officer).get(url))
    assert "version 2" in page and "Unchanged since it was sent" in page
