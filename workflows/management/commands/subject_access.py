"""Makes the overview of everything that is kept about a person, or writes out one that somebody else has looked through."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from agencies.disclosure import FieldGroup
from agencies.models import Membership
from agencies.policy import actor_of
from agencies.roles import DATA_PROTECTION_OFFICER
from audit.actor import acting
from audit.models import Viewing
from audit.moment import today
from cases.files import CasePerson
from cases.subject_access.rows import SubjectAccess
from cases.subject_access.subject import Subject
from workflows.refusing import Refused
from workflows.subject_access import asking

FORMS = ("json", "pdf")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "about", help="number of a request (SA-…), of a case (RA-…: the person concerned), or key of a person"
        )
        parser.add_argument("--by", required=True, help="e-mail of the data-protection officer who does it")
        parser.add_argument("--language", choices=("az", "en"), default="az")
        parser.add_argument(
            "--shown", default="", help="how it was shown that it is the person who asks; needed for a new request"
        )
        parser.add_argument("--out", type=Path, help="folder for the files, of a request that may be given out")

    def handle(self, *, about, by, language, shown, out, **options):
        officer = _officer(by)
        with override(language), acting(officer):
            try:
                if about.upper().startswith("SA-"):
                    self.write_out(_request(about, officer), officer, out)
                else:
                    self.make(about, officer, language, shown)
            except Refused as refused:
                raise CommandError(str(refused)) from refused

    def make(self, about, officer, language, shown):
        if not shown.strip():
            raise CommandError("Say with --shown how it was shown that it is the person who asks.")
        member = _member(about)
        said = {"asked_on": today(), "identified": SubjectAccess.Identified.KNOWN, "identified_note": shown[:300]}
        with transaction.atomic():
            request = asking.record(member.case, member.person, said | {"language": language, "token": None}, officer)
            request = asking.make(request, officer)
        self.stdout.write(
            f"{request.reference}: {request.pages} pages. Another must look through it before it can be written out."
        )

    def write_out(self, request, officer, out):
        if not request.may_be_taken or request.is_closed:
            raise CommandError(
                f"{request.reference} may not be given out: nobody else has looked through it, or it is closed."
            )
        if out is None:
            raise CommandError("Name a folder with --out.")
        out.mkdir(parents=True, exist_ok=True)
        with transaction.atomic():
            _note_taken(request, officer)
            for form in FORMS:
                target = out / f"{request.reference}.{form}"
                target.write_bytes(asking.file_of(request, form))
                target.chmod(0o600)
                self.stdout.write(str(target))


def _officer(email):
    roles = (
        Membership.objects.in_force()
        .filter(user__email__iexact=email, role=DATA_PROTECTION_OFFICER)
        .select_related("user")
    )
    actors = (actor_of(role.user, role.agency_id) for role in roles)
    found = next((actor for actor in actors if asking.may_do("make", actor)), None)
    if found is None:
        raise CommandError(f"{email} is no data-protection officer of an agency of ours that leads cases.")
    return found


def _request(reference, officer):
    found = asking.own(officer).filter(reference=reference.upper()).first()
    if found is None or set(Subject(found.persons).cases) & set(officer.excluded):
        raise CommandError(f"There is no request {reference}.")
    return found


def _member(about):
    members = CasePerson.objects.select_related("case", "person").order_by("pk")
    if about.isdecimal():
        found = members.filter(person=int(about)).first()
    else:
        found = members.filter(case__procedures__reference=about.upper(), relation=CasePerson.Relation.SUBJECT).first()
    if found is None:
        raise CommandError(f"There is nobody under {about}.")
    return found


def _note_taken(request, officer):
    """In the log of who reads what, like a download."""
    Viewing.objects.create(
        user=officer.user, agency=officer.agency, how=Viewing.How.EXPORT, purpose="subject_access.make",
        groups=sorted(map(str, FieldGroup)), subject="subject_access", subject_id=request.pk, cases=list(Subject(request.persons).cases),
    )  # fmt: skip
