"""The way of a measure in the demo town: (days after the arrival, beat) of each of its steps, and what does not go as planned."""

from config.town import deliveries as d
from config.town import measures as m

FIRST_MEASURE, APART = 26, 9  # days after the arrival, and between two
WAITING = {
    2: 1,
    16: 3,
    20: 4,
    24: -4,
    26: -2,
    28: -1,
}  # with how many beats, or without how many at the end, some go no further


def is_under_way(life):
    """Whether a measure that was begun goes no further: then nobody closes the case."""
    return abs(WAITING.get(life.number % 30, 0)) > 1


def measured(life):
    for place, support in enumerate(life.supports):
        order, day = life.order(place), FIRST_MEASURE + place * APART
        way = list(_measure(order, support, day))
        yield from _odd(life, order, way) if place == 1 else way


def _measure(order, support, day):
    """Each part is delivered, verified and paid before the next."""
    yield from [(day, m.opened(order)), (day + 0.5, m.submitted(order)), (day + 2, m.signed(order))]
    yield day + 4, d.accepted(order)
    each = support.days / support.parts
    if not support.delivered_by_agency:
        yield day + 4.5, d.begun(order)
    for part in range(support.parts):
        since = day + 5 + part * (each + 9)
        if support.delivered_by_agency:
            times = support.units // support.parts if support.units else 1
            yield from ((since + each * place / times, d.recorded(order, f"{part} {place}")) for place in range(times))
        yield from _settled(order, since + each, is_last=part + 1 == support.parts)
    end = day + 5 + support.parts * (each + 9)
    yield end + 3, order.takes("manager", "close")
    if support.kind == "micro_business":
        yield from ((end + 5 + days, m.survives(order, months)) for months, days in ((6, 184), (12, 367)))


def _settled(order, day, is_last):
    yield day + 0.5, d.delivered(order)
    if order.is_invoiced:
        yield day + 1, d.invoiced(order)
    if order.support.parts > 1:
        yield day + 2, m.looked_at(order)
    yield day + 3, m.papers_added(order)
    yield day + 4, m.verified(order)
    yield day + 7, m.paid(order, "pay" if is_last else "pay_part")


def _odd(life, order, way):
    """What does not go as planned: never proposed, rejected, declined, disputed, paid twice over, still waiting."""
    turn = life.number % 30
    if turn in WAITING:
        return way[: WAITING[turn]]
    return ENDINGS[turn](order, way) if turn in ENDINGS else way


def _rejected(order, way):
    return [way[0], (way[0][0] + 2, order.takes("chief", "reject", reject_reason="The shop is not registered."))]


def _declined(order, way):
    return [*way[:3], (way[3][0], d.declined(order))]


def _disputed(order, way):
    return [*way[:5], (way[4][0] + 1, d.disputed(order))]


def _recovered(order, way):
    return [*way[:-1], (way[-1][0], m.recovered(order))]


def _paid_again(order, way):
    day, close = way[-1]
    back = order.takes("payer", "take_payment_back", payment_return_reason="The account was closed.")
    return [*way[:-1], (day, back), (day + 3, m.paid(order)), (day + 6, close)]


ENDINGS = {4: _rejected, 6: _declined, 8: _disputed, 12: _recovered, 14: _paid_again}
