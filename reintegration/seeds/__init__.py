"""What the reintegration begins with: rows to be changed by those who run programmes."""
