"""Whether two written names may be one person's: compared by sound, part by part, with what is known of the births."""

from cases.matching.blocking import keys
from cases.matching.comparing import Match, compare

__all__ = ["Match", "compare", "keys"]
