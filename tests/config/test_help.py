"""Help: every page of docs/users is a topic, every topic a page, and every page of the product knows its help."""

import re
from fnmatch import fnmatchcase

import pytest
from django.contrib.staticfiles import finders
from django.urls import get_resolver, reverse

from agencies.roles import CASEWORKER, HUMAN
from config.help.rendering import anchor, shown
from config.help.topics import FOLDER, TOPICS, topic_of
from tests import a


def names():
    return {name for name in get_resolver().reverse_dict if isinstance(name, str)}


def test_every_guide_for_users_is_a_topic_and_has_a_title():
    assert sorted(topic.path.name for topic in TOPICS) == sorted(path.name for path in FOLDER.glob("*.md"))
    assert all(topic.title for topic in TOPICS)


def test_every_name_is_that_of_some_page_of_the_product():
    idle = [view for topic in TOPICS for view in topic.views if not any(fnmatchcase(name, view) for name in names())]
    assert idle == []


@pytest.mark.parametrize(
    ("page", "slug"),
    [
        ("approvals", "supervisor"),
        ("work", "caseworker"),
        ("plan", "case-manager"),
        ("exports", "exports"),
        ("sign_in", "signing-in"),
    ],
)
def test_a_page_knows_its_topic(page, slug):
    assert page in names()
    assert topic_of(page).slug == slug


def test_of_a_page_of_which_none_speaks_the_work_of_the_role_is_told():
    assert topic_of("workflows", [CASEWORKER]).slug == "caseworker"
    assert topic_of("workflows") is None
    assert [role for role in HUMAN if topic_of("workflows", [role]) is None] == []


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
def test_links_lead_to_topics_and_to_headings_that_are_there(topic, client, db):
    text = client.get(reverse("help_topic", args=[topic.slug])).content.decode()
    assert topic.title in text and ".md" not in text.partition("<article")[2].partition("</article>")[0].replace(
        ".md</code>", ""
    )
    for other in TOPICS:
        for link in text.split(f'href="/help/{other.slug}/#')[1:]:
            assert f'id="{link.partition(chr(34))[0]}"' in shown(other.slug, 0)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
def test_a_picture_of_a_guide_is_there_says_what_it_shows_and_is_served(topic):
    for words, path in re.findall(r"!\[(.*?)\]\((.*?)\)", topic.path.read_text()):
        assert len(words) > 20 and (FOLDER / path).is_file(), path
        name = path.removeprefix("../pictures/")
        assert finders.find(f"pictures/{name}") and f'src="/static/pictures/{name}"' in shown(topic.slug, 0)


def test_what_a_guide_holds_in_angles_is_shown_as_text(monkeypatch, tmp_path):
    (tmp_path / "provider.md").write_text(
        "# A title\n\n<script>alert(1)</script> [x](javascript:alert(1)) [y](../decisions/0001.md)\n"
    )
    monkeypatch.setattr("config.help.topics.FOLDER", tmp_path)
    text = shown("provider", "changed")
    assert "<script" not in text and "href" not in text and "x" in text and "y" in text
    assert anchor("What to do now?") == "what-to-do-now"


def test_a_visitor_reads_help_and_a_name_that_is_none_leads_nowhere(client, db):
    assert "/help/caseworker/" in client.get("/help/").content.decode()
    assert client.get("/help/nothing/").status_code == 404
    assert client.get("/accessibility/").status_code == 200


def test_a_page_links_its_help_and_all_of_help(client, db):
    client.force_login(a.person(CASEWORKER).user, "django.contrib.auth.backends.ModelBackend")
    foot = client.get("/approvals/", follow=True).content.decode().partition('<footer class="foot">')[2]
    assert "/help/" in foot and "/accessibility/" in foot
    foot = client.get("/queue/mine/").content.decode().partition('<footer class="foot">')[2]
    assert "/help/caseworker/" in foot
