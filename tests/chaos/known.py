"""What must be in the database at the end, by what people were told: the model beside the product.

Of an event (a note, a step, a comment, a decision) the rows are counted. Of a place that is written over (a field) the value is looked at.
"""

import time
from dataclasses import dataclass, field
from math import inf


@dataclass
class Event:
    """`count()`: how many rows there are of it."""

    count: object
    acknowledged: bool = False


@dataclass
class Write:
    """One sending of a value. `ended`: when its sender knew that it was accepted, or could not be any more."""

    place: tuple
    value: object
    sent: float = field(default_factory=time.monotonic)
    ended: float = inf
    acknowledged: bool = False

    def end(self, *, acknowledged=False):
        self.ended = min(self.ended, time.monotonic())
        self.acknowledged = self.acknowledged or acknowledged


class Known:
    """`read(place)`: the value there now. A place is a tuple: what, of which row, which field."""

    def __init__(self, read):
        self.read, self.events, self.writes, self.began = read, {}, {}, {}

    def expect(self, label, count):
        self.events.setdefault(label, Event(count))

    def acknowledge(self, labels):
        for label in labels:
            self.events[label].acknowledged = True

    def send(self, place, value) -> Write:
        """`began`: the value before the first of these was sent."""
        self.began.setdefault(place, self.read(place))
        write = Write(place, value)
        self.writes.setdefault(place, []).append(write)
        return write

    def forget(self, write):
        """It was certainly refused."""
        self.writes[write.place] = [one for one in self.writes[write.place] if one is not write]

    def may_be(self, place):
        """The values that may stand at a place: of those who were certainly first, none."""
        writes = self.writes[place]
        last = max((write.sent for write in writes if write.acknowledged), default=-inf)
        found = [write.value for write in writes if write.ended >= last]
        return found if any(write.acknowledged for write in writes) else [*found, self.began[place]]

    def ever_at(self, place):
        """Every value that was ever sent there, and what stood there before."""
        return {self.began.get(place, self.read(place)), *(write.value for write in self.writes.get(place, ()))}

    def faults(self):
        """What is not as people were told, in sentences."""
        return [*self._of_events(), *self._of_values()]

    def _of_events(self):
        for label, event in self.events.items():
            number = event.count()
            if event.acknowledged and number != 1:
                yield f"{label} was acknowledged, and is there {number} times."
            elif number > 1:
                yield f"{label} was not acknowledged, and is there {number} times."

    def _of_values(self):
        for place in self.writes:
            value, allowed = self.read(place), self.may_be(place)
            if value not in allowed:
                yield f"{place} is {value!r}; it may be {allowed!r} only, of {self.ever_at(place)!r}."
