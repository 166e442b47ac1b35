"""The States this house deals with: code, time zone of the capital's authorities, whether in the Union; names come from CLDR."""

from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from django.utils.translation import get_language

AZERBAIJAN = "AZ"


@dataclass(frozen=True)
class State:
    code: str
    zone: ZoneInfo
    in_union: bool = True


_UNION = {
    "AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "HR": "Europe/Zagreb", "CY": "Asia/Nicosia",
    "CZ": "Europe/Prague", "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn", "FI": "Europe/Helsinki",
    "FR": "Europe/Paris", "DE": "Europe/Berlin", "GR": "Europe/Athens", "HU": "Europe/Budapest", "IE": "Europe/Dublin",
    "IT": "Europe/Rome", "LV": "Europe/Riga", "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "MT": "Europe/Malta",
    "NL": "Europe/Amsterdam", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon", "RO": "Europe/Bucharest",
    "SK": "Europe/Bratislava", "SI": "Europe/Ljubljana", "ES": "Europe/Madrid", "SE": "Europe/Stockholm",
}  # fmt: skip
_OTHERS = {AZERBAIJAN: "Asia/Baku", "CH": "Europe/Zurich", "NO": "Europe/Oslo"}

STATES = {code: State(code, ZoneInfo(zone)) for code, zone in _UNION.items()}
STATES |= {code: State(code, ZoneInfo(zone), in_union=False) for code, zone in _OTHERS.items()}


def zone(code: str) -> ZoneInfo:
    """The time zone in which the authorities of a State count their days."""
    return STATES[code].zone


def state_name(code: str) -> str:
    """The State's name in the language of the page: "Germany", "Almaniya"."""
    return _names(get_language() or "en").get(code, code)


def state_choices():
    return sorted(((code, state_name(code)) for code in STATES), key=lambda choice: choice[1])


@lru_cache
def _names(language):
    return Locale.parse(language.replace("-", "_")).territories
