"""The schema of application packages: strict, told field by field, in step with the agreements and with the guide."""

import re
from pathlib import Path

from jsonschema import Draft202012Validator

from cases.packages.describe import described
from cases.packages.shape import package_schema, resolved
from cases.packages.wording import MAY_HAVE_LINES
from cases.terms import EvidenceKind

GUIDE = Path(__file__).parents[2] / "docs" / "application-package.md"


def everywhere(schema):
    yield schema
    for inner in (*resolved(schema).get("properties", {}).values(), *filter(None, [resolved(schema).get("items")])):
        yield from everywhere(inner)


def test_the_schema_is_strict_and_says_what_each_field_is():
    Draft202012Validator.check_schema(package_schema())
    for schema in everywhere(package_schema()):
        whole = resolved(schema)
        assert whole["title"] and re.search("Annex 5|Header of the package|one self-contained", whole["description"])
        assert whole.get("type") not in ("object", ["object", "null"]) or whole["additionalProperties"] is False
        assert "pattern" not in whole or whole["examples"]
    names = {name for schema in everywhere(package_schema()) for name in resolved(schema).get("properties", {})}
    assert names >= MAY_HAVE_LINES


def test_the_schema_knows_the_kinds_of_evidence_of_the_agreements():
    kind = package_schema()["properties"]["evidence"]["items"]["properties"]["kind"]
    assert kind["enum"] == EvidenceKind.values


def test_the_guide_shows_the_schema():
    assert described() in GUIDE.read_text("utf-8")
