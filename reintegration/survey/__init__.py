"""The sustainability survey: its instrument as data, what was answered, and the scores that follow from it (domain §5.4)."""
