"""The agencies of both sides, as the sources name them; where no source names one, "competent authority", unverified."""

from babel import Locale

from agencies.roles import CaseRole
from agencies.states import STATES

# code: (name EN, name AZ, kind, case roles it can hold). Tasks: domain §2.1; the sources name the bodies, not every task.
AZERBAIJAN = {
    "AZ-SMS": ("State Migration Service", "Dövlət Miqrasiya Xidməti", "authority", [CaseRole.LEAD]),
    "AZ-MFA": ("Ministry of Foreign Affairs", "Xarici İşlər Nazirliyi", "authority", [CaseRole.CONSULAR]),
    "AZ-MIA": ("Ministry of Internal Affairs", "Daxili İşlər Nazirliyi", "authority", [CaseRole.IDENTITY]),
    "AZ-SSS": ("State Security Service", "Dövlət Təhlükəsizliyi Xidməti", "authority", [CaseRole.SECURITY]),
    "AZ-SBS": ("State Border Service", "Dövlət Sərhəd Xidməti", "authority", [CaseRole.BORDER]),
    "AZ-MLSP": (
        "Ministry of Labour and Social Protection", "Əmək və Əhalinin Sosial Müdafiəsi Nazirliyi",
        "authority", [CaseRole.PARTNER, CaseRole.CASE_MANAGEMENT],
    ),
    "AZ-SEA": ("State Employment Agency", "Dövlət Məşğulluq Agentliyi", "authority", [CaseRole.PARTNER]),
    "AZ-MOH": ("Ministry of Health", "Səhiyyə Nazirliyi", "authority", [CaseRole.PARTNER]),
    "AZ-MSE": ("Ministry of Science and Education", "Elm və Təhsil Nazirliyi", "authority", [CaseRole.PARTNER]),
    "AZ-SCFWC": (
        "State Committee for Family, Women and Children Affairs", "Ailə, Qadın və Uşaq Problemləri üzrə Dövlət Komitəsi",
        "authority", [CaseRole.PARTNER],
    ),
    "IOM-AZ": ("IOM Azerbaijan", "BMqT Azərbaycan", "provider", [CaseRole.PROVIDER, CaseRole.CASE_MANAGEMENT]),
    "NGO-1": ("NGO service provider", "QHT xidmət təminatçısı", "provider", [CaseRole.PROVIDER]),
}  # fmt: skip
VERIFIED = {"AZ-SMS", "AZ-MFA", "AZ-MIA", "IOM-AZ"}  # domain §2.1: named with a source

NAMED = {
    "BE": ("Immigration Office", "İmmiqrasiya İdarəsi"),
    "LU": ("Ministry of Foreign Affairs, Immigration Directorate", "Xarici İşlər Nazirliyi, İmmiqrasiya Direktorluğu"),
    "NL": ("Repatriation and Departure Service", "Repatriasiya və Yola Salma Xidməti"),
}  # domain §2.1, the list of the Benelux protocol; the Azerbaijani names are drafts

SYSTEM_IDENTITY = "intake@system.invalid"  # acts for an agency whose application package arrives; never signs in


def seed_agencies(apps):
    """Agencies, their groups and the identity `intake`. What is there stays. `apps` is Django's registry, or a migration's."""
    for code, (name_en, name_az, kind, parts) in AZERBAIJAN.items():
        names = {"name_en": name_en, "name_az": name_az, "verified": code in VERIFIED}
        _seed(apps, code, **names, kind=kind, state="AZ", case_roles=list(map(str, parts)))
    for state in sorted(set(STATES) - {"AZ"}):
        names = {**_names_of(state), "verified": state in NAMED}
        _seed(apps, f"{state}-CA", **names, kind="authority", state=state, case_roles=["requesting", "requested"])
    identity = {"name": "Intake", "is_active": False, "password": "!"}
    apps.get_model("agencies", "User").objects.get_or_create(email=SYSTEM_IDENTITY, defaults=identity)


def _names_of(state):
    """What the competent authority of a State is called; where no source names it, as what it is."""
    english, azerbaijani = (Locale(language).territories[state] for language in ("en", "az"))
    if state not in NAMED:
        return {"name_en": f"Competent authority of {english}", "name_az": f"{azerbaijani}: səlahiyyətli orqan"}
    in_english, in_azerbaijani = NAMED[state]
    return {"name_en": f"{in_english}, {english}", "name_az": f"{in_azerbaijani}, {azerbaijani}"}


def _seed(apps, code, **fields):
    group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=code)
    apps.get_model("agencies", "Agency").objects.get_or_create(code=code, defaults={**fields, "group": group})
