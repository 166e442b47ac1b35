"""Whether two written names may be one person's: compared by sound, part by part, with what is known of the births."""

from cases.matching.blocking import asked_keys, stored_keys
from cases.matching.comparing import Match, compare

__all__ = ["Match", "asked_keys", "compare", "stored_keys"]
