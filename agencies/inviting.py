"""Inviting people: a role from a day on, and a link by mail to set the password, good once and for three days."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from agencies.models import Membership, User

logger = logging.getLogger(__name__)
SUBJECTS = {
    "invitation": _("Invitation to Qayıdış"),
    "role": _("You have a new role in Qayıdış"),
    "link": _("Set your password for Qayıdış"),
}


@transaction.atomic
def invite(agency, *, email, name, **role) -> Membership:
    """Gives somebody a role at an agency; makes the account, without a password, where the e-mail is new.

    `role`: the fields of Membership that say which, from when, until when, in which unit.
    """
    fields = {"email": email.lower(), "name": name, "password": make_password(None)}  # which nothing fits
    user, _made = User.objects.get_or_create(email__iexact=email, defaults=fields)
    return Membership.objects.create(user=user, agency=agency, **role)


def tell_of_role(membership) -> bool:
    """Mails the person of a new role: an invitation where they cannot sign in yet, else a notice. Whether it went out."""
    user = membership.user
    if user.has_usable_password():
        return _mail("role", user, agency=membership.agency, link=settings.PUBLIC_URL)
    return _mail("invitation", user, agency=membership.agency, link=link_for(user))


def send_link(user) -> bool:
    """Mails a link to set a (new) password. Until it is used the old password goes on. Whether it went out."""
    return _mail("link", user, link=link_for(user))


def link_for(user) -> str:
    """An address that lets one person set a password once: it is void after that, after a sign-in, and after three days."""
    parts = {"uid": urlsafe_base64_encode(str(user.pk).encode()), "token": default_token_generator.make_token(user)}
    return settings.PUBLIC_URL.rstrip("/") + reverse("set_password", kwargs=parts)


def user_of_link(uid, token) -> User | None:
    """Whose link it is, if it still counts and the person still has a role, or will have one."""
    user = User.objects.filter(pk=_number(uid), is_active=True).first()
    return user if user and default_token_generator.check_token(user, token) and _has_role(user) else None


def _number(uid):
    try:
        return int(force_str(urlsafe_base64_decode(uid)))
    except (ValueError, OverflowError):
        return None


def _has_role(user):
    open_ended = Q(until_on=None) | Q(until_on__gte=timezone.localdate())
    return user.memberships.filter(open_ended, suspended_at=None).exists()


def _mail(kind, user, **words):
    """In both languages, the person's own first. It bears no secret but the link."""
    languages = sorted(("en", "az"), key=lambda language: language != user.language)
    parts = [_in(language, kind, words | {"user": user}) for language in languages]
    subject, text = (joint.join(said) for joint, said in zip((" / ", "\n\n"), zip(*parts, strict=True), strict=True))
    try:
        return bool(send_mail(subject, text, None, [user.email]))
    except (SMTPException, OSError):
        logger.exception("A mail could not be sent.")
        return False


def _in(language, kind, words):
    with override(language):
        return str(SUBJECTS[kind]), render_to_string(f"agencies/mail/{kind}.txt", words).strip()
