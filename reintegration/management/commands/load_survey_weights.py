"""Rehearses a file of survey weights, and with --apply keeps it as a version that another administrator brings into force."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from agencies.managing import LEADING_AGENCY
from agencies.models import Membership
from agencies.policy import actor_of
from agencies.roles import ADMINISTRATOR
from audit.actor import acting
from reintegration.survey.instruments import Instrument
from reintegration.survey.loading import load, rehearse
from reintegration.survey.weights_file import MOST_BYTES
from workflows.refusing import Refused


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="CSV: question, weight_dimension, weight_composite")
        parser.add_argument(
            "--instrument", default="rss", help="code of the questionnaire; its newest version is meant"
        )
        parser.add_argument("--source", default="", help="where the weights were read; needed with --apply")
        parser.add_argument("--official", action="store_true", help="these are the official weights")
        parser.add_argument("--by", default="", help="e-mail of the administrator who loads them; needed with --apply")
        parser.add_argument("--apply", action="store_true", help="keep them; without it nothing is written")

    def handle(self, *, file, instrument, **options):
        rehearsal = rehearse(_instrument(instrument), _content(file))
        for fault in rehearsal.read.faults:
            self.stdout.write(f"{file}:{fault.line}: {fault.sentence.translated(gettext)}")
        if not rehearsal.is_sound:
            raise SystemExit(1)
        for code, old, new in rehearsal.changes():
            self.stdout.write(f"{code}: {_pair(old)} -> {_pair(new)}")
        if not options["apply"]:
            self.stdout.write(f"{len(rehearsal.read.weights)} questions. Rehearsed; nothing is written.")
            return
        self._apply(rehearsal, options)

    def _apply(self, rehearsal, options):
        by = _administrator(options["by"])
        if not options["source"].strip():
            raise CommandError("Say with --source where the weights were read.")
        try:
            with acting(by):
                kept = load(rehearsal, by, options["source"].strip(), options["official"])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{kept} is kept. It counts once another administrator has brought it into force.")


def _instrument(code):
    found = Instrument.objects.filter(code=code).order_by("-version").first()
    if found is None:
        raise CommandError(f"There is no questionnaire of the code {code}.")
    return found


def _content(file):
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error


def _administrator(email):
    of_lead = Membership.objects.in_force().filter(role=ADMINISTRATOR, agency__code=LEADING_AGENCY, user__email=email)
    found = of_lead.select_related("user", "agency").first()
    if found is None:
        raise CommandError("Say with --by which administrator of the leading agency loads them.")
    return actor_of(found.user, found.agency_id)


def _pair(pair):
    return " / ".join(f"{weight.normalize():f}" for weight in pair) if pair else "–"
