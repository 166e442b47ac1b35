"""Proving who one is with a passkey or a code: at sign-in, as the second step of it, and again before an act that weighs more."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from agencies import signing_in
from agencies.passwords import SignInForm
from agencies.policy import PUBLIC, SIGNED_IN, allow
from agencies.proofs import passkeys
from agencies.proofs.asking_again import accept, status_of
from agencies.proofs.forms import ProofForm
from agencies.views.entering import asked_and_answered, asked_to_sign_in


@allow(PUBLIC)
@never_cache
@require_POST
def passkey_question(request):
    """What a browser is to have signed by a passkey; for nobody known, by any of this site."""
    user = request.user if request.user.is_authenticated else signing_in.waiting(request)
    return JsonResponse({"question": passkeys.asks_to_prove(user)})


@allow(PUBLIC)
@never_cache
@require_POST
def sign_in_by_passkey(request):
    """A passkey is both proofs at once: something one has, which checks a PIN or a finger."""
    wish = signing_in.wish_of(request)
    user = passkeys.prove(request.POST.get("proof-credential", ""))
    if user is None:
        form = SignInForm({})
        form.errors.clear()
        form.add_error(None, _("This passkey is not known here. Sign in with your password."))
        return asked_to_sign_in(request, form, wish, 422)
    signing_in.begin(request, user, factor="passkey", how="passkey")
    return signing_in.proceed(request, wish)


@allow(PUBLIC)
@never_cache
@sensitive_post_parameters()
@asked_and_answered
def second_factor(request):
    """For somebody whose password was right; nobody is signed in yet."""
    wish = signing_in.wish_of(request)
    if not signing_in.is_half_proven(request):
        return signing_in.proceed(request, wish)
    form = ProofForm(request, signing_in.waiting(request), request.POST if request.method == "POST" else None)
    if form.is_valid():
        signing_in.note_factor(request, form.how)
        return signing_in.proceed(request, wish)
    status = status_of(form) if form.is_bound else 200
    return render(request, "agencies/second_factor.html", {"form": form, "next": wish}, status=status)


@allow(SIGNED_IN)
@sensitive_post_parameters()
@asked_and_answered
def step_up(request):
    """Before a page that shows what weighs more; before an act the question stands on a page of its own (asking_again.py)."""
    form = ProofForm(request, request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        accept(request, form)
        return redirect(signing_in.wish_of(request) or "account")
    context = {"form": form, "next": signing_in.wish_of(request)}
    return render(request, "agencies/step_up.html", context, status=status_of(form) if form.is_bound else 200)
