"""What the three sample applications say, beside their attachments. Every person is invented."""

from cases.mrz import Mrz

NETHERLANDS_PASSPORT = Mrz(
    "TD3",
    "P",
    "AZE",
    "C09481726",
    "SELIMZADE",
    "ROVSHAN",
    nationality="AZE",
    birth="8802<<",
    sex="M",
    expiry="250801",
    personal_number="5KQ2T8L",
)
GERMANY_PASSPORT = Mrz(
    "TD3",
    "P",
    "AZE",
    "C11740385",
    "QADIRLI",
    "ELNUR",
    nationality="AZE",
    birth="850914",
    sex="M",
    expiry="310410",
    personal_number="2ZT8R1C",
)
GERMANY_SPOUSE_PASSPORT = Mrz(
    "TD3", "P", "GEO", "17AB33910", "QADIRLI", "NINO", nationality="GEO", birth="880103", sex="F", expiry="290622"
)
SWITZERLAND_CARD = Mrz(
    "TD1",
    "I",
    "AZE",
    "AA4071952",
    "AGHAZADE",
    "LEYLA",
    nationality="AZE",
    birth="950527",
    sex="F",
    expiry="330118",
    personal_number="7HM3X0P",
)

NETHERLANDS = {
    "agreement": "EUAZ",
    "from": "NL-CA",
    "reference": "NL-2026-004217",
    "place": "The Hague",
    "sent_at": "2026-03-02T10:14:00+01:00",
    "interview_requested": False,
    "basis": {
        "ground": "residence",
        "entered_on": "2021-09",
        "decision_reference": "NL/TB/2025/88114",
        "decision_on": "2025-11-20",
    },
    "knowledge_date": "2025-10-06",
    "person": {
        "names": [
            {"surname": "Səlimzadə", "given_names": "Rövşən", "patronymic": "Kamil oğlu", "source": "document"},
            {
                "script": "cyrillic",
                "surname": "Селимзаде",
                "given_names": "Ровшан",
                "patronymic": "Камилович",
                "source": "spoken",
            },
        ],
        "aliases": [{"surname": "Selimov", "given_names": "Rovshan", "source": "spoken"}],
        "birth": {"date": "1988-02", "place": "Şəki", "country": "AZ"},
        "sex": "M",
        "description": {"height_cm": 178, "eyes": "brown", "marks": "scar on the left forearm"},
        "nationalities": [{"state": "AZ", "basis": "documented"}],
        "languages": ["az", "ru"],
        "civil_status": "divorced",
        "last_address": "Invented street 12, Rotterdam",
    },
    "voluntary_return": {"offered": True, "offered_on": "2025-12-04", "outcome": "declined"},
    "observations": "The day of birth is not printed in the passport; the person does not know it.",
    "signatory": {"name": "J. van Voorbeeld", "function": "Senior officer"},
}

GERMANY = {
    "agreement": "EUAZ",
    "from": "DE-CA",
    "reference": "DE-2026-RA-01953",
    "place": "Potsdam",
    "sent_at": "2026-03-09T15:40:00+01:00",
    "interview_requested": False,
    "basis": {"ground": "presence", "entered_on": "2018-05-21"},
    "person": {
        "names": [{"surname": "Qədirli", "given_names": "Elnur", "patronymic": "Vaqif oğlu"}],
        "birth": {"date": "1985-09-14", "place": "Gəncə", "country": "AZ"},
        "sex": "M",
        "nationalities": [{"state": "AZ", "basis": "documented"}],
        "languages": ["az", "de"],
        "civil_status": "married",
        "last_address": "Musterweg 7, Cottbus",
    },
    "spouse": {
        "names": [
            {"surname": "Qədirli", "given_names": "Nino"},
            {"kind": "maiden", "surname": "Geladze", "given_names": "Nino"},
            {"script": "other", "kind": "maiden", "surname": "გელაძე", "given_names": "ნინო", "source": "translation"},
        ],
        "birth": {"date": "1988-01-03", "place": "Marneuli", "country": "GE"},
        "sex": "F",
        "nationalities": [{"state": "GE", "basis": "documented"}],
        "languages": ["ka", "az"],
        "travels": True,
    },
    "children": [
        {
            "names": [{"surname": "Qədirli", "given_names": "Aysu"}],
            "birth": {"date": "2019-06-11", "place": "Cottbus", "country": "DE"},
            "sex": "F",
            "nationalities": [{"state": "AZ", "basis": "presumed"}],
            "languages": ["de", "az"],
        },
        {
            "names": [{"surname": "Qədirli", "given_names": "Tural"}],
            "birth": {"date": "2022-12-30", "place": "Cottbus", "country": "DE"},
            "sex": "M",
            "nationalities": [{"state": "AZ", "basis": "presumed"}],
            "languages": ["de"],
        },
    ],
    "voluntary_return": {"offered": True, "offered_on": "2026-01-15", "outcome": "no_answer"},
    "observations": "The spouse holds a Georgian passport. The family asks to travel together.",
    "signatory": {"name": "E. Mustermann", "function": "Head of section"},
}

SWITZERLAND = {
    "agreement": "CHAZ",
    "from": "CH-CA",
    "reference": "CH-N-771-204",
    "place": "Bern",
    "sent_at": "2026-02-24T09:05:00+01:00",
    "interview_requested": True,
    "person": {
        "names": [{"surname": "Ağazadə", "given_names": "Leyla", "patronymic": "Rauf qızı"}],
        "aliases": [{"kind": "earlier", "surname": "Agayeva", "given_names": "Leyla", "source": "document"}],
        "birth": {"date": "1995-05-27", "place": "Lənkəran", "country": "AZ"},
        "sex": "F",
        "description": {"height_cm": 164, "eyes": "green"},
        "nationalities": [{"state": "AZ", "basis": "claimed"}],
        "languages": ["az", "tr", "fr"],
        "civil_status": "single",
        "last_address": "Beispielgasse 3, Biel",
    },
    "circumstances": {
        "health": {
            "statement": "Insulin has to be kept cool and at hand during the flight.",
            "consent_given": True,
            "consent_text": "I agree that Azerbaijan is told that my medicine has to be kept cool on the journey.",
        }
    },
    "voluntary_return": {"offered": True, "offered_on": "2026-01-30", "outcome": "accepted"},
    "observations": "The identity card was seen only as a picture on a telephone.",
    "signatory": {"name": "A. Exemple", "function": "Case officer"},
}
