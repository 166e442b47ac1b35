"""The tamper-evident ledger: one record for each act, chained in its case, in a tree whose root is signed and kept outside."""
