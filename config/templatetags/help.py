"""From each page the way to the page of help that speaks of it."""

from django import template

from config.help.topics import topic_of

register = template.Library()


@register.simple_tag(takes_context=True)
def help_on_this_page(context):
    """The topic; None where none speaks of the page. A page that says that everything is broken has no request."""
    request = getattr(context, "request", None)
    match, actor = getattr(request, "resolver_match", None), getattr(request, "actor", None)
    return topic_of(match.view_name if match else "", actor.roles if actor else ())
