"""The geometry of the clock ruler: one tick a day of a limit, drawn by the server because our pages allow no inline style."""

from dataclasses import dataclass

WEEK, MONTH = 7, 30
LONGEST = 31  # ticks on one ruler; longer limits are drawn in weeks, then in months
MOST_OVER = 6  # ticks past the limit; the words beside the ruler carry the number


@dataclass(frozen=True)
class Size:
    """Pixels: from tick to tick, width of a tick, height of a gone tick, height of one that is left."""

    step: int
    tick: int
    height: int
    low: int


SIZES = {"small": Size(4, 3, 11, 4), "": Size(6, 4, 10, 4), "large": Size(11, 8, 18, 5)}


@dataclass(frozen=True)
class Ruler:
    """Ticks of one limit: `limit` in all, `gone` of them passed, `over` more past the limit."""

    limit: int
    gone: int
    over: int
    size: Size

    @property
    def width(self):
        return (self.limit + self.over) * self.size.step - (self.size.step - self.size.tick)

    @property
    def height(self):
        return self.size.height

    @property
    def mark_x(self):
        """Where the limit mark stands: in the middle of the gap after the last lawful tick."""
        return self.limit * self.size.step - (self.size.step - self.size.tick) / 2 - 1

    def ticks(self, first, last, height):
        """SVG path of the ticks first … last − 1, standing on the ground line."""
        size = self.size
        top = size.height - height
        return "".join(f"M{at * size.step} {top}h{size.tick}v{height}h-{size.tick}z" for at in range(first, last))

    @property
    def gone_path(self):
        return self.ticks(0, self.gone, self.size.height)

    @property
    def left_path(self):
        return self.ticks(self.gone, self.limit, self.size.low)

    @property
    def over_path(self):
        return self.ticks(self.limit, self.limit + self.over, self.size.height)


def days_a_tick(limit):
    """1, 7 or 30: the smallest unit in which the limit fits on one ruler."""
    return next((unit for unit in (1, WEEK) if limit <= unit * LONGEST), MONTH)


def measure(limit, elapsed, size=""):
    """The ruler of a limit of `limit` days of which `elapsed` are gone. More gone than the limit means overdue."""
    unit = days_a_tick(limit)
    ticks = max(1, -(-limit // unit))
    over = max(0, elapsed - limit)
    return Ruler(
        limit=ticks,
        gone=min(ticks, max(0, elapsed) // unit if not over else ticks),
        over=min(MOST_OVER, -(-over // unit)),
        size=SIZES[size],
    )
