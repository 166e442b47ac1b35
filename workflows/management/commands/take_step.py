"""Takes a step, or signs a proposal, for somebody who cannot reach the pages: through the same door, with what stands against it said."""

from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError

from agencies.models import Agency, User
from agencies.policy import actor_of
from audit.actor import acting
from workflows.forms import form_for
from workflows.perform import decide, perform
from workflows.refusing import Refused
from workflows.rows import Procedure


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("reference")
        parser.add_argument("step", help="name of the step; with --sign, of the proposed one")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="whose act it is")
        parser.add_argument("--at", required=True, metavar="CODE", help="agency for which they act")
        parser.add_argument("--because", required=True, help="why it is done here; kept with the step")
        parser.add_argument("--answer", action="append", default=[], metavar="FIELD=VALUE")
        parser.add_argument("--sign", action="store_true", help="approves what a colleague proposed")

    def handle(self, reference, step, **options):
        procedure, by = self._procedure(reference), self._actor(options["by"], options["at"])
        try:
            with acting(by):
                deed = self._sign if options["sign"] else self._take
                self.stdout.write(deed(procedure, step, by, options))
        except Refused as refused:
            raise CommandError(str(refused)) from refused

    def _take(self, procedure, step, by, options):
        transition = procedure.workflow.transitions.get(step)
        if transition is None:
            raise CommandError(f"No step of this name: {step}")
        told = dict(pair.partition("=")[::2] for pair in options["answer"])
        form = form_for(procedure, transition, told | {"token": str(uuid4()), "comment": options["because"]})
        if not form.is_valid():
            raise CommandError("; ".join(f"{name}: {' '.join(said)}" for name, said in form.errors.items()))
        done = perform(procedure, step, by, form.answers, comment=options["because"])
        return f"{procedure.reference}: {type(done).__name__} {done.pk}"

    def _sign(self, procedure, step, by, options):
        approval = procedure.approvals.filter(transition=step, outcome="open").first()
        if approval is None:
            raise CommandError("No such proposal waits.")
        decide(approval, by, "granted", comment=options["because"])
        return f"{procedure.reference}: signed"

    def _procedure(self, reference):
        found = Procedure.objects.filter(reference=reference).first()
        if found is None:
            raise CommandError(f"No such procedure: {reference}")
        return found.as_kind()

    def _actor(self, email, code):
        user, agency = User.objects.filter(email=email).first(), Agency.objects.filter(code=code).first()
        actor = actor_of(user, agency.pk) if user and agency else None
        if actor is None:
            raise CommandError("This person has no role in force at this agency.")
        return actor
