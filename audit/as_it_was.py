"""Rows as they stood at a past moment, from their history."""


def as_it_was(model, at, **which):
    """{key: history row}: the last record of each row up to a moment, without those that were deleted by then. One query.

    `which` may only ask for what never changes in a row: else a row that changed since would be met as it was before.
    """
    rows = (
        model.history.filter(history_date__lte=at, **which)
        .order_by("id", "-history_date", "-history_id")
        .distinct("id")
    )
    return {row.id: row for row in rows if row.history_type != "-"}


def histories(model, at, **which):
    """{key: history rows up to a moment, oldest first}. One query."""
    found = {}
    for row in model.history.filter(history_date__lte=at, **which).order_by("id", "history_date", "history_id"):
        found.setdefault(row.id, []).append(row)
    return found
