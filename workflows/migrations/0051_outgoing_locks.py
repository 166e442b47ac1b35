"""The gates and the signatures of what Azerbaijan asks of other States hold in the database too."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("workflows.migrations.0022_two_signatures")

# As the declarations have it (tests/workflows/test_gates.py compares): kind.state and how near it is.
AFTER_CONSENT = {
    "ready_for_transfer": 2, "transfer_notified": 3, "departed": 4, "completed": 4, "error_claimed": 4, "error_contested": 4,
    "coming_back": 4, "taken_back": 4,
}  # fmt: skip
KINDS = ("outgoingrequest", "outgoingthirdcountryrequest")
NEARNESS = BEFORE.NEARNESS | {f"{kind}.{state}": near for kind in KINDS for state, near in AFTER_CONSENT.items()}

# As the declarations have it (tests/workflows/test_two_signatures.py compares): kind.transition and all who sign it.
SIGNERS = BEFORE.SIGNERS


def written():
    near = " ".join(f"WHEN '{state}' THEN {nearness}" for state, nearness in NEARNESS.items())
    return BEFORE.NEAR.replace("{cases}", near)


class Migration(migrations.Migration):
    dependencies = [("workflows", "0050_outgoing")]
    operations = [migrations.RunSQL(written(), migrations.RunSQL.noop)]
