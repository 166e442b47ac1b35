"""The pages of referrals, skills and work: who gets them, what they ask, what they give back, how many queries they need."""

from datetime import timedelta

import pytest

from agencies.roles import AUDITOR, CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.moment import now, today
from cases.consents import Consent
from reintegration.models import Occupation, Offer, Qualification, Referral, Skill, Worked
from reintegration.skills.profiling import add
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting

pytestmark = pytest.mark.django_db
LIST, SKILLS, REFER, SCORES, OFFERS = 16, 22, 26, 6, 4


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def case(manager):
    return a.reintegration(manager)


@pytest.fixture
def desk(manager):
    return signed_in(manager)


def page(case, *parts):
    return "/".join(["/procedures", case.reference, *parts, ""])


def subject(case):
    return case.case.members.get().person


def consented(case, **more):
    return {
        "person": subject(case).pk, "recipient": a.agency("AZ-SEA").pk, "items": ["region", "education"], "how": "signed",
        "given_on": f"{today():%d.%m.%Y}", "language": "Azerbaijani", "how_to_withdraw": "By telephone.", "kept_until": "Until closed.",
    } | more  # fmt: skip


def offer(at="AZ-SEA", **fields):
    said = {
        "kind": "vacancy",
        "title_en": "Welder",
        "region": "Gəncə",
        "starts_on": today(),
        "occupation": Occupation.objects.get(code="7212"),
    }
    return Offer.objects.create(agency=a.agency(at), recorded_by=a.person(at=at).user, **said | fields)


def test_from_the_list_by_way_of_the_consent_to_the_referral(desk, case):
    assert "Nobody was referred yet" in desk.get(page(case, "referrals")).content.decode()
    to_consent = desk.get(page(case, "referrals", "new"))
    assert to_consent.url == page(case, "referrals", "consent")
    onward = desk.post(to_consent.url, consented(case))
    consent = Consent.objects.get(purpose="referral")
    assert onward.url == f"{page(case, 'referrals', 'new')}?consent={consent.pk}"
    form = desk.get(onward.url).context["form"]
    assert (form["consent"].value(), form["items"].value()) == (consent.pk, ["region", "education"])
    said = {
        "consent": consent.pk,
        "need": "employment",
        "items": ["region"],
        "token": form["token"].value(),
        "phone": "+994",
    }
    for _click in range(2):
        assert desk.post(onward.url, said).url == page(case, "referrals")
    sent = Referral.objects.get()
    assert sent.reference in desk.get(page(case, "referrals")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"given_on": "31.12.2099"}, "given_on"), ({"language": "Klingonish"}, "language"), ({"recipient": ""}, "recipient"),
        ({"valid_until": "01.01.2020"}, "valid_until"),
    ],
)  # fmt: skip
def test_a_consent_with_a_fault_comes_back_with_everything_typed(desk, case, wrong, field):
    answer = desk.post(page(case, "referrals", "consent"), consented(case, kept_until="Seven years.") | wrong)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert "Seven years." in answer.content.decode() and not Consent.objects.exists()


def test_what_the_consent_does_not_name_is_said_at_the_field(desk, case):
    consent = a.consent_to_share(case, items=())
    said = {"consent": consent.pk, "need": "employment", "items": ["sex"], "token": "t", "need_note": "Kept words."}
    answer = desk.post(page(case, "referrals", "new"), said)
    assert answer.status_code == 422 and "does not name" in str(answer.context["form"].errors["items"])
    assert "Kept words." in answer.content.decode()


def test_words_of_asylum_are_not_taken_into_a_referral(desk, case):
    consent = a.consent_to_share(case, items=())
    said = {
        "consent": consent.pk,
        "need": "employment",
        "token": "t",
        "need_note": "His asylum application was refused in Germany.",
    }
    answer = desk.post(page(case, "referrals", "new"), said)
    assert answer.status_code == 422 and not Referral.objects.exists()


def test_a_suggestion_leads_to_a_referral_that_is_filled_in(desk, case, manager):
    place, consent = offer(), a.consent_to_share(case)
    add(case, subject(case), "worked", manager, occupation=Occupation.objects.get(code="7212"), years=4)
    shown = desk.get(page(case, "skills"))
    (one,) = shown.context["suggestions"]
    assert one["why"] == "same occupation"
    form = desk.get(one["url"]).context["form"]
    assert [form[name].value() for name in ("consent", "offer", "need")] == [consent.pk, str(place.pk), "employment"]


def test_a_profile_is_kept_without_scripts(desk, case):
    found = desk.get(page(case, "skills", "worked"), {"q": "weld"})
    assert "Welders and flame cutters" in found.content.decode()
    welder = Occupation.objects.get(code="7212")
    assert desk.post(page(case, "skills", "worked"), {"occupation": welder.pk, "years": "4"}).status_code == 302
    wrong = desk.post(page(case, "skills", "worked"), {"occupation": welder.pk, "years": "400"})
    assert wrong.status_code == 422 and "Welders and flame cutters" in wrong.content.decode()
    said = {"title": "Diploma", "country": "Germany", "recognition": "applied", "applied_on": "01.02.2026"}
    assert desk.post(page(case, "skills", "qualifications"), said).status_code == 302
    assert Qualification.objects.get().country == "DE"
    assert desk.post(page(case, "skills", "spoken"), {"language": "German", "level": "B1"}).status_code == 302
    assert (
        desk.post(page(case, "skills", "able"), {"skill": Skill.objects.first().pk, "level": "good"}).status_code == 302
    )
    assert desk.post(page(case, "skills"), {"education": "3", "wishes": "To weld."}).status_code == 302
    text = desk.get(page(case, "skills")).content.decode()
    assert all(word in text for word in ("Diploma", "applied for on 01.02.2026", "German", "To weld.", "4 years"))
    desk.post(page(case, "skills", "worked", str(Worked.objects.get().pk), "take-back"))
    assert "Welders and flame cutters" not in desk.get(page(case, "skills")).content.decode()
    assert desk.get(page(case, "skills", "nothing")).status_code == 404


@pytest.mark.parametrize(
    ("role", "at", "status"), [(CASEWORKER, "AZ-MOH", 404), (CASEWORKER, "IOM-AZ", 404), (AUDITOR, "AZ-MLSP", 200)]
)
def test_others_get_no_page_of_it_and_checkers_read_masks(case, manager, role, at, status):
    add(case, subject(case), "worked", manager, occupation=Occupation.objects.get(code="7212"), years=4)
    a.referral(manager, case=case)
    reader = signed_in(a.person(role, at=at))
    for part in ("skills", "referrals"):
        answer = reader.get(page(case, part))
        assert answer.status_code == status
        assert (
            "Welders" not in answer.content.decode()
            and "job seeker" not in answer.content.decode().partition("State schemes")[0]
        )
    assert reader.get(page(case, "referrals", "new")).status_code == (403 if status == 200 else 404)


def test_another_kind_of_procedure_has_no_referrals(desk, manager):
    referral = a.referral(manager)
    assert desk.get(page(referral, "referrals")).status_code == 404


# --- Offers


def test_partners_and_providers_keep_their_own_offers(case):
    own, other = offer(), offer("AZ-MOH")
    keeper = signed_in(a.person(CASEWORKER, at="AZ-SEA"))
    form = keeper.get(f"/offers/{own.pk}/").context["form"]
    said = {name: form[name].value() or "" for name in form.fields} | {
        "places": "3",
        "starts_on": "01.03.2026",
        "skills": [Skill.objects.first().pk],
    }
    assert keeper.post(f"/offers/{own.pk}/", said).status_code == 302
    own.refresh_from_db()
    assert own.places == 3 and own.skills == [Skill.objects.first().pk]
    assert keeper.post(f"/offers/{own.pk}/close/").status_code == 302
    assert [keeper.get(f"/offers/{pk}/").status_code for pk in (own.pk, other.pk)] == [404, 404]
    assert (
        "Closed" in keeper.get("/offers/?all=1").content.decode()
        and "Welder" in keeper.get("/offers/").content.decode()
    )


def test_a_new_offer_is_written_down_once(case):
    keeper = signed_in(a.person(CASEWORKER, at="NGO-1"))
    form = keeper.get("/offers/new/").context["form"]
    said = {
        "kind": "training",
        "title_en": "Sewing",
        "region": "Bakı",
        "places": "12",
        "starts_on": "01.03.2026",
        "token": form["token"].value(),
    }
    for _click in range(2):
        assert keeper.post("/offers/new/", said).status_code == 302
    assert (Offer.objects.get().agency.code, Offer.objects.get().places) == ("NGO-1", 12)
    wrong = keeper.post("/offers/new/", said | {"token": "u", "until": "01.02.2026"})
    assert wrong.status_code == 422 and "until" in wrong.context["form"].errors


def test_filled_places_are_counted_and_no_fewer_can_be_offered(manager):
    officer, place = a.person(CASEWORKER, at="AZ-SEA"), offer(places=2)
    for _time in range(2):
        sent = a.step(a.referral(manager, offer=place), "accept", officer)
        a.step(sent, "give_service", officer, service_on=today(), service="placed")
    keeper = signed_in(officer)
    assert "2 of 2" in keeper.get("/offers/").content.decode()
    form = keeper.get(f"/offers/{place.pk}/").context["form"]
    said = {name: form[name].value() or "" for name in form.fields} | {"places": "1", "starts_on": "01.03.2026"}
    assert "places" in keeper.post(f"/offers/{place.pk}/", said).context["form"].errors


def test_agencies_of_the_removal_have_neither_offers_nor_scoreboard():
    chief = signed_in(a.person(SUPERVISOR))
    assert [chief.get(url).status_code for url in ("/offers/", "/referrals/scoreboard/")] == [403, 403]
    manages = signed_in(a.person(CASEWORKER, at="IOM-AZ"))
    assert [manages.get(url).status_code for url in ("/offers/", "/offers/new/", "/referrals/scoreboard/")] == [
        200,
        200,
        403,
    ]


# --- The scoreboard


def test_the_scoreboard_says_of_how_many_and_makes_nothing_silent_a_zero(manager):
    officer = a.person(CASEWORKER, at="AZ-SEA")
    case = a.reintegration(manager)
    needs = ("employment", "training", "recognition", "business", "legal")
    sent = [a.referral(manager, case=case, need=need) for need in needs]
    Referral.objects.count()
    a.step(a.step(sent[0], "accept", officer), "give_service", officer, service_on=today(), service="registered")
    a.step(sent[1], "decline", officer, decline_reason="no_places")
    a.step(sent[2], "accept", officer)
    a.step(sent[3], "withdraw", manager, withdrawal_reason="Not needed.")
    chief = signed_in(a.person(SUPERVISOR, at="AZ-MLSP"))
    board = chief.get("/referrals/scoreboard/").context["sent"]
    (row,) = board["figures"]["rows"]
    told = dict(
        zip([c["label"] for c in board["figures"]["columns"]], [cell["text"] for cell in row["cells"]], strict=True)
    )
    assert told == {
        "Agency": "State Employment Agency", "Sent": 5, "Accepted": 2, "of these in time": "2 of 2", "Declined": 1, "Service given": 1,
        "Service not given": 0, "Withdrawn": 1, "Consent ended": 0, "Open": 2, "of these overdue": "0 of 2",
        "Days to the answer (median)": "0 (of 3)", "Days to the service (median)": "0 (of 1)", "Deletion not confirmed": 1,
    }  # fmt: skip
    assert board["not_given"] is None and board["declined"]["rows"][0]["cells"][3]["text"] == 1


def test_each_partner_reads_its_own_figures_alone(manager):
    a.referral(manager)
    a.referral(manager, "AZ-MOH", need="health")
    board = signed_in(a.person(SUPERVISOR, at="AZ-SEA")).get("/referrals/scoreboard/").context
    assert "sent" not in board and [row["cells"][1]["text"] for row in board["received"]["figures"]["rows"]] == [1]
    other = signed_in(a.person(PROGRAMME_MANAGER, at="IOM-AZ")).get("/referrals/scoreboard/").context
    assert other["sent"]["is_empty"]


def test_a_period_that_ends_before_it_begins_is_said_at_the_field():
    answer = signed_in(a.person(SUPERVISOR, at="AZ-SEA")).get("/referrals/scoreboard/?first=02.03.2026&last=01.03.2026")
    assert answer.status_code == 422 and "last" in answer.context["form"].errors


# --- Queries


def asked(client, url):
    client.get(url)
    with counting() as counted:
        assert client.get(url).status_code == 200
    return len(counted())


def test_the_pages_keep_to_their_queries_whatever_there_is(manager, desk):
    chief, counts = signed_in(a.person(SUPERVISOR, at="AZ-MLSP")), []
    terms = iter(Occupation.objects.all())
    case = a.reintegration(manager)
    for needs in (("employment",), ("training", "business", "legal", "health")):
        for need in needs:
            a.referral(manager, case=case, need=need)
            offer(until=today() + timedelta(days=9))
            add(case, subject(case), "worked", manager, occupation=next(terms), years=1)
            add(case, subject(case), "qualifications", manager, title=f"Diploma {need}", country="DE")
        pages = (page(case, "referrals"), page(case, "skills"), page(case, "referrals", "new"))
        counts.append(
            [*(asked(desk, url) for url in pages), asked(chief, "/referrals/scoreboard/"), asked(desk, "/offers/")]
        )
    assert counts[0] == counts[1], counts
    assert all(number <= most for number, most in zip(counts[1], (LIST, SKILLS, REFER, SCORES, OFFERS), strict=True)), (
        counts
    )
    assert now()
