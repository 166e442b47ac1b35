"""Worlds that take long to build: each is built once a process, committed to a database of its own, and read there by many files;
or once a file, and taken back at its end.
"""

from contextlib import contextmanager

from django.db import connection, transaction

from tests import pg

_KEPT = {}  # builder → (name of its database, what it gave)


@contextmanager
def taken_back():
    """For a fixture of a whole file: what is built within is there for each test, which takes its own changes back, and gone at the end.

    The fixture calls `settled` before it yields: what is left to be checked when a transaction ends would be checked after each test.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def settled(made):
    """What was built, with all that the database checks at the end of a transaction checked by now."""
    connection.check_constraints()
    return made


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
