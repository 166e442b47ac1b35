"""What the pages of return and reintegration are told."""
