"""Signs checkpoints and gives them to the witnesses; halts the ledger where what is here does not continue what they hold."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction as db

from audit.ledger import keys
from audit.ledger.notes import Note, NotSigned, signed, verified
from audit.ledger.remembering import Memory
from audit.ledger.rows import Checkpoint, Epoch, Halt, Witnessed
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
    troubles: list = field(default_factory=list)

    def make(self) -> Checkpoint | None:
        """Places what is new, signs a checkpoint if anything is, and gives it to every witness. Raises Halted."""
        self.troubles = []
        self._insist_on_continuing()
        made, edge = self._sign(place())
        if edge:  # after the commit: what it remembers is in the database for certain
            self.memory.keep(made.origin, edge)
        self._hand_out(made)
        return made

    @db.atomic
    def _sign(self, settling):
        alone()
        count, origin = size(), origin_now(self.base)
        latest = Checkpoint.objects.order_by("-pk").first()
        if latest and (latest.origin, latest.size) == (origin, count):
            return latest, None
        edge = self._edge(origin)
        for one in leaf_hashes(edge.size, count):
            edge.add(one)
        note = Note(origin, count, edge.root())
        made = Checkpoint.objects.create(
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
        origin, count = origin_now(self.base), size()
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
        ours = Checkpoint.objects.filter(origin=note.origin, size=note.size).first()
        return bytes(ours.root if ours else root_of(leaf_hashes(0, note.size))) == note.root

    def _halt(self, note, count):
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
        try:
            answer = witness.take(note, made.note, lambda old: consistency(old, note.size, leaf_hashes))
        except Unreachable as error:
            self.troubles.append(f"{witness.name}: {error}")
        except Ahead as ahead:
            self._halt(Note(note.origin, ahead.size, note.root), note.size)
        else:
            Witnessed.objects.create(checkpoint=made, witness=witness.name, answer=answer)


def origin_now(base) -> str:
    """The name of the ledger and the number of its epoch."""
    last = Epoch.objects.order_by("-number").values_list("number", flat=True).first()
    return f"{base}/{last or 1}"


def signer() -> Signer:
    """As the settings have it. Raises keys.Unsafe."""
    place_of_key = settings.LEDGER_KEY
    if not place_of_key.exists() and not settings.PRODUCTION:
        keys.make(place_of_key)
    memory = Memory(place_of_key.with_name("last.json"))
    return Signer(keys.private(place_of_key), memory, witnesses(settings.LEDGER_WITNESSES), settings.LEDGER_ORIGIN)
