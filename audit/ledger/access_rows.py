"""The rows of the tree over the log of who read what: apart from the ledger, without chains, because readers must not wait for each other.

Each row of the log (audit.models.Viewing) bears its leaf and salt itself, so that they go with it when its month is put away. What
stays for good is here: the hashes, the tree, the checkpoints.
"""

from django.db import models

from audit.ledger.rows import Signed, Taken
from audit.moment import now


class AccessRecord(models.Model):
    """The leaf hash of one reading. The database alone writes it."""

    hash = models.BinaryField()


class AccessLeaf(models.Model):
    """Its place in the tree: without a gap, given by the process that signs."""

    index = models.BigIntegerField(primary_key=True)
    record = models.OneToOneField(AccessRecord, on_delete=models.PROTECT, related_name="in_tree")


class AccessCheckpoint(Signed):
    """A checkpoint of that tree."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "size"], name="access_checkpoint_once")]


class AccessWitnessed(Taken):
    """Of a checkpoint of that tree."""

    checkpoint = models.ForeignKey(AccessCheckpoint, on_delete=models.PROTECT, related_name="witnessed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "witness"], name="access_witnessed_once")]


class AccessMonth(models.Model):
    """A month of the log that was put away: how many readings it held, between which records, and what their hashes come to."""

    month = models.DateField(unique=True)  # its first day
    readings = models.BigIntegerField()
    first = models.BigIntegerField()  # keys of records
    last = models.BigIntegerField()
    root = models.BinaryField()  # of the tree over their hashes alone, in the order of their places
    put_away_at = models.DateTimeField(default=now)
