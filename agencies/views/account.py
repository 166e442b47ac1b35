"""One's own account: who one is here, in which roles until when, language and password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from agencies import events
from agencies.passwords import ChangePasswordForm
from agencies.policy import allow
from agencies.preferences import PreferencesForm, carry, preferences_of
from agencies.signing_in import locked_until
from agencies.tables import own_roles


@allow("account.view")
def account(request):
    user = request.actor.user
    rows = user.memberships.select_related("agency", "unit").order_by("agency__code", "from_on")
    facts = [
        {"label": _("Name as shown in the history"), "value": user.name},
        {"label": _("E-mail"), "value": user.email},
        {"label": _("You act for"), "value": request.actor.agency.name},
    ]
    acts = [
        {"label": _("Sign-in and devices"), "url": reverse("security")},
        {"label": _("Change your password"), "url": reverse("change_password")},
        {"label": _("Look and keys"), "url": reverse("preferences")},
        {"label": _("Notices by mail"), "url": reverse("mail_wishes")},
        {"label": _("What I looked at"), "url": reverse("looked_at")},
        {"label": _("Away and deputy"), "url": reverse("absences")},
    ]
    if len(request.actor.choices) > 1:
        acts.append({"label": _("Switch agency"), "url": reverse("choose_agency")})
    return render(request, "agencies/account.html", {"facts": facts, "table": own_roles(rows), "acts": acts})


@allow("account.view")
def preferences(request):
    own = preferences_of(request.actor.user)
    form = PreferencesForm(request.POST if request.method == "POST" else None, instance=own)
    if form.is_valid():
        carry(request.session, form.save())
        messages.success(request, _("Saved. Pages look so on every device that you sign in at."))
        return redirect("account")
    return render(request, "agencies/preferences.html", {"form": form}, status=422 if form.errors else 200)


@allow("account.view")
@sensitive_post_parameters("old", "password", "again")
def change_password(request):
    form = ChangePasswordForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        user = request.user
        user.set_password(form.cleaned_data["password"])
        user.save()
        update_session_auth_hash(request, user)  # this session goes on; every other one of this person ends
        events.password_changed(user, "changed")
        messages.success(request, _("Your password is changed. Other devices are signed out."))
        return redirect("account")
    status = 200 if not form.errors else 429 if locked_until(request, request.user.email) else 422
    return render(request, "agencies/change_password.html", {"form": form}, status=status)
