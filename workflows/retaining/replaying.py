"""After a restore: erases again what the list outside the database names. As the owner of the database, before anybody signs in."""

import json

from django.db import connection

from cases.models import Erasure
from cases.retention import remembering
from cases.retention.erasures import Stage
from workflows.retaining.carrying_out import destroy_files


def replay() -> int:
    """Gives how many erasures were carried out again. Done twice it does nothing more."""
    missing = remembering.missing()
    for told in missing:
        with connection.cursor() as cursor:
            cursor.execute("SELECT erase_again(%s::jsonb)", [json.dumps(told)])
    for erasure in Erasure.objects.filter(stage=Stage.ERASED):
        destroy_files(erasure)
    return len(missing)
