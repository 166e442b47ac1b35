"""How things look: icons, rulers, tones, names, dates and days in words. Presentation only; nothing here reads the database."""

from django import template
from django.template import loader
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from agencies.languages import capital
from audit import dates
from config.glyphs import GLYPHS
from config.rulers import measure

register = template.Library()

#: Words others use for a tone → the tone of the style sheet. A tone that is not listed stands for itself.
TONES = {
    "grave": "danger",
    "late": "danger",
    "error": "danger",
    "good": "ok",
    "success": "ok",
    "soon": "warn",
    "warning": "warn",
    "waiting": "wait",
    "hold": "wait",
    "debug": "plain",
}


@register.simple_tag
def icon(name, label=""):
    """One glyph. Hidden from screen readers unless it has a label of its own."""
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon icon-{}" viewBox="0 0 16 16" focusable="false" {}>{}</svg>',
        name,
        voice,
        mark_safe(GLYPHS[name]),  # noqa: S308 - our own drawings, never a visitor's text
    )


@register.inclusion_tag("components/ruler.html")
def ruler(total, elapsed, tone="", limit=None, size=""):
    """`total` and `elapsed` in days; `limit` when less of `total` is lawful; size "small", "" or "large". Words stand beside it."""
    return {"ruler": measure(limit or total or 1, elapsed or 0, size), "tone": tone}


@register.filter
def tone(word):
    """Class name of a tone; without a word, the plain one."""
    return f"tone-{TONES.get(word, word) or 'plain'}"


@register.filter
def initials(name):
    """LQ of "Leyla Quliyeva", QE of "Qasımov, Elxan Rauf": letters as written, no case is changed."""
    return "".join(part[0] for part in str(name or "").replace(",", " ").split()[:2])


@register.simple_tag
def person_name(name):
    """A name that `Hide names` can turn into initials."""
    return format_html(
        '<span class="name" data-initials="{}"><span class="name-full">{}</span></span>',
        ". ".join(initials(name)) + ".",
        name,
    )


for words in (
    dates.day,
    dates.short_day,
    dates.clock_time,
    dates.day_and_time,
    dates.days_until,
    dates.relative_day,
    dates.due_tone,
):
    register.filter(words.__name__, words)


register.filter("capital", capital)


@register.filter
def whole_number(value):
    """12,345 or 12 345, as the language writes it."""
    return number_format(value, force_grouping=True)


@register.simple_block_tag
def section(content, title, identifier, url="", link=""):
    """A part of a page under a two-pixel rule: title, optional link, content."""
    parts = {"title": title, "id": identifier, "url": url, "link": link, "content": content}
    return loader.render_to_string("components/section.html", parts)
