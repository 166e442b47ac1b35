"""Worlds that take long to build: each is built once a process, committed to a database of its own, and read there by many files."""

from contextlib import contextmanager

from django.db import connection, transaction

from tests import pg

_KEPT = {}  # builder → (name of its database, what it gave)


@contextmanager
def kept(build):
    """Within, this process is connected to the database in which `build()` has been committed, and gets what it gave.

    Whatever is changed here must be taken back: within `transaction.atomic()`, or by `copied`.
    """
    if build not in _KEPT:
        name = pg.new_database(build.__name__)
        with connected_to(name), transaction.atomic():
            made = build()
        _KEPT[build] = name, made
    name, made = _KEPT[build]
    with connected_to(name):
        yield made


@contextmanager
def copied(build):
    """As `kept`, in a copy that is thrown away afterwards: for tests that commit."""
    with kept(build) as made:
        pass
    name = pg.new_database("copy", _KEPT[build][0])
    try:
        with connected_to(name):
            yield made
    finally:
        pg.drop_database(name)


@contextmanager
def connected_to(name):
    """Within, this process and the threads of its server find this database where they look for the usual one."""
    connection.close()
    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
