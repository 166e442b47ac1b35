"""What somebody who reads the logs says that they read them for: kept for that task, and written beside every look-up of it."""

LONGEST = 200  # characters, as the log keeps it
_KEY = "purpose"


def purpose_of(request) -> str:
    """Of the task that runs; empty where none does."""
    return request.session.get(_KEY, "")


def begin_task(request, purpose):
    request.session[_KEY] = purpose[:LONGEST]


def end_task(request):
    request.session.pop(_KEY, None)
