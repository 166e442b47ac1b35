"""How things look: icons, rulers, tones, names, dates and days in words. Presentation only; nothing here reads the database."""

from django import template
from django.template import loader
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit import moment
from config.glyphs import GLYPHS
from config.rulers import measure

register = template.Library()

#: Words others use for a tone → the tone of the style sheet. A tone that is not listed stands for itself.
TONES = {"grave": "danger", "late": "danger", "error": "danger", "good": "ok", "success": "ok",
         "soon": "warn", "warning": "warn", "waiting": "wait", "hold": "wait", "debug": "plain"}
SOON = 2   # days before a limit from which it is amber


@register.simple_tag
def icon(name, label=""):
    """One glyph. Hidden from screen readers unless it has a label of its own."""
    voice = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon icon-{}" viewBox="0 0 16 16" focusable="false" {}>{}</svg>', name, voice, mark_safe(GLYPHS[name]))


@register.inclusion_tag("components/ruler.html")
def ruler(total, elapsed, tone="", limit=None, size=""):
    """`total` and `elapsed` in days; `limit` when the lawful part is shorter than `total`; size "small", "" or "large". Draw words beside it."""
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
    return format_html('<span class="name" data-initials="{}"><span class="name-full">{}</span></span>', ". ".join(initials(name)) + ".", name)


@register.filter
def day(value):
    """dd.mm.yyyy of a date or moment (local time); text passes unchanged."""
    return _local(value).strftime("%d.%m.%Y") if hasattr(value, "strftime") else value or ""


@register.filter
def short_day(value):
    """dd.mm, for lists where the year is plain."""
    return _local(value).strftime("%d.%m") if hasattr(value, "strftime") else value or ""


@register.filter
def clock_time(value):
    """HH:MM, 24 hours; nothing for a date, because imported events have no invented midnight."""
    return _local(value).strftime("%H:%M") if hasattr(value, "hour") else ""


@register.filter
def day_and_time(value):
    return f"{day(value)} {clock_time(value)}".strip()


@register.filter
def days_until(value, today=None):
    """Whole days from today (or the given day) to a date; negative when past."""
    return (_as_date(value) - (today or moment.today())).days


@register.filter
def relative_day(due, today=None):
    """2 days overdue, 1 day overdue, today, tomorrow, in 5 days. The exact date always stands beside it."""
    if not due:
        return ""
    days = days_until(due, today)
    if days < 0:
        return ngettext("%(days)s day overdue", "%(days)s days overdue", -days) % {"days": -days}
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


@register.filter
def due_tone(due, today=None):
    """danger when the limit has passed, warn within two days of it, else plain."""
    days = days_until(due, today) if due else SOON + 1
    return "danger" if days < 0 else "warn" if days <= SOON else "plain"


@register.filter
def whole_number(value):
    """12,345 or 12 345, as the language writes it."""
    return number_format(value, force_grouping=True)


@register.simple_block_tag
def section(content, title, id, url="", link=""):
    """A part of a page under a two-pixel rule: title, optional link, content."""
    parts = {"title": title, "id": id, "url": url, "link": link, "content": content}
    return loader.render_to_string("components/section.html", parts)


def _local(value):
    return timezone.localtime(value) if getattr(value, "tzinfo", None) else value


def _as_date(value):
    return _local(value).date() if hasattr(value, "hour") else value
