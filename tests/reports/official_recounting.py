"""A recount of the official tables in plain Python, without a line of reports/: under which codes a return stands, and who was counted."""

from collections import defaultdict
from itertools import product

COLUMNS = {
    "migr_eirtn": ("citizen", "age", "sex", "c_dest", "geo"), "migr_eirtn1": ("citizen", "age", "sex", "c_dest", "geo"),
    "migr_eirt_vol": ("citizen", "ret_type", "geo"), "migr_eirt_ass": ("citizen", "assist", "geo"),
    "migr_eirt_agr": ("citizen", "agreement", "geo"),
}  # fmt: skip
MEMBERS = {
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT",
    "RO", "SK", "SI", "ES", "SE",
}  # fmt: skip
SPELT = {"GR": "EL", "GB": "UK"}
OF_RETURN = {"assisted": "VOLUNTARY", "readmitted": "ENFORCED"}
OF_AGREEMENT = {"EUAZ": "EU_AGR", "CHAZ": "OTH_AGR", "NOAZ": "OTH_AGR", "HOUSE": "NO_AGR"}


def stands_under(told):
    """{list: the codes under which one return stands}"""
    return {
        "citizen": ["TOTAL", *_citizen(told["citizenship"])],
        "age": ["TOTAL", told["age"] or "UNK", *(["Y_LT18"] if told["age"] in ("Y_LT14", "Y14-17") else [])],
        "sex": ["T", told["sex"] if told["sex"] in ("F", "M") else "UNK"],
        "c_dest": ["TOTAL", "THRD"],
        "geo": [SPELT.get(told["state"], told["state"]) or "UNK"],
        "ret_type": ["TOTAL", OF_RETURN.get(told["return_type"], "UNK")],
        "assist": ["TOTAL", "ASSISTED" if told["return_type"] == "assisted" else "UNK"],
        "agreement": ["TOTAL", OF_AGREEMENT.get(told["agreement"], "UNK")],
    }


def _citizen(state):
    if state in ("UNK", "XXX"):
        return ["UNK"]
    own = "STLS" if state == "XXA" else SPELT.get(state, state)
    return [own] if state in MEMBERS else [own, "EXT_EU27_2020"]


def official_recount(code, returns, first, last):
    """{(codes in the order of COLUMNS, period): persons}. `returns`: dictionaries with person, day and the dimensions as text."""
    people = defaultdict(set)
    for told in returns:
        if told["direction"] == "in" and first <= told["day"] <= last:
            under = stands_under(told)
            period = told["quarter"] if code == "migr_eirtn1" else told["year"]
            for codes in product(*(under[name] for name in COLUMNS[code])):
                people[codes, period].add(told["person"])
    return {key: len(who) for key, who in people.items()}


def to_five(number):
    """The nearest multiple of five."""
    return min(range(0, number + 5, 5), key=lambda multiple: abs(multiple - number))


def said_by(counted):
    """{(codes that are counted by, period): persons}"""
    places = [counted.layout.dimensions.index(name) for name in COLUMNS[counted.layout.code]]
    return {(tuple(one.key[at] for at in places), one.period.name): one.exact for one in counted.observations}
