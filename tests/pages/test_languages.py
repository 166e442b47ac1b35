"""Each page in Azerbaijani, for several kinds of people: nothing on it is left in English."""

import html
import re

import pytest

from agencies.roles import ADMINISTRATOR, AUDITOR, CASEWORKER, SUPERVISOR
from tests.pages.addresses import PAGES

ENGLISH = re.compile(r"\b(the|of|and|is|are|with|this|not|for|from|you|your|by|to|who|what|which)\b", re.IGNORECASE)
DATA = re.compile(
    r"Person \d+|Caseworker AZ-\w+|A Colleague|A line|As the passport says|A court asked for it\."
)  # invented people of the tests
ENGLISH_PAGES = {"agency", "help", "help_topic"}  # one says its name in both languages; the guides are English
PLAYS = (
    (CASEWORKER, "AZ-SMS"),
    (SUPERVISOR, "AZ-SMS"),
    (ADMINISTRATOR, "AZ-SMS"),
    (CASEWORKER, "NL-CA"),
    (CASEWORKER, "AZ-MIA"),
    (AUDITOR, "AZ-SMS"),
)


@pytest.mark.django_db
@pytest.mark.some(16)
@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in ENGLISH_PAGES], ids=str)
def test_a_page_in_azerbaijani_says_nothing_in_english(square, page):
    english = {said for role, code in PLAYS for said in _english_on(square.who(role, code), page.url(square))}
    assert not english, english


def _english_on(who, url):
    who.client.cookies["language"] = "az"
    answer = who.asks(url)
    if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
        return
    text = re.sub(
        r"(?s)<(script|style|svg|code)\b.*?</\1>|<[a-z]+[^>]*\blang=\"en\"[^>]*>[^<]*", " ", answer.content.decode()
    )
    seen = re.split(r"<[^>]+>", text) + re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', text)
    for said in map(html.unescape, seen):
        if ENGLISH.search(DATA.sub("", said)):
            yield " ".join(said.split())[:120]
