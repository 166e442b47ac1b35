"""The letters whose wording can be edited: those that are ever sent, without the forms of the agreement."""

from cases.wording.declared import is_worded
from workflows.rows import LETTER_NAMES

EDITED = {kind: name for kind, name in LETTER_NAMES.items() if is_worded(kind)}
