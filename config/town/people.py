"""Who works in the demo town: at least one of each kind, all invented, all with one password that anybody may know."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from agencies.models import Agency, Membership, User
from agencies.policy import Actor, actor_of
from agencies.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    FINANCE_OFFICER,
    LEGAL_OFFICER,
    PROGRAMME_MANAGER,
    PROTECTION_OFFICER,
    SUPERVISOR,
)
from audit.moment import today
from cases.names import fold

PASSWORD = "seven white storks"  # noqa: S105 (of the demo alone, which production refuses)
SERVICE = timedelta(days=3 * 365)  # how long everybody has been there: longer than any case

PEOPLE = (  # name, and agency: roles; the first of a kind is the one whom `sign_ins` shows
    ("Leyla Quliyeva", {"AZ-SMS": [CASEWORKER]}),
    ("Elxan Qasımov", {"AZ-SMS": [CASEWORKER]}),
    ("Rauf Səfərli", {"AZ-SMS": [SUPERVISOR]}),
    ("Kamran Talıbov", {"AZ-SMS": [CASEWORKER, SUPERVISOR]}),
    ("Nigar Rəhimova", {"AZ-SMS": [LEGAL_OFFICER]}),
    ("Günel Babayeva", {"AZ-SMS": [PROTECTION_OFFICER]}),
    ("Tofiq Ələsgərli", {"AZ-SMS": [AUDITOR]}),
    ("Səbinə Mirzəli", {"AZ-SMS": [DATA_PROTECTION_OFFICER]}),
    ("Vüsal Nəbizadə", {"AZ-SMS": [PROGRAMME_MANAGER]}),
    ("Arzu Şirinli", {"AZ-SMS": [FINANCE_OFFICER]}),
    ("Fərid Hacızadə", {"AZ-SMS": [ADMINISTRATOR]}),
    ("Aynur Kazımova", {"AZ-MIA": [CASEWORKER]}),
    ("Zaur Bağırlı", {"AZ-MIA": [SUPERVISOR]}),
    ("Orxan Dadaşlı", {"AZ-SSS": [CASEWORKER]}),
    ("Mətanət Vəlizadə", {"AZ-SSS": [SUPERVISOR]}),
    ("Samir Qurbanlı", {"AZ-MFA": [CASEWORKER]}),
    ("Lalə Heydərzadə", {"AZ-MFA": [SUPERVISOR]}),
    ("Sevinc Ağayeva", {"AZ-MFA": [CASEWORKER], "AZ-SMS": [CASEWORKER]}),
    ("Ramil Novruzlu", {"AZ-SBS": [CASEWORKER]}),
    ("Ülviyyə Zamanlı", {"AZ-SBS": [SUPERVISOR]}),
    ("Pərvin Sadıqlı", {"AZ-MLSP": [CASEWORKER]}),
    ("Nailə Qədimli", {"AZ-MLSP": [CASEWORKER]}),
    ("Ramiz Soltanlı", {"AZ-MLSP": [SUPERVISOR]}),
    ("Zemfira Ağalarlı", {"AZ-MLSP": [PROGRAMME_MANAGER]}),
    ("Elnur Cahangirli", {"AZ-MLSP": [PROGRAMME_MANAGER]}),
    ("Samirə Bədəlli", {"AZ-MLSP": [FINANCE_OFFICER]}),
    ("Yusif Mahmudlu", {"AZ-MLSP": [FINANCE_OFFICER]}),
    ("İlkin Abbaszadə", {"AZ-SEA": [CASEWORKER]}),
    ("Fəridə Tapdıqlı", {"AZ-SEA": [SUPERVISOR]}),
    ("Nərmin Kərimli", {"AZ-MOH": [CASEWORKER]}),
    ("Cavid Osmanlı", {"AZ-MSE": [CASEWORKER]}),
    ("Aytən Sultanlı", {"AZ-SCFWC": [CASEWORKER]}),
    ("Emin Rüstəmzadə", {"IOM-AZ": [CASEWORKER]}),
    ("Turanə Vahablı", {"IOM-AZ": [CASEWORKER]}),
    ("Xəyalə Yusifli", {"IOM-AZ": [PROGRAMME_MANAGER]}),
    ("Kərim Nağılı", {"IOM-AZ": [PROGRAMME_MANAGER]}),
    ("Dilbər Sərdarlı", {"IOM-AZ": [FINANCE_OFFICER]}),
    ("Aqşin Mövsümlü", {"IOM-AZ": [FINANCE_OFFICER]}),
    ("Rəna Cabbarlı", {"IOM-AZ": [SUPERVISOR]}),
    ("Könül Səlimli", {"IOM-AZ": [PROTECTION_OFFICER]}),
    ("Anar Fətullazadə", {"NGO-1": [CASEWORKER]}),
    ("Gülşən Həsrətli", {"NGO-1": [SUPERVISOR]}),
    ("Sahil Rəhmanlı", {"NGO-2": [CASEWORKER]}),
    ("Sanne van Voorbeeld", {"NL-CA": [CASEWORKER]}),
    ("Pieter Terhorst", {"NL-CA": [SUPERVISOR]}),
    ("Katrin Mustermann", {"DE-CA": [CASEWORKER]}),
    ("Holger Beispiel", {"DE-CA": [SUPERVISOR]}),
    ("Anne Exemple", {"CH-CA": [CASEWORKER]}),
    ("Reto Beispieler", {"CH-CA": [SUPERVISOR]}),
    ("Ingrid Eksempelsen", {"NO-CA": [CASEWORKER]}),
    ("Marta Przykładowa", {"PL-CA": [CASEWORKER]}),
    ("Luc Delexemple", {"FR-CA": [CASEWORKER]}),
    ("Rasa Pavyzdytė", {"LT-CA": [CASEWORKER]}),
    ("Jana Příkladová", {"CZ-CA": [CASEWORKER]}),
    ("Peter Vzorový", {"SK-CA": [CASEWORKER]}),
    ("Elena Primerova", {"BG-CA": [CASEWORKER]}),
    ("Matej Primernik", {"SI-CA": [CASEWORKER]}),
    ("Lotte Voorbeelds", {"BE-CA": [CASEWORKER]}),
)


PROVIDERS = {
    "NGO-2": ("Workshops for all (invented)", "Hamı üçün emalatxana (uydurma)")
}  # beside those that come with us


@dataclass(frozen=True)
class Cast:
    """Everybody in the town as an Actor, by name, each acting for one agency."""

    actors: dict[tuple[str, str], Actor] = field(default_factory=dict)  # (name, agency code)

    def named(self, name, code="AZ-SMS") -> Actor:
        return self.actors[name, code]

    def one(self, code, role) -> Actor:
        """The first person of an agency with a role."""
        return next(a for (_name, at), a in self.actors.items() if at == code and role in a.roles)


def settle() -> Cast:
    """Writes everybody's account and roles, where they are not there already. One hash serves all: it is one password."""
    _found_providers()
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    account, actors = {"password": make_password(PASSWORD), "is_demo": True}, {}
    for name, roles in PEOPLE:
        email = address(name, next(iter(roles)))
        user, _new = User.objects.get_or_create(email=email, defaults={"name": name, **account})
        for code in roles:
            actors[name, code] = _employ(user, agencies[code], roles[code])
    return Cast(actors)


def _found_providers():
    for code, (name_en, name_az) in PROVIDERS.items():
        group, _new = Group.objects.get_or_create(name=code)
        said = {"name_en": name_en, "name_az": name_az, "kind": "provider", "state": "AZ", "case_roles": ["provider"]}
        Agency.objects.get_or_create(code=code, defaults=said | {"group": group})


def address(name, code):
    """leyla.quliyeva@sms.example, sanne.van.voorbeeld@nl.example"""
    return f"{fold(name).replace(' ', '.')}@{code.removeprefix('AZ-').removesuffix('-CA').lower()}.example"


def _employ(user, agency, roles):
    for role in roles:
        Membership.objects.get_or_create(user=user, agency=agency, role=role, defaults={"from_on": today() - SERVICE})
    return actor_of(user, agency.pk)
