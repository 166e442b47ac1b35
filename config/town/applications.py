"""What the applications of the demo town say, in the format of docs/application-package.md."""

from datetime import timedelta

from config.town import names, papers

UNWRITTEN = {
    "evidence": [],
    "attachments": [],
    "photo": "",
    "voluntary_return": {},
    "signatory": {},
    "sent_at": "",
    "knowledge_date": "",
}
GROUNDS = ("residence", "presence", "entry")
ILLNESSES = (
    "Insulin has to be kept cool and at hand during the journey.",
    "High blood pressure; tablets every morning, no escort of a nurse needed.",
    "Broken leg, in plaster; needs a seat with room and help on the stairs.",
    "Pregnant in the fifth month; may fly, a doctor's letter is enclosed.",
)
CONSENT = "I agree that this is told to the authorities that receive me."
DANGERS = ("Convicted of bodily harm; calm in custody.", "Threatened to resist boarding; escorts are planned.")
NO_WAY_HOME = (
    "The mission of the State of origin has not answered for five months.",
    "There is no connection to the State of origin, and no State lets the person pass.",
    "The State of origin issues papers to those alone who ask for them in person there.",
)
REMARKS = (
    "", "", "", "Speaks on the telephone with relatives in Azerbaijan every week.", "Asks to travel to Gəncə and not to Bakı.",
    "The person says the passport was lost on the way.", "Lived in Russia for some years before.",
)  # fmt: skip
TOWNS = {
    "NL": ("Rotterdam", "Zwolle"), "DE": ("Cottbus", "Kassel", "Ulm"), "CH": ("Biel", "Aarau"), "NO": ("Moss", "Hamar"),
    "PL": ("Radom", "Opole"), "FR": ("Metz", "Dijon"), "LT": ("Kaunas",), "CZ": ("Pardubice",), "SK": ("Nitra",),
    "BG": ("Ruse",), "SI": ("Kranj",), "BE": ("Namur",),
}  # fmt: skip


def application(plan, signatory, person=None):
    """The application of a plan, and the bytes of its files: what a requesting authority would write.

    `signatory` is the Actor who writes it; `plan.about` names what is special: "child", "family", "health", "danger",
    "twin" (`person` is one who was asked for before), "unfinished" (much of the form is still empty).
    """
    chance, day = plan.chance, plan.start.date()
    if "third" in plan.about:
        return _of_others(plan, signatory), {}
    age = (15.2, 17.3) if "child" in plan.about else (19, 58)
    person = (person or names.a_person(chance, day, age)) | {"last_address": _address(chance, plan.state)}
    said, files = papers.evidence(chance, person, plan.holding, day)
    if "family" in plan.about:
        person["civil_status"] = "married"
        said |= names.family_of(chance, person, day)
    said = _header(plan, day) | said | {"person": person} | _rest(chance, plan, day, signatory)
    return (said | UNWRITTEN if "unfinished" in plan.about else said), files


def _of_others(plan, signatory):
    """Of somebody who is no national of the requested State: "late" where the stay was known for too long."""
    chance, day = plan.chance, plan.start.date()
    known_on = day - timedelta(days=chance.randint(200, 240) if "late" in plan.about else chance.randint(20, 90))
    person = names.from_elsewhere(chance, day) | {"last_address": _address(chance, plan.state)}
    stamp = {
        "kind": "stamp",
        "note": f"Stamp of departure, Heydər Əliyev International Airport, {known_on - timedelta(days=2)}",
    }
    rest = _rest(chance, plan, day, signatory)
    rest["basis"] |= {
        "direct_return_impossible": chance.choice(NO_WAY_HOME),
        "ground": "entry",
        "entered_on": known_on.isoformat(),
    }
    about = {"about_whom": "third_country", "knowledge_date": known_on.isoformat(), "interview_requested": False}
    return _header(plan, day) | about | {"person": person, "evidence": [stamp]} | rest


def _header(plan, day):
    return {
        "format": "qayidis.application", "version": 1, "agreement": plan.agreement, "from": f"{plan.state}-CA", "to": "AZ-SMS",
        "reference": plan.reference, "sent_at": plan.start.isoformat(timespec="seconds"), "language": "en", "procedure": "normal",
        "about_whom": "own_national", "interview_requested": plan.holding == "own_statement",
        "knowledge_date": (day - timedelta(days=95)).isoformat(),
    }  # fmt: skip


def _rest(chance, plan, day, signatory):
    return {
        "basis": {
            "ground": chance.choice(GROUNDS), "entered_on": (day - timedelta(days=chance.randint(200, 2500))).isoformat()[:7],
            "decision_reference": f"{plan.state} {chance.randint(1000, 9999)}/{day.year}",
            "decision_on": (day - timedelta(days=chance.randint(40, 90))).isoformat(),
        },
        "circumstances": _circumstances(chance, plan, day),
        "voluntary_return": {
            "offered": True, "offered_on": (day - timedelta(days=chance.randint(10, 35))).isoformat(),
            "outcome": chance.choice(("declined", "declined", "no_answer", "accepted")),
        },
        "observations": chance.choice(REMARKS), "signatory": {"name": signatory.user.name, "function": "Case officer"},
        "place": chance.choice(TOWNS[plan.state]),
    }  # fmt: skip


def _circumstances(chance, plan, day):
    found = {}
    if "health" in plan.about:
        found["health"] = {"statement": chance.choice(ILLNESSES), "consent_given": True, "consent_text": CONSENT}
    if "danger" in plan.about:
        found["danger"] = {
            "statement": chance.choice(DANGERS),
            "source": "Police",
            "stated_on": (day - timedelta(days=9)).isoformat(),
        }
    return found


def _address(chance, state):
    return f"Invented street {chance.randint(1, 120)}, {chance.choice(TOWNS[state])}"
