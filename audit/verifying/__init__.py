"""The ledger verified from a page: by the program of an outside auditor, in the background, and what came of it is kept."""
