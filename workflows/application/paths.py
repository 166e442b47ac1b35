"""Places in an application, as the fields of its form name them: birth__date is the date in the birth."""

NOBODY = "children/99"  # whose evidence it is after that child was removed: the check asks whose it is now


def value_at(said, name):
    """The value at a place; None where the way there ends early."""
    for part in name.split("__"):
        said = said.get(part) if isinstance(said, dict) else None
    return said


def put_at(said, name, value):
    """Sets the value at a place, and whatever is missing on the way."""
    *way, last = name.split("__")
    for part in way:
        said = said.setdefault(part, {})
    said[last] = value


def merged(old, new):
    """The old application with what the new one says; lists and single values are taken whole."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return new
    return old | {name: merged(old.get(name), value) for name, value in new.items()}


def html_name(pointer: str) -> str:
    """children-0-birth-date, the name on the page of /children/0/birth/date."""
    return pointer.strip("/").replace("/", "-")


SAYS_NOTHING = frozenset(
    {"kind", "script", "source", "basis", "travels", "of"}
)  # each is preset, so alone it tells nothing


def says_something(said) -> bool:
    """Whether anything was filled in, beside what is preset."""
    if isinstance(said, dict):
        return any(says_something(value) for name, value in said.items() if name not in SAYS_NOTHING)
    return any(map(says_something, said)) if isinstance(said, list) else bool(said)
