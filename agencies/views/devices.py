"""Where one is signed in, by what, and the end of a session: one by one, all others, or one's own when its time is over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies import events, sessions, signing_in
from agencies.browsers import browser_in_words
from agencies.policy import PUBLIC, SIGNED_IN, allow
from agencies.proofs import codes, factors
from agencies.typed import keeping


@allow("account.view")
def security(request):
    """What one signs in with, and on which devices one is signed in."""
    user, key = request.user, request.session.session_key
    shown = sessions.own_sessions(user, key)
    context = {
        "factors": [factor for factor in factors.factors_of(user) if factor.type in factors.REAL],
        "codes_left": codes.recovery_codes_left(user),
        "is_exempt": factors.is_exempt(user),
        "devices": [one | {"browser": browser_in_words(one["agent"])} for one in shown],
    }
    return render(request, "agencies/security.html", context)


@allow("account.view")
@require_POST
def end_sessions(request):
    """Ends the one that was named, or all others."""
    name = request.POST.get("session")
    if name:
        count = int(sessions.end_session(request.user, name))
    else:
        count = sessions.end_other_sessions(request.user, request.session.session_key)
    if count:
        events.sessions_ended(request.user, count, request.user)
    messages.success(request, _("Signed out there.") if count else _("There was no such session any more."))
    return redirect("security")


@allow(SIGNED_IN)
@require_POST
def stay(request):
    """Every request begins the idle time anew; this one does nothing else."""
    return HttpResponse(status=204)


@allow(PUBLIC)
@require_POST
def leave(request):
    """Sent by the page itself when its session's time is over: signs out, and keeps what was typed for the same person."""
    page = request.POST.get("leave-page", "")
    page = page if signing_in.is_ours(request, page) else "/"
    if request.user.is_authenticated:
        request.was = request.user.pk
        events.signed_out(request.user, "idle limit")
        sessions.sign_off(request)
    response = HttpResponse(status=204, headers={"Clear-Site-Data": '"cache"'})
    return keeping.keep(request, response, page, request.POST.get("leave-action", "")[:2000] or page)
