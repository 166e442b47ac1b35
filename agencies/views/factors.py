"""One's own second factors: setting one up, its recovery codes, taking one away."""

from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from agencies import events, signing_in
from agencies.policy import SIGNED_IN, allow
from agencies.proofs import codes, factors, passkeys
from agencies.proofs.forms import AppForm, PasskeyForm
from agencies.proofs.freshness import step_up
from agencies.sessions import end_other_sessions, sign_off

WHY = gettext_lazy("You change how you sign in.")
WISH = "wish"  # key in the session: where somebody was going who must set up a factor first


def of_proven(view):
    """Whoever has a factor that this session has not shown signs in anew; nobody adds another one on the password alone."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if factors.SHOWN not in request.session and factors.has_factor(request.user):
            sign_off(request)
            return redirect("sign_in")
        return view(request, *args, **kwargs)

    return guarded


@allow(SIGNED_IN)
@of_proven
def set_up_factor(request):
    """Where somebody is led who needs a second factor and has none: before anything else."""
    request.session[WISH] = signing_in.wish_of(request)
    return render(request, "agencies/set_up_factor.html")


@allow(SIGNED_IN)
@step_up(WHY, reads=True)
@of_proven
def add_passkey(request):
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if passkeys.register(request.user, form.cleaned_data["name"], form.cleaned_data["credential"]):
            return _added(request, "passkey")
        form.add_error(None, _("The passkey could not be checked. Try again."))
    status = 422 if form.errors else 200
    context = {"form": form, "question": passkeys.asks_to_register(request.user)}
    return render(request, "agencies/add_passkey.html", context, status=status)


@allow(SIGNED_IN)
@step_up(WHY, reads=True)
@of_proven
@sensitive_variables()
def add_app(request):
    form = AppForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if codes.confirm_app(request, form.cleaned_data["code"]):
            return _added(request, "app")
        form.add_error("code", _("This is not the code that the app shows now. Wait for the next one."))
    context = {"form": form, "app": codes.begin_app(request.user)}
    return render(request, "agencies/add_app.html", context, status=422 if form.errors else 200)


def _added(request, kind):
    """The first factor ends every other session, and brings recovery codes; this session has shown it."""
    first = codes.recovery_codes_left(request.user) is None
    request.session[factors.SHOWN] = kind
    request.session.cycle_key()
    if not first:
        messages.success(request, _("Added. You can sign in with it from now on."))
        return redirect("security")
    _end_others(request)
    return _shown_once(request, codes.make_recovery_codes(request.user))


def _end_others(request):
    if count := end_other_sessions(request.user, request.session.session_key):
        events.sessions_ended(request.user, count, request.user)


@allow(SIGNED_IN)
@require_POST
@step_up(WHY)
@of_proven
def recovery_codes(request):
    """Makes new ones and shows them this once."""
    if not factors.has_factor(request.user):
        return redirect("security")
    return _shown_once(request, codes.make_recovery_codes(request.user))


@sensitive_variables("made")
def _shown_once(request, made) -> HttpResponse:
    context = {"codes": made, "onward": request.session.pop(WISH, "") or None}
    return render(request, "agencies/recovery_codes.html", context)


@allow("account.view")
@require_POST
@step_up(WHY)
def remove_factor(request, pk):
    factor = get_object_or_404(request.user.authenticator_set, pk=pk)
    if factor.type not in factors.REAL or not factors.may_lose(request.user, factor):
        messages.error(request, _("This is your only second factor. Add another one first."))
    else:
        factors.remove(request.user, factor, by=request.user)
        messages.success(request, _("Removed. It opens nothing here any more."))
    return redirect("security")
