"""A file that tells names is asked for, agreed to and taken on a fresh proof alone."""

import pytest
from django.test import Client

from agencies.roles import DATA_PROTECTION_OFFICER, SUPERVISOR
from reports.addresses import said_of
from reports.counting import asked
from reports.exporting import asking, running
from reports.exporting.rows import Export
from tests import a
from tests.agencies.proving import stale
from tests.reports.many_facts import FIRST, LAST, many_facts

pytestmark = pytest.mark.django_db
WHY = "The file tells the names of persons."


def question():
    return said_of(asked("persons", FIRST, LAST))


def stale_client(person):
    client = Client()
    client.force_login(person.user)
    client.get("/account/")
    stale(client)
    return client


@pytest.mark.parametrize(("level", "status"), [("none", 302), ("named", 403)])
def test_asking_for_names_is_asked_about(level, status):
    client = stale_client(a.person(SUPERVISOR))
    said = dict(question()) | {
        "contents": "rows",
        "content": "rows",
        "form": "csv",
        "level": level,
        "purpose": "To write to them",
    }
    answer = client.post("/exports/ask/", said)
    assert answer.status_code == status
    assert (WHY in answer.content.decode()) == (level == "named")
    assert Export.objects.count() == (level == "none")


@pytest.mark.django_db(transaction=True)
def test_agreeing_to_names_and_taking_them_is_asked_about(settings, tmp_path):
    settings.EXPORTS_ROOT = tmp_path
    chief, colleague = a.person(SUPERVISOR), a.person(DATA_PROTECTION_OFFICER)
    many_facts(chief, 5)
    export = asking.ask(asking.Request("rows", question(), "csv", "named", "To write to them"), chief)
    deciding = stale_client(colleague)
    said = {"decision": "agree", "reason": ""}
    assert deciding.post(f"/exports/{export.pk}/decide/", said).status_code == 403
    assert (
        deciding.post(
            f"/exports/{export.pk}/decide/", said | {"proof-asked": "1", "proof-password": a.PASSWORD}
        ).status_code
        == 302
    )
    assert running.run_one()
    taking = stale_client(chief)
    url = f"/exports/{export.pk}/file/"
    question_page = taking.get(url)
    assert question_page.url.startswith("/sign-in/again/?next=")
    assert taking.post("/sign-in/again/", {"next": url, "proof-password": a.PASSWORD}).url == url
    taken = taking.get(url)
    assert taken.status_code == 200 and b"".join(taken.streaming_content)
    taken.close()
