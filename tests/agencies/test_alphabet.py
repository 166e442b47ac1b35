"""People are listed as one looks for them: Ə after E, Ş after S, not after Z."""

from random import Random

import pytest
from django.utils.translation import override

from agencies.alphabet import by_name, in_alphabet
from agencies.models import Agency, User
from agencies.roles import CASEWORKER, SUPERVISOR
from cases.names import sort_key
from tests import a
from tests.pages.square import signed_in

NAMES = ["Çingiz Əliyev", "Elçin Quliyev", "Əli Abbasov", "Əli Şirinov", "Fərid Həsənov", "Xəyal Əsgərov", "İlham Nəbiyev", "Jalə Məcidova",
         "Qadir Ömərov", "Lalə Səfərova", "Sona Vəliyeva", "Şəhla Zeynalova", "Ülkər Babayeva", "Zaur Bağırlı"]  # fmt: skip


@pytest.mark.django_db
def test_the_database_sorts_people_as_the_alphabet_does():
    mixed = Random(7).sample(NAMES, len(NAMES))
    people = [a.person(CASEWORKER, name=name).user.pk for name in mixed]
    found = User.objects.filter(pk__in=people).order_by(in_alphabet("name")).values_list("name", flat=True)
    assert list(found) == NAMES == sorted(mixed, key=sort_key)


@pytest.mark.django_db
def test_whom_a_case_is_given_to_is_chosen_from_a_list_in_that_order():
    chief, case = a.person(SUPERVISOR, name="Aynur Kazımova"), a.readmission()
    for name in ("Zaur Bağırlı", "Əli Abbasov", "Elçin Quliyev", "Fərid Həsənov"):
        a.person(CASEWORKER, name=name)
    page = signed_in(chief).get(f"/procedures/{case.reference}/assign/").content.decode()
    places = [page.index(f">{name}</option>") for name in ("Elçin Quliyev", "Əli Abbasov", "Fərid Həsənov", "Zaur Bağırlı")]
    assert places == sorted(places)


@pytest.mark.django_db
def test_agencies_are_listed_by_the_name_that_is_shown():
    for language in ("en", "az"):
        with override(language):
            names = [agency.name for agency in Agency.objects.order_by(by_name())]
        assert names == sorted(names, key=sort_key if language == "az" else None)
