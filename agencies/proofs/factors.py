"""The second factors of a person: which they have, whether they need one, and taking one away."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from agencies import events

KINDS = {"webauthn": "passkey", "totp": "app", "recovery_codes": "recovery"}
SHOWN = "factor"  # key in the session: by which kind somebody proved a second time that it is they
REAL = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)  # recovery codes alone are none


def is_exempt(user) -> bool:
    """The demo exemption: an account of the invented town shows no second factor, where the installation is a demo."""
    return settings.DEMO_EXEMPTION and user.is_demo


def is_required(actor) -> bool:
    """Whether whoever acts must show a second factor, by their roles at the agency they act for."""
    return bool(actor.roles & settings.SECOND_FACTOR_ROLES) and not is_exempt(actor.user)


def is_missing(request) -> bool:
    """Whether somebody who is signed in and acts for an agency has not shown the factor they need. No query."""
    return request.actor is not None and SHOWN not in request.session and is_required(request.actor)


def has_factor(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=REAL).exists()


def factors_of(user) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=user).order_by("created_at"))


def may_lose(user, factor) -> bool:
    """Whether somebody can do without it: not the last real one, except where none is needed."""
    others = Authenticator.objects.filter(user=user, type__in=REAL).exclude(pk=factor.pk)
    return others.exists() or not needs(user)


def needs(user) -> bool:
    roles = set(user.memberships.in_force().values_list("role", flat=True))
    return bool(roles & settings.SECOND_FACTOR_ROLES) and not is_exempt(user)


@transaction.atomic
def remove(user, factor, by):
    """With the last real factor the recovery codes go too: they would open the door alone."""
    factor.delete()
    events.factor_removed(user, KINDS[factor.type], by)
    if not has_factor(user):
        Authenticator.objects.filter(user=user).delete()


@transaction.atomic
def remove_all(user, by):
    """For somebody who has lost everything: at their next sign-in they set up a new one. How many there were."""
    gone = factors_of(user)
    for factor in gone:
        factor.delete()
        events.factor_removed(user, KINDS[factor.type], by)
    return len(gone)
