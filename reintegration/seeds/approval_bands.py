"""Who signs up to which amount where a programme has not said otherwise: a value to begin with, of practice, unverified.

Amounts are in the programme's currency. From which amount several quotations are compared no source says: a house rule.
"""

# up to, who signs, quotations
ROWS = (
    ("500.00", ("supervisor",), 1),
    ("2000.00", ("supervisor", "programme_manager"), 3),
    (None, ("programme_manager", "finance_officer"), 3),
)
SOURCE = "Practice of return programmes; quotations: house rule"


def seed_approval_bands(apps):
    """`apps` is Django's registry, or a migration's."""
    band = apps.get_model("reintegration", "ApprovalBand")
    for up_to, signers, quotations in ROWS:
        said = {"signers": list(signers), "quotations": quotations, "confidence": "house_rule", "source": SOURCE}
        band.objects.get_or_create(programme=None, up_to=up_to, valid_until=None, defaults=said)
