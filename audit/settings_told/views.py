"""The page of what administrators set: one tab for each sort of setting."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from agencies.configuration import scope_of
from agencies.policy import allow
from audit.settings_told.telling import kept, told


@allow("configuration.check")
def settings_history(request, name):
    scope = scope_of(request.actor)
    found = kept(scope)
    setting = next((one for one in found if one.name == name), None)
    if setting is None:
        raise Http404
    tabs = [
        {"label": one.label, "url": reverse("settings_history", args=[one.name]), "current": one == setting}
        for one in found
    ]
    return render(request, "audit/settings_history.html", {"tabs": tabs, "entries": told(setting, scope)})
