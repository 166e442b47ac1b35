"""What is shipped of occupations, skills and State schemes: a small set to begin with. What is there stays.

Occupations are unit groups of ISCO-08 with their official codes and English names. The skills are a list of the house and no
terms of ESCO: they bear no address there. The Azerbaijani names are drafts. The schemes are those of domain §5.3, unverified.
"""

from cases.names import fold

OCCUPATIONS = {
    "3313": ("Accounting associate professionals", "Mühasibat uçotu üzrə orta ixtisaslı mütəxəssislər"),
    "4110": ("General office clerks", "Ümumi ofis işçiləri"),
    "5120": ("Cooks", "Aşpazlar"),
    "5131": ("Waiters", "Ofisiantlar"),
    "5141": ("Hairdressers", "Bərbərlər və saç ustaları"),
    "5142": ("Beauticians and related workers", "Kosmetoloqlar və oxşar işçilər"),
    "5221": ("Shopkeepers", "Mağaza sahibləri"),
    "5223": ("Shop sales assistants", "Mağaza satıcıları"),
    "5230": ("Cashiers and ticket clerks", "Kassirlər və bilet satıcıları"),
    "5311": ("Child care workers", "Uşaqlara qulluq edən işçilər"),
    "5322": ("Home-based personal care workers", "Evdə qulluq göstərən işçilər"),
    "5414": ("Security guards", "Mühafizəçilər"),
    "6111": ("Field crop and vegetable growers", "Tarla bitkiləri və tərəvəz yetişdirənlər"),
    "6112": ("Tree and shrub crop growers", "Meyvə ağacı və kol yetişdirənlər"),
    "6113": ("Gardeners, horticultural and nursery growers", "Bağbanlar və tingçilər"),
    "6121": ("Livestock and dairy producers", "Mal-qara və süd istehsalçıları"),
    "6122": ("Poultry producers", "Quşçuluqla məşğul olanlar"),
    "6123": ("Apiarists and sericulturists", "Arıçılar və baramaçılar"),
    "7112": ("Bricklayers and related workers", "Hörgü ustaları və oxşar işçilər"),
    "7115": ("Carpenters and joiners", "Dülgərlər və xarratlar"),
    "7122": ("Floor layers and tile setters", "Döşəmə və kafel ustaları"),
    "7123": ("Plasterers", "Suvaqçılar"),
    "7126": ("Plumbers and pipe fitters", "Santexniklər və boru quraşdıranlar"),
    "7131": ("Painters and related workers", "Rəngsazlar və oxşar işçilər"),
    "7212": ("Welders and flame cutters", "Qaynaqçılar və qazla kəsənlər"),
    "7231": ("Motor vehicle mechanics and repairers", "Avtomobil mexanikləri və təmirçiləri"),
    "7233": (
        "Agricultural and industrial machinery mechanics and repairers", "Kənd təsərrüfatı və sənaye maşınlarının mexanikləri",
    ),
    "7411": ("Building and related electricians", "Tikinti elektrikləri və oxşar işçilər"),
    "7412": ("Electrical mechanics and fitters", "Elektromexaniklər və elektrik quraşdıranlar"),
    "7511": ("Butchers, fishmongers and related food preparers", "Qəssablar, balıq emalçıları və oxşar işçilər"),
    "7512": ("Bakers, pastry-cooks and confectionery makers", "Çörəkçilər və qənnadçılar"),
    "7522": ("Cabinet makers and related workers", "Mebel ustaları və oxşar işçilər"),
    "7531": ("Tailors, dressmakers, furriers and hatters", "Dərzilər, xəz və papaq ustaları"),
    "7536": ("Shoemakers and related workers", "Çəkməçilər və oxşar işçilər"),
    "8153": ("Sewing machine operators", "Tikiş maşını operatorları"),
    "8322": ("Car, taxi and van drivers", "Minik avtomobili, taksi və furqon sürücüləri"),
    "8331": ("Bus and tram drivers", "Avtobus və tramvay sürücüləri"),
    "8332": ("Heavy truck and lorry drivers", "Yük avtomobili sürücüləri"),
    "8342": ("Earthmoving and related plant operators", "Torpaqqazan texnika operatorları"),
    "9313": ("Building construction labourers", "Tikinti fəhlələri"),
    "9412": ("Kitchen helpers", "Mətbəx köməkçiləri"),
}  # fmt: skip

SKILLS = {
    "house-welding": ("Welding metal", "Metal qaynağı"),
    "house-technical-drawings": ("Reading technical drawings", "Texniki çertyojların oxunması"),
    "house-driving-car": ("Driving a car", "Minik avtomobili sürmək"),
    "house-driving-truck": ("Driving a truck", "Yük avtomobili sürmək"),
    "house-driving-bus": ("Driving a bus", "Avtobus sürmək"),
    "house-forklift": ("Operating a forklift", "Avtoyükləyici idarə etmək"),
    "house-bricklaying": ("Laying bricks", "Kərpic hörgüsü"),
    "house-plastering": ("Plastering", "Suvaq işləri"),
    "house-tiling": ("Laying tiles", "Kafel döşəmək"),
    "house-painting": ("Painting buildings", "Binaların rənglənməsi"),
    "house-plumbing": ("Installing plumbing", "Santexnika quraşdırmaq"),
    "house-wiring": ("Installing electrical wiring", "Elektrik naqilləri çəkmək"),
    "house-carpentry": ("Working wood", "Ağac emalı"),
    "house-vehicle-repair": ("Repairing vehicles", "Avtomobil təmiri"),
    "house-cooking": ("Cooking in a kitchen", "Mətbəxdə yemək hazırlamaq"),
    "house-baking": ("Baking bread and pastry", "Çörək və şirniyyat bişirmək"),
    "house-serving": ("Serving guests", "Qonaqlara xidmət"),
    "house-selling": ("Selling goods", "Mal satışı"),
    "house-cash": ("Handling a cash register", "Kassa ilə işləmək"),
    "house-sewing": ("Sewing garments", "Geyim tikmək"),
    "house-hairdressing": ("Cutting hair", "Saç kəsmək"),
    "house-cattle": ("Caring for cattle", "Mal-qaraya qulluq"),
    "house-sheep": ("Caring for sheep", "Qoyunlara qulluq"),
    "house-bees": ("Keeping bees", "Arı saxlamaq"),
    "house-greenhouse": ("Growing in a greenhouse", "İstixanada bitki yetişdirmək"),
    "house-bookkeeping": ("Keeping books", "Mühasibat uçotu aparmaq"),
    "house-office-software": ("Using office software", "Ofis proqramlarından istifadə"),
    "house-child-care": ("Caring for children", "Uşaqlara qulluq"),
    "house-elder-care": ("Caring for the elderly", "Yaşlılara qulluq"),
    "house-cleaning": ("Cleaning buildings", "Binaların təmizlənməsi"),
}

UNVERIFIED = "Domain research §5.3; not verified"
# code: (name EN, name AZ, agency that answers for it here, need)
SCHEMES = {
    "dma-registration": (
        "Registration with the State Employment Agency", "Dövlət Məşğulluq Agentliyində qeydiyyat", "AZ-SEA", "employment",
    ),
    "self-employment": ("Self-employment programme", "Özünüməşğulluq proqramı", "AZ-SEA", "self_employment"),
    "vocational-centres": ("Vocational training centres", "Peşə hazırlığı mərkəzləri", "AZ-SEA", "training"),
    "dost": ("DOST centres", "DOST mərkəzləri", "AZ-MLSP", "social_assistance"),
    "social-assistance": ("Targeted social assistance", "Ünvanlı sosial yardım", "AZ-MLSP", "social_assistance"),
    "asan": ("ASAN service", "ASAN xidmət", None, "documents"),
    "kobia": ("KOBIA, support of small and medium businesses", "KOBİA, kiçik və orta biznesə dəstək", None, "business"),
}  # fmt: skip


def seed_skills(apps):
    """Occupations, skills and schemes. `apps` is Django's registry, today's or a migration's."""
    for name, source, rows in (("Occupation", "isco-08", OCCUPATIONS), ("Skill", "house", SKILLS)):
        model = apps.get_model("reintegration", name)
        for code, (english, azerbaijani) in rows.items():
            said = {"label_en": english, "label_az": azerbaijani, "source": source}
            model.objects.get_or_create(
                code=code, uri=None, defaults=said | {"folded": fold(f"{english} {azerbaijani}")}
            )
    agencies = {agency.code: agency for agency in apps.get_model("agencies", "Agency").objects.all()}
    for code, (english, azerbaijani, agency, need) in SCHEMES.items():
        said = {"name_en": english, "name_az": azerbaijani, "need": need, "agency": agencies.get(agency)}
        said |= {"source": UNVERIFIED, "confidence": "memory_medium"}
        apps.get_model("reintegration", "Scheme").objects.get_or_create(code=code, defaults=said)
