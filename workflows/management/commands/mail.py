"""Mails of which nobody knows whether they left, and those that could not: lists them, and carries out what a person decided."""

from django.core.management.base import BaseCommand, CommandError

from agencies.managing import LEADING_AGENCY
from agencies.models import Membership
from agencies.roles import ADMINISTRATOR
from workflows.notifying.outbox import TO_SEE_TO, let_be, send_again
from workflows.notifying.writing import message_id
from workflows.rows import Mail


class Command(BaseCommand):
    help = "Lists mail that a person has to see to. --again sends one once more; --sent says that it was sent, or stays unsent."

    def add_arguments(self, parser):
        parser.add_argument("--again", type=int, metavar="NUMBER")
        parser.add_argument("--sent", type=int, metavar="NUMBER")
        parser.add_argument("--by", metavar="E-MAIL", help="who decides")

    def handle(self, again=None, sent=None, by=None, **options):
        if again or sent:
            self._decide(again or sent, send_again if again else let_be, by)
            return
        for mail in Mail.objects.filter(state__in=TO_SEE_TO).select_related("person").order_by("pk"):
            at = mail.claimed_at.isoformat(timespec="seconds")
            self.stdout.write(f"{mail.pk}\t{mail.state}\t{at}\t{message_id(mail)}\t{mail.person.email}\t{mail.said}")

    def _decide(self, pk, act, by):
        leading = Membership.objects.in_force().filter(agency__code=LEADING_AGENCY, role=ADMINISTRATOR)
        decides = leading.filter(user__email__iexact=by or "").select_related("user").first()
        if decides is None:
            raise CommandError("--by must name an administrator of the leading agency.")
        mail = Mail.objects.filter(pk=pk).first()
        if mail is None or not act(mail, decides.user):
            raise CommandError("This mail waits for no decision.")
        self.stdout.write(f"{pk}\t{Mail.objects.get(pk=pk).state}")
