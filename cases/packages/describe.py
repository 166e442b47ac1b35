"""The schema as a table for the guide; `python -m cases.packages.describe` prints it."""

from cases.packages.shape import package_schema, resolved


def described() -> str:
    """One Markdown row for each field: where it stands, what may stand there, what it is."""
    rows = [
        f"| `{path}` | {_allowed(schema)} | {schema['title']}. {schema['description']} |"
        for path, schema in _fields(package_schema())
    ]
    return "\n".join(("| Field | What may stand there | What it is |", "|---|---|---|", *rows))


def _fields(schema, path=""):
    for name, inner in schema["properties"].items():
        whole = resolved(inner)
        must = "" if "default" in whole else " *"
        yield f"{path}/{name}{must}", whole
        items = resolved(whole.get("items", {}))
        yield from _fields(whole, f"{path}/{name}") if "properties" in whole else ()
        yield from _fields(items, f"{path}/{name}/0") if "properties" in items else ()


def _allowed(schema):
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" if value else "empty" for value in schema["enum"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " ".join(filter(None, (" or ".join(kinds), _limits(schema), _example(schema))))


def _limits(schema):
    if "minimum" in schema:
        return f"{schema['minimum']}–{schema['maximum']}"
    most = schema.get("maxLength") or schema.get("maxItems")
    return f"≤ {most}" if most else ""


def _example(schema):
    return f"like {', '.join(schema['examples'])}" if "examples" in schema else ""


if __name__ == "__main__":
    print(described())
