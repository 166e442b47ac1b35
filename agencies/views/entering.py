"""Signing in and out, the agency somebody acts for, the password of somebody invited, the language."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from agencies import events, signing_in
from agencies.inviting import user_of_link
from agencies.languages import speak
from agencies.passwords import SetPasswordForm, SignInForm
from agencies.policy import PUBLIC, SIGNED_IN, allow
from agencies.sessions import sign_off
from agencies.typed.keeping import TYPED

asked_and_answered = require_http_methods(["GET", "HEAD", "POST"])


@allow(PUBLIC)
@never_cache
@sensitive_post_parameters("password")
@asked_and_answered
def sign_in(request):
    wish = signing_in.wish_of(request)
    if request.user.is_authenticated:
        return signing_in.proceed(request, wish)
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (user := _proven(request, form)):
        signing_in.begin(request, user)
        return signing_in.proceed(request, wish)
    return asked_to_sign_in(request, form, wish, _status(form))


def asked_to_sign_in(request, form, wish, status):
    context = {"form": form, "next": wish, "typed_is_kept": TYPED in request.session}
    return render(request, "agencies/sign_in.html", context, status=status)


def _proven(request, form):
    """The person whose password this is; else None and the reason on the form, the same whether the account exists or not."""
    user = signing_in.check_password(request, **form.cleaned_data)
    if user is None:
        form.add_error(None, _refusal(signing_in.locked_until(request, form.cleaned_data["email"])))
    return user


def _refusal(locked_until):
    if locked_until is None:
        return _("The e-mail or password is wrong.")
    text = _("Too many attempts. Try again at %(time)s or ask your administrator.")
    return ValidationError(text, code="locked", params={"time": localtime(locked_until).strftime("%H:%M")})


def _status(form):
    return 429 if form.has_error(NON_FIELD_ERRORS, "locked") else 422 if form.errors else 200


@allow(PUBLIC)
@require_POST
def sign_out(request):
    if request.user.is_authenticated:
        events.signed_out(request.user, "asked")
    sign_off(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.headers["Clear-Site-Data"] = '"cache"'  # theme and hidden names, which the browser keeps, are no case data
    return response


@allow(SIGNED_IN)
@asked_and_answered
def choose_agency(request):
    choices, wish = signing_in.choices_of(request.user, request.session.get("agency")), signing_in.wish_of(request)
    if request.method == "POST":
        _act_for(request, choices)
        return redirect(wish or settings.LOGIN_REDIRECT_URL)
    contacts = () if choices else signing_in.contacts_of(request.user)
    return render(request, "agencies/choose_agency.html", {"choices": choices, "contacts": contacts, "next": wish})


def _act_for(request, choices):
    chosen = next((choice["id"] for choice in choices if str(choice["id"]) == request.POST.get("agency")), None)
    if chosen is None:
        raise Http404
    request.session["agency"] = chosen
    request.session.cycle_key()  # other rights, so another key


@allow(PUBLIC)
@require_POST
def set_language(request):
    language = request.POST.get("language", "")
    response = redirect(signing_in.wish_of(request) or settings.LOGIN_REDIRECT_URL)
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated and request.user.language != language:
        request.user.language = language
        request.user.save(update_fields=["language"])
    return speak(response, language)


@allow(PUBLIC)
@never_cache
@sensitive_post_parameters("password", "again")
@asked_and_answered
def set_password(request, uid, token):
    """For somebody who came by the link of a mail. The language of the page becomes theirs."""
    user = user_of_link(uid, token)
    form = SetPasswordForm(user, request.POST if request.method == "POST" else None) if user else None
    if form and form.is_valid():
        user.set_password(form.cleaned_data["password"])
        user.language = get_language()
        user.save()
        events.password_changed(user, "link")
        messages.success(request, _("Your password is set. Sign in with it."))
        return redirect("sign_in")
    status = 410 if form is None else 422 if form.errors else 200
    return render(request, "agencies/set_password.html", {"form": form, "invited": user}, status=status)
