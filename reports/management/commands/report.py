"""Makes a ready report as a file: python3 manage.py report committee --from 2026-01-01 --to 2026-06-30 --out pack.xlsx"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import override

from agencies.models import Agency, User
from agencies.policy import actor_of
from audit.moment import today
from reports.counting import counted_at
from reports.declared import REPORTS
from reports.facts.rows import THE_HOUSE
from reports.files import TYPES, Asked, file_of
from reports.initiatives import files as register_files
from reports.initiatives.reporting import Half
from reports.initiatives.reporting import report as of_initiatives
from reports.official import files as official_files
from reports.official.counting import official
from reports.official.lists import layouts
from reports.tables import table_of

REGISTER = "initiatives"  # of the half-year in which the last day lies


class Command(BaseCommand):
    help = "Makes a ready report as a workbook, as CSV or as JSON, an official table as SDMX-CSV too. `reports` lists them."

    def add_arguments(self, parser):
        parser.add_argument("code", choices=sorted([*REPORTS, *layouts(), REGISTER]), help="code of the report")
        parser.add_argument("--from", dest="first", help="first day, 2026-01-01; without it: of this year")
        parser.add_argument("--to", dest="last", help="last day, 2026-12-31; without it: today")
        parser.add_argument("--as-of", help="as it was recorded then, 2026-07-01T18:00+04:00; without it: now")
        parser.add_argument("--format", choices=sorted(official_files.TYPES), default="xlsx")
        parser.add_argument("--by", metavar="EMAIL", help="count what this person may count; without it: everything")
        parser.add_argument("--at", metavar="CODE", help="the agency for which they act")
        parser.add_argument("--language", choices=("en", "az"), default="en")
        parser.add_argument("--out", type=Path, required=True, help="the file to write")

    def handle(self, code, **options):
        _insist_possible(code, options["format"])
        actor = _actor(options["by"], options["at"])
        first = _day(options["first"]) or today().replace(month=1, day=1)
        last, as_of = _day(options["last"]) or today(), counted_at(_moment(options["as_of"]))
        if last < first:
            raise CommandError("The last day lies before the first.")
        with override(options["language"]):
            made = _made(code, options["format"], Asked(actor, first, last, as_of))
        options["out"].write_bytes(made)
        self.stdout.write(f"{options['out']}: {len(made)} bytes, counted as of {as_of.isoformat()}")


def _insist_possible(code, form):
    if form not in TYPES and code not in layouts():
        raise CommandError(f"SDMX-CSV is for official tables alone: {', '.join(sorted(layouts()))}.")
    if code == REGISTER and form not in register_files.TYPES:
        raise CommandError(f"The report on initiatives is made as {' or '.join(sorted(register_files.TYPES))}.")


def _made(code, form, asked):
    """The file of a report, of an official table, or of the register of initiatives."""
    span = asked.first, asked.last, asked.as_of
    if code in layouts():
        return official_files.file_of(form, official(layouts()[code], asked.actor, span), asked)
    if code == REGISTER:
        half = Half.of(asked.last)
        asked = Asked(asked.actor, half.first, half.last, asked.as_of)
        return register_files.file_of(form, of_initiatives(half, asked.as_of), half, asked)
    tables = [table_of(one, asked.actor, span) for one in REPORTS[code].tables]
    return file_of(form, str(REPORTS[code].name), tables, asked)


def _actor(email, code):
    if email is None:
        return THE_HOUSE
    user, agency = User.objects.filter(email=email).first(), Agency.objects.filter(code=code).first()
    if user is None or (code and agency is None) or (actor := actor_of(user, agency and agency.pk)) is None:
        raise CommandError("Nobody of this name acts for this agency.")
    return actor


def _read(parse, text, example):
    try:
        found = parse(text)
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"Not understood: {text}. Write it like {example}.")
    return found


def _day(text):
    return text and _read(parse_date, text, "2026-01-01")


def _moment(text):
    """In Baku, where no time zone is named."""
    moment = text and _read(parse_datetime, text, "2026-07-01T18:00+04:00")
    return make_aware(moment) if moment and is_naive(moment) else moment
