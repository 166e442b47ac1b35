"""Names in the order of the Azerbaijani alphabet. The database sorts letters by their numbers: to it Ə and Ş come after Z."""

from django.db.models import F, Func, TextField, Value
from django.utils.translation import get_language

ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"  # w is not Azerbaijani; foreign names have it, after v
_CAPITALS = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVWYZ"
_PLACES = "".join(chr(ord("A") + place) for place in range(len(ALPHABET)))
_TABLE = str.maketrans(ALPHABET + _CAPITALS, 2 * _PLACES)


def in_alphabet(field):
    """A text field as something to order a short list by: that of an agency's people, say. Persons of cases have a stored key."""
    return Func(F(field), Value(ALPHABET + _CAPITALS), Value(2 * _PLACES), function="translate", output_field=TextField())


def place_in_alphabet(text: str) -> str:
    """The same for a text: its letters replaced by such as sort like their places."""
    return text.translate(_TABLE)


def by_name():
    """For what is called `name_en` and `name_az`: in the order of the language that is spoken."""
    return in_alphabet("name_az") if get_language() == "az" else F("name_en").asc()
