"""Names an administrator of an agency, for operators: the first person of a new installation."""

from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.managing import not_ended
from agencies.models import Agency, Membership, User
from agencies.roles import ADMINISTRATOR


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--name", required=True, help="the name that the history shows")
        parser.add_argument("--agency", required=True, metavar="CODE", help="for example AZ-SMS")

    @transaction.atomic
    def handle(self, *, email, name, agency, **options):
        agency = self._agency(agency)
        user = User.objects.filter(email__iexact=email).first() or self._make(email, name)
        if not_ended(agency).filter(user=user, role=ADMINISTRATOR).exists():
            raise CommandError(f"{user} is an administrator of {agency.name_en} already.")
        Membership.objects.create(user=user, agency=agency, role=ADMINISTRATOR)
        self.stdout.write(f"{user} is now an administrator of {agency.name_en}.")

    def _agency(self, code):
        agency = Agency.objects.filter(code=code).first()
        if agency is None or agency.ended_on:
            codes = ", ".join(Agency.objects.filter(ended_on=None).values_list("code", flat=True))
            raise CommandError(f"There is no agency {code}. Those that there are: {codes}.")
        return agency

    def _make(self, email, name):
        user = User(email=email.lower(), name=name)
        try:
            user.clean_fields(exclude=["password"])
            user.set_password(self._password(user))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.save()
        return user

    def _password(self, user):
        password = getpass("Password (at least 15 characters): ")
        validate_password(password, user)
        if getpass("The same again: ") != password:
            raise CommandError("The two passwords differ. Nobody was added.")
        return password
