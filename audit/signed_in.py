"""Tells the database by which sign-in somebody acts, so that the record of each act names the record of that sign-in.

The database checks it when it writes (audit/ledger/writing.py): a sign-in that has not ended, of whoever the act says did it.
"""

from contextlib import contextmanager

from django.db import DatabaseError, connection

TELL = "SELECT set_config('qayidis.sign_in', %s, false)"
# Within a transaction that goes on (in tests), what was done so far is recorded first: it belongs to whoever did it.
SO_FAR = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; "
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


@contextmanager
def acting_by(sign_in):
    """What this thread does within the block is done by this sign-in (the key of its row; None: by none)."""
    _tell(sign_in)
    try:
        yield
    finally:
        _forget()


def _tell(sign_in):
    with connection.cursor() as cursor:
        cursor.execute((SO_FAR if connection.in_atomic_block else "") + TELL, [str(sign_in or "")])


def _forget():
    """The next request of this connection may be somebody else's. A connection that cannot be told so is closed."""
    if connection.connection is None or (connection.in_atomic_block and connection.needs_rollback):
        return
    try:
        _tell(None)
    except DatabaseError:
        if connection.in_atomic_block:
            raise
        connection.close()
