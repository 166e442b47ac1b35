"""The schema at work: what is not of its form, in sentences; and the application with every field in its place."""

import copy
import json
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path

from jsonschema import Draft202012Validator

from cases.mrz import clean_lines
from cases.packages.faults import Fault, pointer_to, shown, told_once
from cases.packages.wording import MAY_HAVE_LINES, tidy
from cases.sentences import Sentence as _

SCHEMA_FILE = Path(__file__).with_name("application-1.schema.json")
MOST_ERRORS = 1000
STILL_USABLE = ("required", "additionalProperties", "maxItems")
KINDS = {"string": _("text"), "object": _("an object"), "array": _("a list"), "integer": _("a whole number")}
KINDS |= {"boolean": _("true or false"), "null": _("null")}


@cache
def package_schema() -> dict:
    """The schema of a whole file. Not to be changed by the caller."""
    return json.loads(SCHEMA_FILE.read_text("utf-8"))


@cache
def application_schema() -> dict:
    """The schema of an application whose attachments lie elsewhere: without their content."""
    schema = copy.deepcopy(package_schema())
    attachment = schema["properties"]["attachments"]["items"]
    del attachment["properties"]["content"]
    attachment["required"].remove("content")
    return schema


def resolved(schema: dict) -> dict:
    """The schema with what it refers to; what stands beside the reference wins."""
    if "$ref" not in schema:
        return schema
    return package_schema()["$defs"][schema["$ref"].rpartition("/")[2]] | schema


def shape_faults(data, schema: dict) -> tuple[list[Fault], set]:
    """What is not of the schema's form, and the paths whose values therefore cannot be used."""
    errors = list(islice(Draft202012Validator(schema).iter_errors(data), MOST_ERRORS))
    faults = told_once(fault for error in errors for fault in _told(error))
    return faults, {tuple(error.absolute_path) for error in errors if error.validator not in STILL_USABLE}


def filled(data, schema: dict, broken=frozenset(), path=()):
    """The data with every field of the schema, in its order: what is missing or broken is blank, texts are tidy."""
    schema = resolved(schema)
    if path in broken:
        return blank(schema)
    if isinstance(data, dict):
        return {name: _member(data, name, inner, broken, path) for name, inner in schema["properties"].items()}
    if isinstance(data, list):
        return [filled(item, schema["items"], broken, (*path, at)) for at, item in enumerate(data)]
    if isinstance(data, str):
        return _tidy(data, path[-1] if path else "")
    return int(data) if isinstance(data, float) else data


def blank(schema: dict):
    """What stands where nothing was said: the default, or nothing of the right kind."""
    schema = resolved(schema)
    if "default" in schema:
        return filled(schema["default"], schema | {"default": None})
    if schema.get("type") == "object":
        return filled({}, schema)
    return schema.get("const", {"string": "", "array": []}.get(schema.get("type")))


def position(pointer: str) -> tuple[int, ...]:
    """Where the place stands on the form: faults are told in this order."""
    schema, places = package_schema(), []
    for segment in pointer.split("/")[1:]:
        schema = resolved(schema)
        names = list(schema.get("properties", ()))
        places.append(int(segment) if segment.isdecimal() else names.index(segment) if segment in names else len(names))
        schema = schema.get("items") or schema.get("properties", {}).get(segment, {})
    return tuple(places)


def _member(data, name, schema, broken, path):
    return filled(data[name], schema, broken, (*path, name)) if name in data else blank(schema)


def _tidy(text, name):
    if name == "mrz":
        return "\n".join(clean_lines(text))
    return text if name == "content" else tidy(text, name in MAY_HAVE_LINES)


def _told(error):
    path, schema = tuple(error.absolute_path), resolved(error.schema)
    if error.validator == "required":
        return [
            Fault(pointer_to(*path, name), _missing(schema, name))
            for name in schema["required"]
            if name not in error.instance
        ]
    if error.validator == "additionalProperties":
        known = schema["properties"]
        foreign = islice((name for name in error.instance if name not in known), MOST_ERRORS)
        return [Fault(pointer_to(*path, name), _unknown(name, known)) for name in foreign]
    return [Fault(pointer_to(*path), _sentence(error, schema))]


def _missing(schema, name):
    return _("“{title}” is missing.", title=resolved(schema["properties"][name])["title"])


def _unknown(name, known):
    alike = get_close_matches(shown(name), known, n=1)
    if alike:
        return _("The format has no such field here. Did you mean “{name}”?", name=alike[0])
    return _("The format has no such field here.")


def _sentence(error, schema):
    rule, title = error.validator_value, schema["title"]
    if error.validator == "minLength":
        return _("“{title}” is missing.", title=title)
    if error.validator == "pattern":
        return _("“{title}” must look like this: {examples}.", title=title, examples=", ".join(schema["examples"]))
    if error.validator in ("maxLength", "maxItems"):
        return _("“{title}” is too long: {count}; at most {most}.", title=title, count=len(error.instance), most=rule)
    if error.validator in ("minimum", "maximum"):
        return _("“{title}” must be {least} to {most}.", title=title, least=schema["minimum"], most=schema["maximum"])
    return _("“{title}” must be {what}.", title=title, what=_expected(error))


def _expected(error):
    rule = error.validator_value
    if error.validator == "const":
        return str(rule)
    if error.validator == "enum":
        return _("one of: {values}", values=", ".join(str(value) or "“”" for value in rule))
    kinds = rule if isinstance(rule, list) else [rule]
    return _("{kind} or null", kind=KINDS[kinds[0]]) if "null" in kinds else KINDS[kinds[0]]
