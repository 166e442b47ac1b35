"""A line list as a file: the rows counted, then written as they are read."""

import secrets
from dataclasses import dataclass

from django.db import transaction as db

from reports.lines import csv_lines
from reports.lines.columns import columns_of
from reports.lines.cover import cover_of
from reports.lines.levels import Level
from reports.lines.reading import number_of, rows
from reports.lines.sheets import MOST_ROWS, sizes, write_workbook

FORMS = ("xlsx", "csv")


@dataclass(frozen=True)
class Told:
    """What is said of a list beside its question. `form`: one of FORMS; `most`: rows of one sheet."""

    form: str
    level: str = Level.NONE
    purpose: str = ""
    agreed_by: str = ""
    most: int = MOST_ROWS


def _unwatched(found, _total):
    return found


@db.atomic
def write_list(out, question, actor, told, watch=_unwatched):
    """Writes into a binary file; gives the number of rows. `watch(rows, total)`: the same rows, seen as they go by.

    A pseudonym is made with a key that ends with this call.
    """
    columns = columns_of(question, told.level, in_words=told.form == "xlsx")
    total, key = number_of(question, actor), secrets.token_bytes(32)
    found = watch(rows(question, actor, columns, Level(told.level), key), total)
    if told.form == "xlsx":
        cover = cover_of(question, actor, told.level, told.purpose, told.agreed_by)
        write_workbook(out, cover, columns, found, sizes(total, told.most))
    else:
        for piece in csv_lines.written(columns, found):
            out.write(piece)
            out.flush()
    return total
