"""The forms that ask for a password: signing in, setting the first one, changing it."""

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agencies.signing_in import check_password

HINT = _("At least 15 characters. Several words are easy to keep in mind.")


def password_field(label, autocomplete, **options):
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "maxlength": 128})
    return forms.CharField(label=label, strip=False, max_length=128, widget=widget, **options)


class SignInForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = password_field(_("Password"), "current-password")


class SetPasswordForm(forms.Form):
    """A new password, twice; judged with what is known of the person."""

    password = password_field(_("New password"), "new-password", help_text=HINT)
    again = password_field(_("New password again"), "new-password")

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        password_validation.validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]

    def clean_again(self):
        if self.cleaned_data["again"] != self.cleaned_data.get("password", self.cleaned_data["again"]):
            raise ValidationError(_("The two passwords differ."))
        return self.cleaned_data["again"]


class ChangePasswordForm(SetPasswordForm):
    """Asks for the old password by the same door as signing in, so that guesses are counted here too."""

    old = password_field(_("Present password"), "current-password")
    field_order = ["old", "password", "again"]

    def __init__(self, request, *args, **kwargs):
        super().__init__(request.user, *args, **kwargs)
        self.request = request

    def clean_old(self):
        if check_password(self.request, self.user.email, self.cleaned_data["old"]) is None:
            raise ValidationError(_("This is not your present password."))
        return self.cleaned_data["old"]
