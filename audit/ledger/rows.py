"""The rows of the ledger. The database alone writes records; the process that signs writes leaves and checkpoints.

What leads from a record back to a case, a person or a row stands apart, in Alias and Commitment, and can be erased: the
records and the tree over them stay whole.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from audit.moment import now


class Alias(models.Model):
    """By which opaque name the ledger knows something of ours, and how far its chain has come if it has one. Can be erased."""

    class Kind(models.TextChoices):
        CASE = "c"
        AGENCY = "s"
        SIGN_INS = "l"  # of one person
        USER = "u"
        PROCEDURE = "p"
        BUDGET = "b"

    kind = models.CharField(max_length=1, choices=Kind)
    entity = models.BigIntegerField()
    name = models.CharField(max_length=40, unique=True)
    last = models.IntegerField(default=0)  # place of the last record in its chain

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "entity"], name="alias_once")]


class Record(models.Model):
    """One act. `leaf` is the canonical JSON, and all there is; the columns beside it are taken from it by the database."""

    leaf = models.TextField()
    chain = models.CharField(max_length=40)
    seq = models.IntegerField()
    prev = models.CharField(max_length=64, blank=True)  # hash of the record before in its chain, in hexadecimal
    hash = models.BinaryField()  # SHA-256 of 0x00 and the leaf, after RFC 6962

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="record_once_in_chain")]


class Commitment(models.Model):
    """What the `commit` of a record was made of, and which row it is about. Can be erased: then nobody can say any more."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.PROTECT, related_name="commitment")
    source = models.CharField(max_length=60)
    source_id = models.BigIntegerField()
    nth = models.IntegerField(default=0)  # 0 where a row has one record of this kind; else the place in the chain
    salt = models.BinaryField()
    detail = models.BinaryField()  # SHA-256 of the row's fields as JSON

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "source_id", "nth"], name="commitment_once")]


class Forgotten(models.Model):
    """A row that an erasure left standing, and whose commitment it took away: nobody can say any more which record is of it."""

    source = models.CharField(max_length=60)
    source_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "source_id"], name="forgotten_once")]


class Leaf(models.Model):
    """The place of a record in the tree: without a gap, given by one process."""

    index = models.BigIntegerField(primary_key=True)
    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="in_tree")


class Halt(models.Model):
    """Somebody outside vouches for more, or for something else, than is here: nothing is recorded until an epoch begins."""

    at = models.DateTimeField(default=now)
    size = models.BigIntegerField()  # how many leaves there were here
    witnessed = models.BigIntegerField()  # how many the last checkpoint outside covers
    root = models.BinaryField()
    origin = models.CharField(max_length=200)


class Epoch(models.Model):
    """A beginning after a restore that lost records: from which leaf on, what was lost, why, and which two said so."""

    number = models.PositiveIntegerField(unique=True)
    halt = models.OneToOneField(Halt, on_delete=models.PROTECT, related_name="ended_by")
    start = models.BigIntegerField()
    lost = ArrayField(
        models.BigIntegerField(), size=2
    )  # first and last lost index; the last is below the first if none was
    reason = models.CharField(max_length=300)
    begun_by = models.BigIntegerField()
    confirmed_by = models.BigIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(begun_by=models.F("confirmed_by")), name="epoch_by_two"),
        ]


class Signed(models.Model):
    """A signed note over a tree: the origin, how many leaves, and their root."""

    origin = models.CharField(max_length=200)
    size = models.BigIntegerField()
    root = models.BinaryField()
    note = models.TextField()
    made_at = models.DateTimeField(default=now)
    settled = models.BigIntegerField(default=0)  # every record up to this key has its leaf
    seen = models.BigIntegerField(default=0)  # the last key of a record that had been given out by then
    seen_by = models.BigIntegerField(default=0)  # once every transaction before this one has ended, `seen` is settled

    class Meta:
        abstract = True


class Checkpoint(Signed):
    """A checkpoint of the ledger."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "size"], name="checkpoint_once")]


class Taken(models.Model):
    """That a witness took a checkpoint, and what it answered."""

    witness = models.CharField(max_length=60)
    at = models.DateTimeField(default=now)
    answer = models.TextField(blank=True)

    class Meta:
        abstract = True


class Witnessed(Taken):
    """Of a checkpoint of the ledger."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="witnessed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "witness"], name="witnessed_once")]


class RuleSet(models.Model):
    """The rules by which an auditor judges the records that follow, as canonical JSON; its hash is in a record."""

    hash = models.CharField(max_length=64)
    content = models.TextField()
    made_at = models.DateTimeField(default=now)
