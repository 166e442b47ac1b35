"""The forms by which somebody proves a second time who they are, and names a new factor."""

from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from agencies import events
from agencies.passwords import password_field
from agencies.proofs import codes, passkeys
from agencies.signing_in import check_password, locked_until

TOO_MANY = _("Too many attempts. Try again at %(time)s or ask your administrator.")
CODE = forms.TextInput(
    attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 20, "autofocus": True}
)


class ProofForm(forms.Form):
    """Whatever this person can prove with: passkey, code, or (who has neither) the password. `how`: by which they did."""

    credential = forms.CharField(widget=forms.HiddenInput, required=False)
    code = forms.CharField(
        label=_("Code"), max_length=20, widget=CODE, required=False,
        help_text=_("6 digits from your authenticator app, or one of your recovery codes."),
    )  # fmt: skip
    password = password_field(_("Password"), "current-password", required=False)

    def __init__(self, request, user, *args, **kwargs):
        super().__init__(*args, prefix="proof", **kwargs)
        self.request, self.user, self.how = request, user, None
        kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        self.has_passkey = Authenticator.Type.WEBAUTHN in kinds
        offered = {"credential": self.has_passkey, "code": bool(kinds & set(codes.CODES)), "password": not kinds}
        for name in [name for name, is_offered in offered.items() if not is_offered]:
            del self.fields[name]

    def clean(self):
        said = {name: value for name, value in super().clean().items() if value}
        tries = {"credential": self._passkey, "code": self._code, "password": self._password}
        self.how = next((tries[name](said[name]) for name in tries if name in said), None)
        if self.how is None:
            raise ValidationError(_("This did not prove who you are. Try again."), code="wrong")
        return said

    def _passkey(self, answer):
        if passkeys.prove(answer, self.user):
            return "passkey"
        return events.refused(self.user, "passkey")

    def _code(self, typed):
        try:
            return codes.use(self.user, typed)
        except codes.Paused as paused:
            raise _too_many(paused.until) from paused

    def _password(self, typed):
        if check_password(self.request, self.user.email, typed) == self.user:
            return "password"
        if until := locked_until(self.request, self.user.email):
            raise _too_many(until)
        return events.refused(self.user, "step-up")


def _too_many(until):
    return ValidationError(TOO_MANY, code="locked", params={"time": localtime(until).strftime("%H:%M")})


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=_("Name of this passkey"),
        max_length=60,
        help_text=_("So that you know it again, such as: key on my ring."),
    )
    credential = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if not super().clean().get("credential"):
            raise ValidationError(_("Your browser made no passkey. Try again, or use an authenticator app."))
        return self.cleaned_data


class AppForm(forms.Form):
    code = forms.CharField(label=_("6-digit code"), max_length=20, widget=CODE, help_text=_("As the app shows it now."))
