"""Numbers of the European fingerprint system: letters of a State, the category of the person, then digits."""

import re
from dataclasses import dataclass

from cases.asylum_door.letters import OTHER, View

RULE = "number.eurodac"
STATES = "at be bg ch cy cz de dk ee el es fi fr gb gr hr hu ie is it li lt lu lv mt nl no pl pt ro se si sk uk"
WORDS_TOO = "at be de el es is it li no se si"  # a number may follow them in a sentence
FEWEST, MOST = 7, 16  # digits, with that of the category
PASSPORT = 7  # two letters and seven digits are the number of many a passport and identity card
BETWEEN = r"[ \t\n\-/.,:()·_|#'\"]"
DIGIT = "[0-9oil]"
SHAPE = re.compile(
    rf"(?<![a-z0-9<+{OTHER}])(?P<state>{'|'.join(f'{a}{BETWEEN}{{0,3}}{b}' for a, b in STATES.split())})(?P<after>{BETWEEN}{{0,3}})"
    rf"(?P<digits>(?:[1-9]|[il](?=[0-9o]{{5}}))(?:{BETWEEN}{{0,3}}{DIGIT}){{{FEWEST - 1},33}})(?![a-z0-9<])"
)
WITH_OFFICE = re.compile(  # DE1 170518 BER 00123
    rf"(?<![a-z0-9<+{OTHER}])(?:{'|'.join(STATES.split())})[ \-/]?[1-9][ \-/]?\d{{4,8}}[ \-/]?[a-z]{{2,4}}[ \-/]?\d{{3,8}}(?![a-z0-9<])"
)
DATE = re.compile(r"\D*(?:\d{1,2}\W{1,2}\d{1,2}\W{1,2}(?:19|20)\d\d|(?:19|20)\d\d\W\d{1,2}\W\d{1,2})(?!\d)")
YEAR_AT_THE_END = re.compile(r"/20[0-4]\d$")  # CZ-1234-56/2026
YEAR = re.compile(r"(?<!\d)20[0-4]\d(?=[-/.]\d)")  # the year of a file: NL-2026-004217
GROUPED_AS_ACCOUNT = re.compile(r"\d\d(?: \d{4})+(?: \d{1,4})?$")
ACCOUNT = {"no": 15, "be": 16, "dk": 18, "fi": 18, "nl": 18}
NEXT = re.compile(r"[\n,(|]|[^0-9a-z]{2,}")  # where something else may follow: DE1123456789, 12.03.2026
LINES = re.compile(r"(?m)^(?=[^\n]*<)[a-z0-9<]{28,}$")
TOKEN = re.compile(r"\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,128})\b")
OURS = "994"  # the country code of Azerbaijan's telephones


@dataclass(frozen=True)
class Shape:
    """What looks like such a number, taken apart."""

    state: str
    is_upper: bool
    after: str
    digits: str  # as written, with whatever stands between them

    @property
    def plain(self):
        return "".join({"o": "0", "i": "1", "l": "1"}.get(sign, sign) for sign in self.digits if sign.isalnum())

    @property
    def category_stands_apart(self):
        return not self.digits[1].isalnum()

    def is_number(self):
        """Whether it is one, and not a passport, an account, a telephone, a date or the reference of a file."""
        if self._is_something_else():
            return False
        if len(self.plain) == PASSPORT:
            return self.category_stands_apart and (self.is_upper or not self.after)
        return self.is_upper or not self.after or self._is_set_like_one()

    def _is_something_else(self):
        if len(self.plain) < FEWEST:
            return True
        written = sum(sign.isdigit() for sign in self.digits)
        return (
            len(self.plain) > MOST
            or written < 0.5 * len(self.plain)
            or bool(DATE.match(self.digits) or YEAR.search(self.digits))
            or self._ends_with_its_year()
            or self._is_account()
            or self._is_counted()
        )

    def _ends_with_its_year(self):
        return bool(self.after and not self.category_stands_apart and YEAR_AT_THE_END.search(self.digits))

    def _is_account(self):
        is_long = len(self.plain) + 2 == ACCOUNT.get(self.state)
        grouped = bool(GROUPED_AS_ACCOUNT.match(self.digits))
        return not self.after and (is_account(self.state + self.plain) or (is_long and grouped))

    def _is_counted(self):
        """A telephone; or “no” for number, after what has a number."""
        if self.after and self.plain.startswith(OURS):
            return True
        return self.state == "no" and not self.category_stands_apart and (bool(self.after) or not self.is_upper)

    def _is_set_like_one(self):
        is_dashed = "-" in self.after or "/" in self.after
        return is_dashed or (
            len(self.plain) > PASSPORT + 1 and (self.category_stands_apart or self.state not in WORDS_TOO.split())
        )


def numbers(seen: View, original: str):
    """(rule id, start, end) in a view of each such number; `original` tells capitals from small letters."""
    text = TOKEN.sub(_blank, LINES.sub(_blank, seen.text))
    for match in SHAPE.finditer(text):
        start, end = match.span()
        state = "".join(sign for sign in match["state"] if sign.isalpha())
        letters = [original[seen.places[place]] for place in range(*match.span("state"))]
        is_upper = all(sign.isupper() for sign in letters if sign.isalpha())
        whole = match["digits"]
        if any(Shape(state, is_upper, match["after"], digits).is_number() for digits in (whole, NEXT.split(whole)[0])):
            yield RULE, start, end
    for match in WITH_OFFICE.finditer(text):
        yield RULE, *match.span()


def is_account(written) -> bool:
    """Whether it is a bank account number (ISO 13616) with right check digits."""
    turned = (written[4:] + written[:4]).upper()
    return (
        len(written) >= 15
        and turned.isalnum()
        and turned.isascii()
        and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
    )


def _blank(match):
    return re.sub(r"[^\n]", "·", match[0])
