"""Signs checkpoints and gives them to the witnesses; halts the ledger where what is here does not continue what they hold."""

from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.db import transaction as db

from audit.ledger import keys
from audit.ledger.logs import ACCESS, ACTS, Log
from audit.ledger.notes import Note, NotSigned, signed, verified
from audit.ledger.remembering import Memory
from audit.ledger.rows import Epoch, Halt, Signed
from audit.ledger.sequencing import alone, leaf_hashes, place, size
from audit.ledger.tree import Edge, consistency, root_of
from audit.ledger.witnesses import witnesses
from audit.ledger.witnesses.kind import Ahead, Unreachable


class Halted(Exception):
    """What is here does not continue what somebody outside holds: nothing is recorded until an epoch begins."""


@dataclass
class Signer:
    """The process that signs: its key, its memory, its witnesses. `troubles`: what could not be given to whom, and why."""

    key: object
    memory: Memory
    witnesses: list
    base: str
    log: Log = ACTS
    troubles: list = field(default_factory=list)

    def make(self) -> Signed:
        """Places what is new, signs a checkpoint if anything is, and gives it to every witness. Raises Halted."""
        self.troubles = []
        self._insist_on_continuing()
        made, edge = self._sign(place(self.log))
        if edge:  # after the commit: what it remembers is in the database for certain
            self.memory.keep(made.origin, edge)
        self._hand_out(made)
        return made

    @db.atomic
    def _sign(self, settling):
        alone(self.log)
        count, origin = size(self.log), origin_now(self.base)
        latest = self.log.checkpoint.objects.order_by("-pk").first()
        if latest and (latest.origin, latest.size) == (origin, count):
            return latest, None
        edge = self._edge(origin)
        for one in leaf_hashes(edge.size, count, self.log):
            edge.add(one)
        note = Note(origin, count, edge.root())
        made = self.log.checkpoint.objects.create(
            origin=origin, size=count, root=note.root, note=signed(note, self.key), **settling
        )
        return made, edge

    def _edge(self, origin):
        """Where it stood when it last signed; worked out anew from every record where that is not known."""
        last = self.memory.last()
        return last[1] if last and last[0] == origin else Edge()

    def _insist_on_continuing(self):
        if Halt.objects.filter(ended_by=None).exists():
            raise Halted("The ledger is halted. “ledger epoch” begins anew, by two people.")
        origin, count = origin_now(self.base), size(self.log)
        for note in self._held(origin):
            if note.size > count or not self._is_here(note):
                self._halt(note, count)

    def _held(self, origin):
        """What the memory and every witness that can tell hold last of this epoch."""
        last = self.memory.last()
        held = {Note(origin, last[1].size, last[1].root())} if last and last[0] == origin else set()
        for witness in self.witnesses:
            if text := witness.last(origin):
                try:
                    held.add(verified(text, keys.public(self.key)))
                except NotSigned as error:
                    self.troubles.append(f"{witness.name}: {error}")
        return held

    def _is_here(self, note):
        """A checkpoint that is not among ours may be lost alone, with the records all there; then every record is read."""
        ours = self.log.checkpoint.objects.filter(origin=note.origin, size=note.size).first()
        return bytes(ours.root if ours else root_of(leaf_hashes(0, note.size, self.log))) == note.root

    def _halt(self, note, count):
        if not self.log.halts:
            raise Halted(
                f"{note.size} readings are vouched for outside; here are {count}, or others. None is signed any more."
            )
        Halt.objects.create(size=count, witnessed=note.size, root=note.root, origin=note.origin)
        raise Halted(
            f"{note.size} records are vouched for outside; here are {count}, or others. Nothing is recorded any more."
        )

    def _hand_out(self, made):
        note = Note(made.origin, made.size, bytes(made.root))
        known = set(made.witnessed.values_list("witness", flat=True))
        for witness in self.witnesses:
            if witness.name not in known:
                self._give(witness, made, note)

    def _give(self, witness, made, note):
        hashes = partial(leaf_hashes, log=self.log)
        try:
            answer = witness.take(note, made.note, lambda old: consistency(old, note.size, hashes))
        except Unreachable as error:
            self.troubles.append(f"{witness.name}: {error}")
        except Ahead as ahead:
            self._halt(Note(note.origin, ahead.size, note.root), note.size)
        else:
            made.witnessed.create(witness=witness.name, answer=answer)


def origin_now(base) -> str:
    """The name of the ledger and the number of its epoch."""
    last = Epoch.objects.order_by("-number").values_list("number", flat=True).first()
    return f"{base}/{last or 1}"


@dataclass
class Both:
    """The ledger, then the log of readings. Trouble with the second holds up nothing of the first."""

    acts: Signer
    readings: Signer
    troubles: list = field(default_factory=list)

    def make(self) -> Signed:
        """The checkpoint of the ledger. Raises Halted."""
        self.troubles = []
        made = self.acts.make()
        self.troubles += self.acts.troubles
        try:
            self.readings.make()
            self.troubles += self.readings.troubles
        except Halted as halted:
            self.troubles.append(f"read log: {halted}")
        return made


def signer() -> Both:
    """As the settings have it. Raises keys.Unsafe."""
    if not settings.LEDGER_KEY.exists() and not settings.PRODUCTION:
        keys.make(settings.LEDGER_KEY)
    return Both(*(signer_of(log) for log in (ACTS, ACCESS)))


def signer_of(log) -> Signer:
    """Of one log, as the settings have it. Raises keys.Unsafe."""
    key = settings.LEDGER_KEY
    who = [one.of(log.part) for one in witnesses(settings.LEDGER_WITNESSES)]
    return Signer(keys.private(key), Memory(log.memory(key)), who, log.origin(settings.LEDGER_ORIGIN), log)
