"""A folder elsewhere: a share of another agency, a medium that is written once."""

from pathlib import Path

from audit.ledger.witnesses.kind import Unreachable, Witness


class Folder(Witness):
    """One file a checkpoint, named by epoch and size. A file that is there already is never written over."""

    kind = "folder"

    def of(self, part):
        return Folder(str(Path(self.where) / part)) if part else self

    def last(self, origin):
        found = sorted(Path(self.where).glob(f"{_epoch(origin)}-*.txt"))
        return found[-1].read_text(encoding="utf-8") if found else None

    def files(self):
        return sorted(Path(self.where).glob("[0-9]*-*.txt"))

    def take(self, note, text, prove):
        place = Path(self.where) / f"{_epoch(note.origin)}-{note.size:012}.txt"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with open(place, "x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            if place.read_text(encoding="utf-8") != text:
                raise Unreachable(f"{place} holds another checkpoint.") from None
        except OSError as error:
            raise Unreachable(str(error)) from error
        return ""


def _epoch(origin):
    return f"{int(origin.rpartition('/')[2]):04}"
