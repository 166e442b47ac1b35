"""What the wording of letters leaves in the ledger: who proposed it and who signed; the text stands in the commitment alone."""

from workflows.ledger_sources import changes

SOURCES = changes("cases_wordingchange", "wording", "letter", "texts")
