"""Names in the order of the Azerbaijani alphabet. The database sorts letters by their numbers: to it Ə and Ş come after Z."""

from django.db.models import F, Func, TextField, Value
from django.utils.translation import get_language

ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"  # w is not Azerbaijani; foreign names have it, after v
_CAPITALS = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVWYZ"
_PLACES = "".join(chr(ord("A") + place) for place in range(len(ALPHABET)))


def in_alphabet(field):
    """A text field as something to order a short list by: an agency's people, say. It is the order of `cases.names.sort_key`, which persons
    of cases have stored.
    """
    return Func(F(field), Value(ALPHABET + _CAPITALS), Value(2 * _PLACES), function="translate", output_field=TextField())


def by_name():
    """For what is called `name_en` and `name_az`: in the order of the language that is spoken."""
    return in_alphabet("name_az") if get_language() == "az" else "name_en"
