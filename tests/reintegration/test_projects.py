"""Community and structural projects: of a programme, with counted participants, told on the plan, paid from no case."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from agencies.roles import AUDITOR, CASEWORKER, FINANCE_OFFICER
from reintegration.models import Project, ProjectCase
from tests import a
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def client(manager):
    return signed_in(manager)


def told(fund, **differs):
    return {
        "programme": fund.pk, "title_en": "A well for the village", "title_az": "Kənd üçün quyu", "dimension": "social",
        "level": "community", "region": "Şəki", "starts_on": "01.03.2026", "ends_on": "01.09.2026", "about": "",
    } | differs  # fmt: skip


def kept(client, fund, **differs):
    answer = client.post("/projects/new/", told(fund, **differs))
    assert answer.status_code == 302, answer.content.decode()
    return Project.objects.latest("pk")


def test_a_project_is_added_changed_and_listed_with_its_partners(client):
    fund, partners = a.programme(), [a.agency("AZ-SEA").pk, a.agency("NGO-1").pk]
    project = kept(client, fund, partners=partners)
    url = reverse("project", args=[project.pk])
    assert "NGO service provider" in client.get(url).content.decode()
    edit = reverse("edit_project", args=[project.pk])
    assert client.post(edit, told(fund, partners=partners[:1], region="Quba")).status_code == 302
    page = client.get(url).content.decode()
    assert "NGO service provider" not in page and "Quba" in page
    assert "A well for the village" in client.get("/projects/").content.decode()


def test_what_is_wrong_comes_back_at_its_field(client):
    answer = client.post("/projects/new/", told(a.programme(), ends_on="01.01.2026"))
    assert answer.status_code == 422 and "must end after it begins" in answer.content.decode()
    assert client.post("/projects/new/", told(a.programme("OTHER", at="IOM-AZ"))).status_code == 422
    assert client.post("/projects/new/", told(a.programme("THIRD"), level="individual")).status_code == 422


def test_participants_are_planned_and_counted_by_sex_and_age(client):
    project = kept(client, a.programme())
    url = reverse("count_participants", args=[project.pk])
    numbers = {"planned-F-adult": "30", "counted-F-adult": "12", "planned-M-child": "8", "counted-M-child": "9"}
    assert client.post(url, numbers).status_code == 302
    page = client.get(reverse("project", args=[project.pk])).content.decode()
    assert "21 of 38 planned" in page
    wrong = client.post(url, {"planned-F-adult": "-1"})
    assert wrong.status_code == 422


def test_a_linked_case_tells_of_the_project_and_is_charged_nothing(client, manager):
    project, case = kept(client, a.programme()), a.reintegration(manager)
    url, plan = reverse("project", args=[project.pk]), reverse("procedure", args=[case.reference])
    assert client.post(url, {"reference": case.reference.lower()}).status_code == 302
    assert "A well for the village" in client.get(plan).content.decode()
    link = ProjectCase.objects.get()
    assert client.post(reverse("unlink_case", args=[project.pk, link.pk])).status_code == 302
    assert "A well for the village" not in client.get(plan).content.decode()


def test_a_case_that_one_does_not_see_cannot_be_linked(client):
    other = a.reintegration(a.person(CASEWORKER, at="IOM-AZ"))
    for reference in (other.reference, "RC-AZ-2026-99999"):
        answer = client.post(
            reverse("project", args=[kept(client, a.programme(reference)).pk]), {"reference": reference}
        )
        assert answer.status_code == 422 and "No reintegration case of this code" in answer.content.decode()


def test_projects_are_of_the_agency_that_runs_the_programme(client):
    project = kept(client, a.programme())
    url = reverse("project", args=[project.pk])
    asked = {
        who: signed_in(a.person(role, at=at)).get(url).status_code
        for who, role, at in (
            ("colleague", FINANCE_OFFICER, "AZ-MLSP"), ("other", CASEWORKER, "IOM-AZ"), ("provider", CASEWORKER, "NGO-1"),
            ("auditor", AUDITOR, "AZ-MLSP"),
        )
    }  # fmt: skip
    assert asked == {"colleague": 200, "other": 404, "provider": 403, "auditor": 403}
    assert signed_in(a.person(FINANCE_OFFICER, at="AZ-MLSP")).post(url, {"reference": "x"}).status_code == 403


def test_the_database_knows_no_project_for_one_person(client):
    project = kept(client, a.programme())
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.filter(pk=project.pk).update(level="individual")
