"""Agencies of both sides, their units, their people and the roles these hold from a day until a day."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.absences import Absence
from agencies.emergency import EmergencyAccess
from agencies.exclusions import Exclusion
from agencies.preferences import Preferences
from agencies.roles import HUMAN
from agencies.sessions import Session
from agencies.states import STATES, state_name
from agencies.words import ROLE_NAMES

__all__ = [
    "Absence",
    "Agency",
    "EmergencyAccess",
    "Exclusion",
    "Membership",
    "MembershipQuerySet",
    "Preferences",
    "Session",
    "Unit",
    "User",
    "UserManager",
]


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in, or a named system identity (`intake`), which never can."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name as shown in the history"), max_length=120)
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", "English"), ("az", "Azərbaycanca")], default="en"
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(_("demo account"), default=False, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    def __str__(self):
        return self.name

    @property
    def is_staff(self):
        return False  # there is no Django admin in this house


class Agency(models.Model):
    """An authority or provider of one side. Ended, never deleted."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", _("Authority")
        PROVIDER = "provider", _("Service provider")
        SYSTEM = "system", _("System")

    code = models.SlugField(_("code"), max_length=20, unique=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_az = models.CharField(_("name in Azerbaijani"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.AUTHORITY)
    state = models.CharField(_("State"), max_length=2, choices=[(code, code) for code in STATES])
    address = models.CharField(_("address for letters"), max_length=300, blank=True)
    email = models.EmailField(_("address for notices"), blank=True)
    phone = models.CharField(_("telephone for the people it looks after"), max_length=40, blank=True)
    phone_hours = models.CharField(_("hours of this telephone"), max_length=60, blank=True)
    verified = models.BooleanField(_("name and competence verified"), default=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    case_roles = models.JSONField(_("case roles it can hold"), default=list, blank=True)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="agency", editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("agency"), _("agencies")
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.name_az if get_language() == "az" else self.name_en

    @property
    def state_name(self):
        return state_name(self.state)

    def as_group(self):
        """The group that stands for this agency with django-guardian, which knows the agency in turn. No query."""
        group = Group(pk=self.group_id, name=self.code)
        group.agency = self
        return group

    def save(self, *args, **kwargs):
        if self.group_id is None:
            self.group = Group.objects.create(name=self.code)
        super().save(*args, **kwargs)


class Unit(models.Model):
    """A part of an agency: a department, a consulate, a border crossing point."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    name_en = models.CharField(_("name in English"), max_length=200)
    name_az = models.CharField(_("name in Azerbaijani"), max_length=200)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("unit"), _("units")
        constraints = [models.UniqueConstraint(fields=["agency", "name_en"], name="unit_named_once")]

    def __str__(self):
        return self.name_az if get_language() == "az" else self.name_en


class MembershipQuerySet(models.QuerySet):
    def in_force(self, on=None):
        """Those that count on a day: begun, not ended, not suspended, the agency not ended, the person active."""
        on = on or timezone.localdate()
        open_ended = Q(until_on=None) | Q(until_on__gte=on)
        living = Q(agency__ended_on=None) | Q(agency__ended_on__gt=on)
        return self.filter(open_ended, living, from_on__lte=on, suspended_at=None, user__is_active=True)


class Membership(models.Model):
    """A role that a person holds at an agency, from a day until a day. One row a role; ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=30, choices=[(role.value, ROLE_NAMES[role]) for role in HUMAN])
    from_on = models.DateField(_("from"), default=timezone.localdate)
    until_on = models.DateField(_("until"), null=True, blank=True)
    suspended_at = models.DateTimeField(_("suspended since"), null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("role at an agency"), _("roles at agencies")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="membership_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["user", "agency", "role"], condition=Q(until_on=None), name="membership_once_open"
            ),
        ]

    def __str__(self):
        return f"{self.user}, {ROLE_NAMES[self.role]}, {self.agency}"

    @transaction.atomic  # with its history, in which the ledger finds who gave it
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
