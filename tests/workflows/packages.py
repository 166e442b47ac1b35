"""Handing in application packages: the samples, how many rows there are, what is told of a faulty one, the command."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection

from audit.moment import walking_at
from cases.packages.samples.build import FOLDER
from tests import a
from workflows.intake import Faulty, receive
from workflows.models import ReadmissionRequest


@pytest.fixture
def after_the_samples():
    """A day on which every sample has been sent."""
    with walking_at(a.at(2026, 3, 16, 10, 14)):
        yield


def written(package) -> bytes:
    return json.dumps(package).encode()


def received(name, uploader=None) -> ReadmissionRequest:
    return ReadmissionRequest.objects.get(reference=receive((FOLDER / name).read_bytes(), uploader).reference)


def counts():
    """How many rows each table has, and the numbers that were given out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables))
        found = dict(cursor.fetchall())
        cursor.execute("SELECT prefix, year, last FROM cases_serial")
        return found, set(cursor.fetchall())


def told(content, uploader=None):
    with pytest.raises(Faulty) as faulty:
        receive(content, uploader)
    return [(fault.pointer, fault.sentence) for fault in faulty.value.faults]


def run(*arguments):
    """The command's exit status and the lines it prints."""
    out = io.StringIO()
    try:
        call_command("receive", *map(str, arguments), stdout=out, stderr=out)
    except SystemExit as ended:
        return ended.code, out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()
