"""Help: every page of docs/users is a topic, every topic a page in both languages, and every page of the product knows its help."""

import hashlib
import re
from fnmatch import fnmatchcase
from html import escape

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import get_resolver, reverse
from django.utils.translation import override
from PIL import Image

from agencies.roles import CASEWORKER, HUMAN
from config.help.rendering import anchor, shown
from config.help.topics import FOLDER, TOPICS, topic_of
from tests import a

CATALOGUE = settings.BASE_DIR / "locale" / "az" / "LC_MESSAGES" / "django.po"
EACH = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
IN_BOTH = pytest.mark.parametrize("language", ["en", "az"])


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


@IN_BOTH
@EACH
def test_links_lead_to_topics_and_to_headings_that_are_there(topic, language, client, db):
    client.cookies["language"] = language
    with override(language):
        text = client.get(reverse("help_topic", args=[topic.slug])).content.decode()
        assert topic.title in text and f'<article class="prose" lang="{language}">' in text
        assert ".md" not in text.partition("<article")[2].partition("</article>")[0].replace(".md</code>", "")
        for other in TOPICS:
            for link in text.split(f'href="/help/{other.slug}/#')[1:]:
                assert f'id="{link.partition(chr(34))[0]}"' in shown(other.path, 0)


@IN_BOTH
@EACH
def test_a_picture_of_a_guide_is_there_says_what_it_shows_and_is_served(topic, language):
    guide = topic.path_in(language)
    for words, path in re.findall(r"!\[(.*?)\]\((.*?)\)", guide.read_text()):
        assert len(words) > 20 and (guide.parent / path).is_file(), path
        name = path.rpartition("/")[2]
        assert finders.find(f"pictures/{name}")
        with Image.open(guide.parent / path) as picture:
            said = f'src="/static/pictures/{name}" alt="{escape(words)}" width="{picture.width}" height="{picture.height}"'
        assert said in shown(guide, 0), "so that nothing below moves while it comes"


def outline(text):
    """What a translation has in common with what it translates: levels of headings, items, rows, words that stand out, links and pictures."""
    return {
        "headings": [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)],
        "items": len(re.findall(r"^\s*(?:-|\d+\.) ", text, re.MULTILINE)),
        "rows": [row.count("|") for row in re.findall(r"^\|.*", text, re.MULTILINE)],
        "addresses": [link.rpartition("/")[2].partition("#")[0] for link in re.findall(r"\]\(([^)]*)\)", text)],
        "code": sorted(re.findall(r"`[^`]+`", " ".join(re.sub(r"```.*?```", "", text, flags=re.DOTALL).split()))),
    }


@EACH
def test_a_guide_in_azerbaijani_has_all_that_the_english_one_has(topic):
    english, translated = topic.path_in("en").read_text(), topic.path_in("az").read_text()
    assert outline(translated) == outline(english)
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", translated):
        assert link.startswith("http") or (topic.path_in("az").parent / link).is_file(), link


@EACH
def test_a_guide_in_azerbaijani_calls_what_is_on_the_screen_as_the_screen_does(topic):
    """What stands out in the English guide and is a text of the product: buttons, heads, lists."""
    shown_as = {}
    for message in read_po(CATALOGUE.read_bytes().splitlines(keepends=True)):
        if isinstance(message.id, str) and message.id[:1].isupper():
            shown_as.setdefault(message.id, []).append(message.string)
    english, translated = (" ".join(topic.path_in(language).read_text().split()) for language in ("en", "az"))
    named = [words for words in re.findall(r"\*\*([^*]+)\*\*", english) if words in shown_as]
    assert [words for words in named if not any(f"*{said}*" in translated for said in shown_as[words])] == []


@EACH
def test_a_guide_in_azerbaijani_was_looked_at_again_since_the_english_one_changed(topic):
    """Its last line bears the check sum of the English that it translates. Whoever changed that brings the translation up to date first."""
    of = hashlib.sha256(topic.path_in("en").read_bytes()).hexdigest()[:12]
    assert topic.path_in("az").read_text().endswith(f"\n[//]: # (English: {of})\n"), f"[//]: # (English: {of})"


def test_where_a_guide_is_not_translated_the_english_one_is_read_and_said_to_be_english(
    client, db, monkeypatch, tmp_path
):
    (tmp_path / "provider.md").write_text("# A title\n\nSome words.\n")
    monkeypatch.setattr("config.help.topics.FOLDER", tmp_path)
    client.cookies["language"] = "az"
    assert '<article class="prose" lang="en">' in client.get("/help/provider/").content.decode()


def test_what_a_guide_holds_in_angles_is_shown_as_text(tmp_path):
    guide = tmp_path / "provider.md"
    guide.write_text(
        "# A title\n\n<script>alert(1)</script> [x](javascript:alert(1)) [y](../decisions/0001.md)\n\n[//]: # (English: 1)\n"
    )
    text = shown(guide, "changed")
    assert "<script" not in text and "href" not in text and "x" in text and "y" in text and "English" not in text
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
