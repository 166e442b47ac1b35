"""The fixtures of this floor."""

from tests.agencies.desk import leading, ministry, sign_in  # noqa: F401 (fixtures)
