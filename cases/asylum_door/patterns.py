"""From the patterns of the word lists to expressions that see through what people put into and between letters."""

import re

from cases.asylum_door.letters import OTHER, view

LONG = 6  # letters from which a word is known inside others, and whatever stands between its letters
LETTERS = "^\\W\\d_" + OTHER
BETWEEN = f"(?:[^\\w{OTHER}]|_)"
GAP = f"{BETWEEN}{{0,4}}"
SPELLED = f"{BETWEEN}{{1,4}}"
ENDING = f"[{LETTERS}]{{0,9}}"
BEGIN, END = f"(?<![{LETTERS}])", f"(?![{LETTERS}])"
IN_LONG = {
    "a": "a4@", "b": "b8", "e": "e3€", "g": "g9q6", "i": "i1!|lıj", "l": "l1|iı", "o": "o0", "s": "s5$z", "t": "t7+", "z": "z2",
    "q": "qgk9", "ı": "ıi1!|l", "ə": "əea3", "о": "о0", "з": "з3", "ч": "ч4", "б": "б6в", "u": "uv", "v": "vu", "у": "уи",
}  # fmt: skip
IN_SHORT = {"a": "a4@", "e": "e3", "i": "i1!ı", "l": "l1|", "o": "o0", "s": "s5$", "z": "z2", "t": "t7"}


class Pattern:
    """One pattern of a word list, for texts as they look in one script."""

    def __init__(self, written, script):
        words = [(view(word.strip("^*"), script).text, word.endswith("*")) for word in re.split(r"[ '’-]+", written)]
        self.letters = "".join(word for word, _is_stem in words)
        self.is_long = len(self.letters) >= LONG
        self.begins_words = written.startswith("^") or not self.is_long
        self.pieces = self._pieces(words)

    def _pieces(self, words):
        """One expression for each letter, and for an ending inside a phrase: lists that share their beginnings."""
        classes = IN_LONG if self.is_long else IN_SHORT
        pieces = []
        for number, (word, is_stem) in enumerate(words, start=1):
            pieces += [_one_of(classes.get(letter, letter)) for letter in word]
            if is_stem and number < len(words):
                pieces[-1] += ENDING
        return [*pieces, "" if words[-1][1] else END]

    def tight(self):
        """Letter by letter."""
        return self.pieces

    def loose(self):
        """With something between the letters: anything in a long word, something everywhere in a short one."""
        first, *others, last = self.pieces
        gap = GAP if self.is_long else SPELLED
        return [first, *(gap + piece for piece in others), last]


def _one_of(letters):
    return f"[{re.escape(letters)}]" if len(letters) > 1 else re.escape(letters)


def any_of(ways) -> str:
    """One expression for many lists of pieces, in which common beginnings stand once."""
    tree = {}
    for pieces in ways:
        branch = tree
        for piece in pieces:
            branch = branch.setdefault(piece, {})
    return _written(tree)


def _written(tree):
    branches = [piece + _written(rest) for piece, rest in tree.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""
