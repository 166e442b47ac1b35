"""The work list: its queues, the orders in which they are read, pages of them, and how much waits in each."""

from workflows.worklist.counting import MOST, counted, counts, lists_of, procedures
from workflows.worklist.ordering import ORDERS, Place
from workflows.worklist.pages import SIZE, How, page, told
from workflows.worklist.queues import EVERYTHING, QUEUES, SOON, grants_of, in_queue, only_parts_seen, queues_of

__all__ = [
    "EVERYTHING", "MOST", "ORDERS", "QUEUES", "SIZE", "SOON", "How", "Place", "counted", "counts", "grants_of", "in_queue", "lists_of",
    "only_parts_seen", "page", "procedures", "queues_of", "told",
]  # fmt: skip
