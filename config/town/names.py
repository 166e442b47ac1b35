"""Invented people: a name from lists, often also as a Russian clerk wrote it, a birth that is sometimes known in part."""

from datetime import timedelta

from cases.names import az_lower
from config.town.name_lists import BOYS, ELSEWHERE, FATHERS, GIRLS, PLACES, SURNAMES

RUSSIAN = {
    "q": "г", "ğ": "г", "g": "г", "ə": "а", "ı": "ы", "i": "и", "ö": "е", "ü": "ю", "x": "х", "h": "г", "c": "дж", "ç": "ч",
    "ş": "ш", "j": "ж", "y": "й", "a": "а", "b": "б", "d": "д", "e": "е", "f": "ф", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "z": "з",
}  # fmt: skip
SOFT = (("yev", "ев"), ("ya", "я"), ("ye", "е"), ("yu", "ю"), ("yı", "ы"))
ABROAD = dict(zip("əƏıİğĞöÖüÜcC", "aAiIgGoOuUjJ", strict=True)) | {
    "ş": "sh",
    "Ş": "Sh",
    "ç": "ch",
    "Ç": "Ch",
    "x": "kh",
    "X": "Kh",
}


def a_person(chance, on, age=(19, 58)):
    """A person as an application says it (package format), `age` years old on a day. `chance` is a random.Random."""
    female = chance.random() < 0.24
    name = _name(chance, female)
    person = {
        "names": [name | {"kind": "main", "script": "latin", "source": "document"}],
        "birth": {"date": _birth(chance, on, age), "place": chance.choice(PLACES), "country": "AZ"},
        "sex": "F" if female else "M",
        "nationalities": [{"state": "AZ", "basis": chance.choice(("documented", "claimed", "claimed", "presumed"))}],
        "languages": chance.choice((["az"], ["az", "ru"], ["az", "tr"], ["az", "de"])),
        "civil_status": chance.choice(("single", "single", "married", "divorced")) if age[0] >= 18 else "single",
    }
    if chance.random() < 0.35:
        person["names"].append(in_russian(name))
    if chance.random() < 0.2:
        person["aliases"] = [{"kind": "alias", "source": "spoken"} | _abroad(name)]
    return person


def from_elsewhere(chance, on):
    """A person of a third country, as an application says it."""
    surname, given, sex, state, place = chance.choice(ELSEWHERE)
    return {
        "names": [{"surname": surname, "given_names": given, "kind": "main", "script": "latin", "source": "document"}],
        "birth": {"date": _complete(chance, on, (19, 50)), "place": place, "country": state},
        "sex": sex,
        "nationalities": [{"state": state, "basis": "claimed"}],
        "languages": ["en"],
        "civil_status": "single",
    }


def family_of(chance, person, on):
    """A spouse and one to three minor children who bear the surname, as parts of the application."""
    surname, mother = person["names"][0]["surname"], person["sex"] == "M"
    spouse = {
        "names": [{"surname": _gendered(surname, mother), "given_names": chance.choice(GIRLS if mother else BOYS)}],
        "birth": {"date": _complete(chance, on, (27, 44)), "country": "AZ"}, "sex": "F" if mother else "M",
        "nationalities": [{"state": "AZ", "basis": "claimed"}], "travels": True,
    }  # fmt: skip
    given = chance.sample(BOYS + GIRLS, chance.randint(1, 3))
    return {"spouse": spouse, "children": [_child(chance, surname, name, on) for name in given]}


def in_russian(name):
    """Məmmədov, Elçin Rauf oğlu → Маммадов, Елчин Рауфович"""
    father = name["patronymic"].split()[0]
    ending = "овна" if name["patronymic"].endswith("qızı") else "ович"
    said = {"surname": _cyrillic(name["surname"]), "given_names": _cyrillic(name["given_names"])}
    stem = _cyrillic(father).removesuffix("и")
    return {"kind": "main", "script": "cyrillic", "source": "spoken", "patronymic": stem + ending} | said


def _name(chance, female):
    given, father = chance.choice(GIRLS if female else BOYS), chance.choice(FATHERS)
    patronymic = f"{father} {'qızı' if female else 'oğlu'}"
    return {"surname": _gendered(chance.choice(SURNAMES), female), "given_names": given, "patronymic": patronymic}


def _gendered(surname, female):
    stem = surname.removesuffix("a") if surname.endswith(("ova", "eva")) else surname
    return f"{stem}a" if female and stem.endswith(("ov", "ev")) else stem


def _child(chance, surname, given, on):
    girl = given in GIRLS
    return {
        "names": [{"surname": _gendered(surname, girl), "given_names": given}],
        "birth": {"date": _complete(chance, on, (1, 15)), "country": chance.choice(("AZ", "DE", "NL"))},
        "sex": "F" if girl else "M", "nationalities": [{"state": "AZ", "basis": "presumed"}], "travels": True,
    }  # fmt: skip


def _birth(chance, on, age):
    """Mostly whole; sometimes only the month or the year is known."""
    whole = _complete(chance, on, age)
    return whole[: chance.choices((10, 7, 4), (86, 5, 9))[0]] if age[0] >= 18 else whole


def _complete(chance, on, age):
    return (on - timedelta(days=int(chance.uniform(*age) * 365.25))).isoformat()


def _cyrillic(word):
    word = az_lower(word)
    for latin, russian in SOFT:
        word = word.replace(latin, russian)
    return "".join(RUSSIAN.get(letter, letter) for letter in word).capitalize()


def _abroad(name):
    """As it is typed where the keyboard lacks the letters."""
    return {part: name[part].translate(str.maketrans(ABROAD)) for part in ("surname", "given_names")}
