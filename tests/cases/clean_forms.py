"""What people honestly write into applications, steps and notes: names, addresses, numbers and sentences without any hint."""

NAMES = (
    "Məmmədov Elçin Rauf oğlu", "Əliyeva Nərgiz Kamran qızı", "Vasyl Umanets", "Aslan Aslanov", "Асылбек Джумабаев", "Asilə Həsənova",
    "Мамедов Эльчин Рауф оглы", "Dublyanskaya Olga", "Azizov Asif-Kərim", "Quliyev Sığınaq", "J. de Vries", "Beguncova Marija", "Ö. Yılmaz",
    "Sz. Mészáros", "Nino Bezhanishvili", "Бежанов Георгий", "Refik Əsilzadə", "F. Lüchtmann",
)  # fmt: skip
ADDRESSES = (
    "Nizami küçəsi 5, Gəncə", "Qaçqınlar qəsəbəsi, ev 12, Sumqayıt", "Məcburi köçkün qəsəbəsi, Bərdə rayonu", "Баку, посёлок беженцев, 14",
    "ул. Низами 203, кв. 4, Баку", "Dublin 8, Ireland", "Dubliner Straße 12, 13349 Berlin", "born in Dublin", "Rue de Genève 12, 1201 Genève",
    "refugees settlement near Barda", "Keizersgracht 123, 1015 CJ Amsterdam", "DE-10115 Berlin", "Mokotowska 12/4, PL 00-561 Warszawa",
    "Tovuz rayonu, Bozalqanlı kəndi", "Genfer Platz 3, Dresden", "LT-01103 Vilnius, Gedimino pr. 9", "Bahnhofstrasse 1, CH-8001 Zürich",
    "Qaçqınkom yaşayış massivi 3", "Şəhidlər xiyabanı 1951", "Azadlıq prospekti 1951-ci ildə tikilib",
)  # fmt: skip
SENTENCES = (
    "Scar on the left hand, two centimetres.", "Insulin twice a day; medicine has to stay at hand.", "He asks to travel with his wife.",
    "The shelter check is done; the protection check is done.", "Protection officer informed. Nothing open.",
    "The procedure has begun clearly and in time.", "She found refuge each winter with her aunt.", "Data protection notice was handed over.",
    "Voluntary return was offered on 10.01.2026 and declined.", "Interview held in Azerbaijani; he named the school and two streets.",
    "He was stopped at the border near Frankfurt (Oder).", "A court in the requesting State has stopped the removal.",
    "Child protection was heard; the guardian is named.", "The Dublin flight lands at 14:30.", "Escorts: two officers, unarmed.",
    "Şəxsiyyət vəsiqəsinin surəti əlavə olunur.", "Uşaq sığınacağında qalmışdır.", "Sorğu Dövlət Miqrasiya Xidmətinə göndərildi.",
    "Az il əvvəl Bakıya köçüb.", "Müdafiə yoxlaması aparılıb.", "Əsli itib, surəti var.", "Aslı görülüb.", "Məcburi köçkün statusu var.",
    "Паспорт выдан в Гяндже, копия приложена.", "Преследование по уголовному делу прекращено.", "Жил рядом с бомбоубежищем.",
    "Защита прав потребителей ему не поручалась.", "Procédure close le 12.03.2026.", "Il est né à Genève, près de la gare.",
    "Né en 1951 d'après la convention collective.", "Der Reisepass ist seit 2019 abgelaufen.", "Schutzimpfung gegen Masern liegt vor.",
    "Duldung bis 30.06.2026.", "De vreemdeling verblijft zonder recht in Nederland.", "Zatrzymany przez Straż Graniczną w Terespolu.",
    "Ochrona danych osobowych: pouczono.", "Osoba nie posiada dokumentów.", "Držitel pasu byl poučen.", "Bude sprevádzaný dvoma policajtmi.",
    "Oseba potuje brez spremstva.", "Пътува без придружител.", "Asmuo kalba azerbaidžaniečių ir rusų kalbomis.",
    "Brazilská viza vypršela.", "Criminal persecution has been ended.", "International transport of goods is his trade.",
)  # fmt: skip
LETTERS = "ABCEHKMOPTX"


def number(chance):
    """A number that such papers bear."""
    digits = "".join(chance.choice("0123456789") for _digit in range(20))
    return chance.choice((
        f"C0{digits[:7]}", f"AA{digits[:7]}", f"AZE{digits[:8]}", f"P{digits[:8]}", f"№ {digits[:6]}", f"MT {digits[:6]}", f"№ {digits[:9]}",
        f"{chance.choice(LETTERS)}{chance.choice(LETTERS)}{digits[:7]}", f"No {digits[:8]}", f"no. {digits[:9]}", f"RA-NL-2026-{digits[:5]}",
        f"NL-2026-{digits[:6]}", f"DE-BPOL-2026-{digits[:4]}", f"V-2026-{digits[:3]}", f"+994 50 {digits[:3]} {digits[3:5]} {digits[5:7]}",
        f"+49 151 {digits[:8]}", f"DE{digits[:2]} {digits[2:6]} {digits[6:10]} {digits[10:14]} {digits[14:18]} {digits[18:]}",
        f"J2 {digits[:4]}", f"SEM N {digits[:8]}", f"5KQ{digits[:1]}T8L", f"passport at {digits[:2]}.02.2026", f"is {digits[:3]} cm",
        f"C{digits[:8]}4AZE8802187M2512097<<<<<<<<<<<<<<02", f"IDAZEAA{digits[:8]}<<<<<<<<<<<<<<<", f"LV{digits[:7]}", f"tel. 0{digits[:9]}",
        f"FR 2026/{digits[:5]}", f"pasport {digits[:9]}", f"on 12.03.2026 at 10:{digits[:2]}", f"FIN {digits[:3]}AB{digits[3:5]}",
    ))  # fmt: skip


def form(chance):
    """One honest form: a value for each of eight fields."""
    return {
        "name": chance.choice(NAMES), "address": chance.choice(ADDRESSES), "number": number(chance), "reference": number(chance),
        "observations": " ".join(chance.sample(SENTENCES, 3)), "marks": chance.choice(SENTENCES),
        "note": f"{chance.choice(SENTENCES)} {chance.choice(NAMES)}, {number(chance)}", "file": f"{chance.choice(NAMES)}.pdf",
    }  # fmt: skip
