"""The kinds of measures to begin with: those of the practice described for Azerbaijan. Fills what is missing; what is there stays.

The items are of practice (JRS, IOM and reintegration networks); which papers each needs is a house rule, to be set by programmes.
"""

ECONOMIC, SOCIAL, PSYCHOSOCIAL, ANY = "economic", "social", "psychosocial", ""
DELIVERED = ("invoice", "hand_over")
TRAINED = ("provider_report", "attendance", "invoice")

# code, names, dimension, papers, units, what differs
ROWS = (
    ("arrival_cash", "Arrival cash", "Qayıdış üçün nağd vəsait", ANY, ("receipt",), ("", ""), {"cash_possible": True, "before_plan": True}),
    ("onward_transport", "Onward transport and temporary accommodation", "Yol və müvəqqəti yerləşdirmə", SOCIAL, ("invoice",),
     ("nights", "gecə"), {"before_plan": True}),
    ("immediate_package", "Immediate package after the arrival", "Qayıdışdan dərhal sonrakı paket", ANY, DELIVERED, ("", ""),
     {"before_plan": True}),
    ("housing", "Housing: rent or repair", "Mənzil: icarə və ya təmir", SOCIAL, ("quotation", *DELIVERED), ("months", "ay"), {}),
    ("material_assistance", "Material assistance: furniture, appliances", "Maddi yardım: mebel, məişət texnikası", SOCIAL,
     ("quotation", *DELIVERED), ("pieces", "ədəd"), {}),
    ("micro_business", "Micro-business in kind", "Mikro biznes (natura ilə)", ECONOMIC, ("business_plan", "quotation", *DELIVERED),
     ("deliveries", "təhvil"), {"needs_visit": True, "is_business": True}),
    ("training", "Vocational training, recognition of certificates", "Peşə təlimi, sənədlərin tanınması", ECONOMIC, TRAINED,
     ("sessions", "məşğələ"), {}),
    ("job_placement", "Job placement", "İşə düzəltmə", ECONOMIC, ("provider_report",), ("months", "ay"), {}),
    ("wage_subsidy", "Wage subsidy", "Əməkhaqqına subsidiya", ECONOMIC, ("provider_report", "attendance"), ("months", "ay"), {}),
    ("medical", "Medical treatment, medicines", "Müalicə, dərmanlar", PSYCHOSOCIAL, ("invoice", "provider_report"),
     ("sessions", "müayinə"), {}),
    ("psychosocial", "Psychosocial counselling, family mediation", "Psixososial məsləhət, ailə vasitəçiliyi", PSYCHOSOCIAL,
     ("provider_report", "attendance"), ("sessions", "görüş"), {}),
    ("education", "Education of children: school material, fees", "Uşaqların təhsili: dərs vəsaiti, ödənişlər", SOCIAL,
     DELIVERED, ("months", "ay"), {}),
    ("legal_help", "Legal and administrative help, documents", "Hüquqi və inzibati yardım, sənədlər", SOCIAL,
     ("provider_report", "invoice"), ("sessions", "görüş"), {}),
    ("special_needs", "Special needs: top-up for children alone, victims of trafficking, disability",
     "Xüsusi ehtiyaclar: tək uşaqlar, insan alveri qurbanları, əlillik üçün əlavə", ANY, DELIVERED, ("", ""), {}),
    ("community_project", "Community project", "İcma layihəsi", SOCIAL, ("quotation", "invoice", "provider_report"),
     ("participants", "iştirakçı"), {"level": "community", "needs_visit": True}),
)  # fmt: skip


def seed_measure_kinds(apps):
    """`apps` is Django's registry, or a migration's."""
    kind = apps.get_model("reintegration", "MeasureKind")
    for place, (code, name_en, name_az, dimension, evidence, units, differs) in enumerate(ROWS, 1):
        said = {
            "name_en": name_en,
            "name_az": name_az,
            "dimension": dimension,
            "evidence": list(evidence),
            "place": place * 10,
        }
        said |= {"units_en": units[0], "units_az": units[1], "confidence": "house_rule"}
        kind.objects.get_or_create(code=code, defaults=said | differs)
