"""The acceptance tests of the design, T1 to T25: what somebody is to get done, and within which budget (docs/developers/acceptance.md)."""
