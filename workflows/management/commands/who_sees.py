"""Says who could see a case at a moment, or which cases somebody could see then; as lines that a program can read too."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agencies.models import Agency, User
from audit.moment import now
from workflows.models import Procedure
from workflows.who_sees import what_could_be_seen, who_could_see


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        asked = parser.add_mutually_exclusive_group(required=True)
        asked.add_argument("reference", nargs="?", help="of the case, such as RA-NL-2026-00001")
        asked.add_argument("--person", metavar="E-MAIL", help="whose sight is asked for")
        parser.add_argument("--at", help="a moment such as 2026-05-03T10:00, local time; now where it is left out")

    def handle(self, reference=None, person=None, at=None, **options):
        moment = _moment(at)
        sights = what_could_be_seen(_user(person), moment) if person else who_could_see(_procedure(reference), moment)
        procedures = Procedure.objects.in_bulk({one.procedure_id for one in sights})
        users = User.objects.in_bulk({one.user_id for one in sights})
        agencies = Agency.objects.in_bulk({one.agency_id for one in sights})
        lines = [
            (
                procedures[one.procedure_id].reference, users[one.user_id].email, agencies[one.agency_id].code,
                f"{one.role}@{one.case_role}", timezone.localtime(one.since).isoformat(timespec="seconds"),
            )
            for one in sights
        ]  # fmt: skip
        for line in sorted(lines):
            self.stdout.write("\t".join(line))
        self.stderr.write(f"{len(lines)} at {timezone.localtime(moment).isoformat(timespec='seconds')}")


def _moment(at):
    if at is None:
        return now()
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as error:
        raise CommandError(f"“{at}” is no moment such as 2026-05-03T10:00.") from error
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _procedure(reference):
    found = Procedure.objects.filter(reference=reference).values_list("pk", flat=True).first()
    if found is None:
        raise CommandError(f"There is no case {reference}.")
    return found


def _user(email):
    found = User.objects.filter(email__iexact=email).first()
    if found is None:
        raise CommandError(f"There is nobody of the address {email}.")
    return found
