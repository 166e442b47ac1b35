"""What is typed into a form that is about no case yet is kept too, and lies sealed: only the browser it was typed in can read it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import get_resolver, reverse

from agencies.models import Agency, Membership
from agencies.roles import ADMINISTRATOR, CASEWORKER, DATA_PROTECTION_OFFICER
from audit.moment import now
from tests import a
from tests.pages.addresses import patterns
from tests.pages.square import signed_in
from workflows.drafts import sealed
from workflows.drafts.keeping import sweep
from workflows.rows import Procedure, SealedDraft

pytestmark = pytest.mark.django_db
QUIET = {"X-Draft": "yes"}
HINT = "prosil za azil v Ljubljani"
WRITTEN = {"surname": "Mirzəyev-Kanarya", "given_names": "Elçin", "contact": "+31 6 00000000"}


@pytest.fixture
def counsellor():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def administrator():
    return a.person(ADMINISTRATOR, at="AZ-SMS")


@pytest.fixture
def at():
    return reverse("new_voluntary_return")


def opened(client, url):
    """The page, and the mark of its opening."""
    page = client.get(url).content.decode()
    return page, re.search(r'name="begun" value="([0-9a-f]+)"', page).group(1)


def typed(client, url, fields):
    """Opens the form, types and leaves it; the mark."""
    _page, mark = opened(client, url)
    assert client.post(url, fields | {"begun": mark}, headers=QUIET).status_code == 204
    return mark


def offered(client, url):
    """Where the drafts lead that the page offers, the latest first."""
    return [
        found.replace("&amp;", "&")
        for found in re.findall(r'href="([^"]+)">Fill it in', client.get(url).content.decode())
    ]


@pytest.mark.parametrize("page", ["new_voluntary_return", "new_reintegration"])
def test_a_case_that_is_not_open_yet_comes_back_with_its_family(counsellor, page):
    client, at = signed_in(counsellor), reverse(page)
    family = {"family-TOTAL_FORMS": "2", "family-INITIAL_FORMS": "2", "family-1-given_names": "Səbinə"}
    typed(client, at, WRITTEN | family)
    assert WRITTEN["surname"] not in client.get(at).content.decode(), "it is offered, and not filled in unasked"
    (way,) = offered(client, at)
    page = client.get(way).content.decode()
    assert "is back." in page and "Throw the draft away" in page
    assert all(value in page for value in (WRITTEN["surname"], "Elçin", "Səbinə")) and 'name="family-1-surname"' in page
    assert not Procedure.objects.exists()


def test_a_form_to_which_a_relative_was_added_is_still_the_same_opening(counsellor, at):
    client = signed_in(counsellor)
    mark = opened(client, at)[1]
    said = WRITTEN | {"family-TOTAL_FORMS": "0", "family-INITIAL_FORMS": "0", "begun": mark, "stood": ""}
    page = client.post(at, said | {"action": "add"}).content.decode()
    assert f'name="begun" value="{mark}"' in page and 'name="stood" value=""' in page
    client.post(at, said, headers=QUIET)
    assert "were changed after" not in client.get(at).content.decode()
    (way,) = offered(client, at)
    assert 'name="stood" value=""' in client.get(way).content.decode()


def test_it_lies_sealed_and_no_other_browser_and_no_colleague_reads_it(counsellor, at):
    client = signed_in(counsellor)
    typed(client, at, WRITTEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(d)::text FROM workflows_sealeddraft d")
        (row,) = cursor.fetchone()
    assert "sealed" in row and not any(word in row for word in WRITTEN.values())
    elsewhere = signed_in(counsellor).get(at).content.decode()
    assert "in another browser" in elsewhere and WRITTEN["surname"] not in elsewhere
    colleague = signed_in(a.person(CASEWORKER, at="AZ-MLSP"))
    colleague.cookies["drafts"] = client.cookies["drafts"].value
    assert offered(colleague, at) == [] and "draft of" not in colleague.get(at).content.decode()


def test_two_windows_keep_two_drafts_and_what_is_opened_in_one_leaves_the_other():
    client, at = signed_in(a.person(CASEWORKER, at="NL-CA")), reverse("new_case")
    first, second = (typed(client, at, {"their_reference": reference}) for reference in ("R-17", "R-18"))
    assert first != second and len(offered(client, at)) == 2
    sent = {"their_reference": "R-17", "token": "t-1", "begun": first}
    assert client.post(at, sent | {"their_reference": ""}).status_code == 422 and SealedDraft.objects.count() == 2
    assert client.post(at, sent).status_code == 302
    assert list(SealedDraft.objects.values_list("mark", flat=True)) == [second]
    page = client.get(offered(client, at)[0]).content.decode()
    assert "R-18" in page and f'name="begun" value="{second}"' in page, "it goes on in the same draft"


def test_whoever_went_on_with_a_draft_and_was_refused_keeps_its_mark():
    client, at = signed_in(a.person(CASEWORKER, at="NL-CA")), reverse("new_case")
    mark = typed(client, at, {"their_reference": "R-17"})
    page = client.post(at, {"their_reference": "", "token": "t", "begun": mark}).content.decode()
    assert f'name="begun" value="{mark}"' in page


def test_without_a_script_a_button_keeps_it_and_another_throws_it_away(counsellor, at):
    client = signed_in(counsellor)
    mark = opened(client, at)[1]
    came = {"headers": {"Referer": f"http://testserver{at}"}, "follow": True}
    page = client.post(at, WRITTEN | {"begun": mark, "draft": "yes"}, **came)
    assert page.redirect_chain == [(f"{at}?draft={mark}", 302)] and WRITTEN["surname"] in page.content.decode()
    gone = client.post(at, WRITTEN | {"begun": mark, "draft": "gone"}, **came)
    assert WRITTEN["surname"] not in gone.content.decode() and not SealedDraft.objects.exists()


def test_what_is_asked_for_in_the_address_is_another_form(at):
    client, page = signed_in(a.person(DATA_PROTECTION_OFFICER)), reverse("new_subject_access")
    first, other = a.readmission(), a.readmission()
    typed(client, f"{page}?reference={first.reference}", {"identified_note": "By her passport"})
    assert len(offered(client, f"{page}?reference={first.reference}")) == 1
    assert offered(client, f"{page}?reference={other.reference}") == []


def test_another_agency_of_the_same_person_is_another_desk(counsellor, at):
    client = signed_in(counsellor)
    typed(client, at, WRITTEN)
    Membership.objects.create(user=counsellor.user, agency=a.agency("IOM-AZ"), role=CASEWORKER, from_on="2020-01-01")
    session = client.session
    session["agency"] = a.agency("IOM-AZ").pk
    session.save()
    assert "draft of" not in client.get(at).content.decode()


def test_a_draft_begun_on_other_data_says_so(administrator):
    agency = Agency.objects.get(code="AZ-SMS")
    client, url = signed_in(administrator), reverse("edit_agency", args=[agency.pk])
    page, mark = opened(client, url)
    stood = page.split('name="stood" value="')[1].split('"')[0]
    client.post(url, {"phone": "+994 12 000 00 00", "stood": stood, "begun": mark}, headers=QUIET)
    assert stood and "were changed after you began" not in client.get(url).content.decode()
    agency.address = "Another street 5"
    agency.save()
    page = client.get(url).content.decode()
    assert "were changed after you began" in page and "+994 12 000 00 00" not in page
    assert "+994 12 000 00 00" in client.get(offered(client, url)[0]).content.decode()


def test_a_draft_is_kept_without_a_fresh_proof_and_the_act_is_not_done(administrator):
    url, client = reverse("add_agency"), signed_in(administrator)
    said = {"code": "AZ-NEW", "kind": "authority", "state": "AZ", "name_en": "New", "name_az": "Yeni", "begun": "ab12"}
    session = client.session
    session["proved"] = 0
    session.save()
    assert client.post(url, said, headers=QUIET).status_code == 204
    assert SealedDraft.objects.get().mark == "ab12" and not Agency.objects.filter(code="AZ-NEW").exists()
    assert client.post(url, said).status_code == 403


def test_what_only_reads_asks_for_its_proof_whatever_the_request_says_of_drafts():
    """Else a header would open every file that asks for a fresh proof."""
    officer = a.person(DATA_PROTECTION_OFFICER)
    client, url = signed_in(officer), reverse("subject_access_file", args=[1, "json"])
    session = client.session
    session["proved"] = 0
    session.save()
    for headers in ({}, QUIET):
        assert client.get(url, headers=headers).headers.get("Location", "").startswith(reverse("step_up")), headers


def test_a_view_that_keeps_nothing_is_never_carried_out_by_a_draft(counsellor):
    client = signed_in(counsellor)
    before = client.get(reverse("preferences")).content
    assert client.post(reverse("preferences"), {"theme": "dark"}, headers=QUIET).status_code == 404
    assert client.get(reverse("preferences")).content.count(b"checked") == before.count(b"checked")
    assert client.post(reverse("list_columns"), {"columns": []}, headers=QUIET).status_code == 404


def test_no_view_that_keeps_its_typing_itself_asks_for_a_fresh_proof():
    """What a page saves by itself passes without a proof: then the view must not be one that acts."""
    views = [pattern.callback for pattern in patterns(get_resolver())]
    keeping = [view for view in views if hasattr(view, "keeps_typing_itself")]
    assert keeping and not [view for view in keeping if hasattr(view, "step_up")]


def test_a_broken_key_is_replaced_and_what_is_typed_then_is_kept(counsellor, at):
    client = signed_in(counsellor)
    client.cookies["drafts"] = "no key"
    assert client.post(at, WRITTEN | {"begun": "ab"}, headers=QUIET).status_code == 204
    assert WRITTEN["surname"] in client.get(offered(client, at)[0]).content.decode()


def test_the_key_lasts_as_long_as_what_was_kept_last(counsellor, at):
    client = signed_in(counsellor)
    mark = typed(client, at, WRITTEN)
    again = client.post(at, WRITTEN | {"begun": mark}, headers=QUIET)
    assert again.cookies["drafts"]["max-age"] == 30 * 24 * 3600 and again.cookies["drafts"]["httponly"]


def test_the_asylum_door_stands_before_it(counsellor, at):
    assert signed_in(counsellor).post(at, WRITTEN | {"contact": HINT}, headers=QUIET).status_code == 422
    assert not SealedDraft.objects.exists()


def test_whoever_may_not_use_the_form_keeps_nothing_there():
    stranger = signed_in(a.person(CASEWORKER, at="AZ-MOH"))
    agency = Agency.objects.get(code="AZ-SMS")
    assert stranger.post(reverse("edit_agency", args=[agency.pk]), {"phone": "1"}, headers=QUIET).status_code == 403
    assert not SealedDraft.objects.exists()


@pytest.mark.parametrize("page", ["change_password", "preferences", "list_columns", "find_by_code"])
def test_ones_own_account_a_search_and_a_choice_of_boxes_are_not_kept(counsellor, page):
    page = signed_in(counsellor).get(reverse(page)).content.decode()
    assert "data-autosave" not in page and "Save as draft" not in page


def test_what_was_emptied_does_not_come_back(counsellor, at):
    client = signed_in(counsellor)
    mark = typed(client, at, WRITTEN)
    assert client.post(at, {"surname": "  ", "begun": mark}, headers=QUIET).status_code == 204
    assert not SealedDraft.objects.exists()


def test_of_one_person_the_latest_stay_and_none_longer_than_thirty_days(counsellor, at, monkeypatch):
    monkeypatch.setattr(sealed, "MOST", 3)
    for number in range(5):
        said = {"path": "/old/", "mark": f"old{number}", "saved_at": now() - timedelta(days=29 + number)}
        SealedDraft.objects.create(person=counsellor.user, agency=counsellor.agency, sealed="x", **said)
    mark = typed(signed_in(counsellor), at, WRITTEN)
    assert set(SealedDraft.objects.values_list("mark", flat=True)) == {mark, "old0", "old1"}
    sweep()
    assert set(SealedDraft.objects.values_list("mark", flat=True)) == {mark, "old0"}


def test_neither_token_nor_password_is_in_it(counsellor, at):
    client = signed_in(counsellor)
    typed(client, at, WRITTEN | {"csrfmiddlewaretoken": "x", "token": "t", "password": "p", "proof-code": "1"})
    opened = sealed.unseal(SealedDraft.objects.get().sealed, client.cookies["drafts"].value)
    assert opened.keys() == {*WRITTEN, "begun"}
