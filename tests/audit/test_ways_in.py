"""What happens to ways in leaves records: of which person, by whom, and nothing that was typed."""

import json

import pytest
from django.db import connection

from agencies import events
from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.models import Alias, Record, WayIn
from tests import a

pytestmark = pytest.mark.django_db


def recorded():
    connection.check_constraints()
    told = (json.loads(leaf) for leaf in Record.objects.order_by("pk").values_list("leaf", flat=True))
    return [record for record in told if record["act"] == "way_in"]


def alias(person):
    return Alias.objects.get(kind="u", entity=person.user.pk).name


def test_each_of_the_nine_events_is_a_record_in_the_chain_of_the_person():
    person, chief = a.person(CASEWORKER), a.person(ADMINISTRATOR)
    who, by = person.user, chief.user
    events.signed_in(who, "password+code")
    events.signed_out(who, "asked")
    events.refused(who, "code")
    events.many_refused(who, 20)
    events.stepped_up(who, "passkey")
    events.factor_added(who, "passkey")
    events.factor_removed(who, "app", by)
    events.sessions_ended(who, 3, by)
    events.password_changed(who, "link")
    told = recorded()
    assert [(one["what"], one["how"], one.get("count")) for one in told] == [
        ("signed_in", "password+code", None), ("signed_out", "asked", None), ("refused", "code", None), ("many_refused", "", 20),
        ("stepped_up", "passkey", None), ("factor_added", "passkey", None), ("factor_removed", "app", None), ("sessions_ended", "", 3),
        ("password_changed", "link", None),
    ]  # fmt: skip
    assert {one["chain"] for one in told} == {told[0]["chain"]} and {one["whom"] for one in told} == {alias(person)}
    assert [one.get("actor") for one in told][2:4] == [None, None], "who it was is not known"
    assert [one.get("actor") for one in told][6:8] == [alias(chief)] * 2


def test_nothing_of_the_person_stands_in_a_record():
    person = a.person(CASEWORKER, name="Sevinc Quliyeva")
    events.factor_added(person.user, "passkey")
    (told,) = recorded()
    assert not {person.user.name, person.user.email, str(person.user.pk)} & set(map(str, told.values()))


def test_a_password_that_is_changed_on_the_page_leaves_one(client):
    person = a.person(CASEWORKER)
    client.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
    new = "another long pass phrase 7"
    client.post("/account/password/", {"old": a.PASSWORD, "password": new, "again": new})
    assert [one["what"] for one in recorded()] == ["password_changed"] and WayIn.objects.get().by == person.user


@pytest.mark.parametrize("deed", ["UPDATE audit_wayin SET how = ''", "DELETE FROM audit_wayin"])
def test_it_is_never_changed(deed):
    events.refused(a.person(CASEWORKER).user, "code")
    with pytest.raises(Exception, match=r"permission denied|never changed"), connection.cursor() as cursor:
        cursor.execute(deed)
