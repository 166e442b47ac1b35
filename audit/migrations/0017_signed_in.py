"""Records name the sign-in by which an act was done, or the program. An emergency access that a review ends is ended by who reviews."""

from django.db import migrations

from audit.ledger.by_whom import BY
from audit.ledger.own_sources import SOURCES
from audit.ledger.sources import named, recorded
from audit.ledger.writing import OWN_TABLES, WRITE

CLOSED = "DROP TRIGGER recorded_closed ON agencies_emergencyaccess;" + recorded(
    named(SOURCES, "agencies_emergencyaccess.closed")
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0016_turned_away_by_day"), ("axes", "0009_add_session_hash")]
    operations = [migrations.RunSQL(BY + WRITE + OWN_TABLES + CLOSED, migrations.RunSQL.noop)]
