"""A page of docs as HTML: headings that can be linked to; links to other pages of help; links to the rest of the docs are words.

Its pictures are those of `docs/pictures`, which are served as static files.
"""

import re
from functools import cache, lru_cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt
from PIL import Image

from config.help.topics import BY_SLUG

PICTURES = settings.BASE_DIR / "docs" / "pictures"
_READER = MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=128)
def shown(path, _changed):
    """The text of a guide below its title. `_changed`: when the file was, so that an edited one is read again."""
    tokens = _READER.parse(path.read_text(encoding="utf-8"))
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor(tokens[place + 1].content))
        if token.type == "table_open":
            token.attrSet("tabindex", "0")  # it may be wider than a telephone: whoever has no mouse scrolls it too
        if token.children:
            token.children = list(_linked(token.children))
    return mark_safe(_READER.renderer.render(tokens[3:], _READER.options, {}))  # noqa: S308 - our own docs, HTML in them is shown as text


def anchor(heading):
    """As the pages of docs link to it: "What to do now" → what-to-do-now."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def _linked(children):
    """The tokens of a line, with links to what is served here; of other links the words alone."""
    served = []
    for token in children:
        if token.type == "link_open":
            address = _address(token.attrGet("href"))
            served.append(bool(address))
            token.attrSet("href", address)
        if token.type == "image":
            _place_picture(token, token.attrGet("src").rpartition("/")[2])
        if token.type in ("link_open", "link_close"):
            is_served = served[-1] if token.type == "link_open" else served.pop()
            if not is_served:
                continue
        yield token


def _place_picture(token, name):
    """Its size is said, so that the text below stands still while it comes."""
    width, height = _size(name)
    for attribute, value in (("src", static(f"pictures/{name}")), ("width", width), ("height", height), ("loading", "lazy")):
        token.attrSet(attribute, value)


@cache
def _size(name):
    with Image.open(PICTURES / name) as picture:
        return picture.size


def _address(href):
    path, _hash, part = href.partition("#")
    if path and path.removesuffix(".md") not in BY_SLUG:
        return ""
    return (reverse("help_topic", args=[path.removesuffix(".md")]) if path else "") + (f"#{part}" if part else "")
