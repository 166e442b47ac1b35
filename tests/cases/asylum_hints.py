"""What a sender might write of an asylum claim, in twelve languages, and the ways in which people hide a word."""

import base64
from urllib.parse import quote

HINTS = {
    "az": [
        "2019-cu ildə Almaniyadan sığınacaq istəyib", "Şəxs qaçqın statusu almaq üçün müraciət etmişdir", "ona beynəlxalq müdafiə verilməyib",
        "sığınacağa dair qərar hələ yoxdur", "Dublin proseduru ilə geri qaytarılıb", "barmaq izi Evrodak bazasında tapılıb",
        "siyasi təqibdən qorxduğunu deyib",
    ],
    "ru": [
        "В 2020 году просил убежища в Литве", "получил статус беженца", "ей отказано в международной защите",
        "заявление о дополнительной защите отклонено", "передан по Дублинскому регламенту", "совпадение в базе Евродак",
        "ходатайство о предоставлении убежища", "беженка из Баку",
    ],
    "en": [
        "He applied for asylum on arrival", "the asylum-seeker withdrew", "her refugee status was refused", "a Eurodac hit in Greece",
        "subsidiary protection was not granted", "returned under the Dublin procedure", "Dublin III transfer from Austria",
        "asked for international protection", "non-refoulement was examined", "recognised under the 1951 Convention", "failed asylum claim",
    ],
    "fr": [
        "Il a déposé une demande d'asile à Lyon", "débouté du droit d'asile", "statut de réfugié refusé", "la protection subsidiaire lui a été retirée",
        "placé en procédure Dublin", "décision de l'OFPRA du 3 mai", "ancienne demandeuse d'asile", "deux réfugiés dans la famille",
    ],
    "de": [
        "Asylantrag am 3.4.2019 abgelehnt", "hat in Trier Asyl beantragt", "als Flüchtling nicht anerkannt", "subsidiärer Schutz wurde versagt",
        "Überstellung im Dublin-Verfahren", "Bescheid des BAMF liegt bei", "EURODAC-Treffer Kategorie 1", "Asylbewerberin ohne Papiere",
    ],
    "nl": [
        "asielaanvraag afgewezen", "de asielzoeker verbleef in Ter Apel", "vluchtelingenstatus ingetrokken", "subsidiaire bescherming geweigerd",
        "Dublinclaim op Duitsland", "vroeg internationale bescherming aan", "eerdere asielprocedure",
    ],
    "pl": [
        "złożył wniosek o azyl", "odmówiono statusu uchodźcy", "wniosek o udzielenie ochrony międzynarodowej", "ochrona uzupełniająca cofnięta",
        "procedura dublińska", "trafienie w systemie Eurodac", "jako uchodźczyni z dziećmi",
    ],
    "cs": [
        "žádal o azyl v roce 2021", "status uprchlíka mu nebyl udělen", "řízení o mezinárodní ochraně", "doplňková ochrana zamítnuta",
        "předán v dublinském řízení", "azylantka z Gandži", "jako uprchlice",
    ],
    "sk": [
        "žiadateľ o azyl", "postavenie utečenca nepriznané", "konanie o medzinárodnej ochrane", "doplnková ochrana zrušená",
        "odovzdaný v dublinskom konaní", "azylantka z Baku", "dvaja utečenci",
    ],
    "sl": [
        "prosilec za azil", "status begunca zavrnjen", "vloga za mednarodno zaščito", "subsidiarna zaščita ni priznana",
        "predan po dublinskem postopku", "prošnja za azil iz leta 2020", "begunka z otrokom",
    ],
    "bg": [
        "поиска убежище в България", "статут на бежанец", "молба за международна закрила", "субсидиарна закрила е отказана",
        "по Дъблинската процедура", "намерен в Евродак", "хуманитарен статут отнет", "бежанци от Баку",
    ],
    "lt": [
        "prašė prieglobsčio Lietuvoje", "pabėgėlio statusas nesuteiktas", "prašymas dėl tarptautinės apsaugos", "papildoma apsauga panaikinta",
        "perduotas pagal Dublino reglamentą", "prieglobsčio prašytoja", "pabėgėlė iš Gandžos",
    ],
}  # fmt: skip
HEADS = {
    "az": ["sığınacaq", "qaçqınlar", "Evrodak"], "ru": ["убежище", "беженцы", "евродак"], "en": ["asylum", "refugee", "Eurodac"],
    "fr": ["demandeur d’asile", "réfugiée", "Eurodac"], "de": ["Asylantrag", "Flüchtling", "Asylbewerber"],
    "nl": ["asielzoeker", "vluchteling", "Dublinclaim"], "pl": ["uchodźcy", "azylant", "uchodźca"],
    "cs": ["azylant", "uprchlíci", "uprchlice"], "sk": ["azylant", "utečenec", "utečenci"], "sl": ["azilant", "begunec", "begunci"],
    "bg": ["убежище", "бежанец", "бежанци"], "lt": ["prieglobstis", "pabėgėlis", "pabėgėlė"],
}  # fmt: skip
STATES = (
    "AT",
    "BE",
    "BG",
    "CH",
    "CZ",
    "DE",
    "DK",
    "ES",
    "FI",
    "FR",
    "GR",
    "HU",
    "IT",
    "LT",
    "NL",
    "PL",
    "RO",
    "SE",
    "SI",
    "SK",
)
LOOK_ALIKE = str.maketrans("aeopcxysiAEOPCXTHMKB", "аеорсхуѕіАЕОРСХТНМКВ")
LATIN_LOOK_ALIKE = str.maketrans("аеорсхуАЕОРСХТНМКВ", "aeopcxyAEOPCXTHMKB")
LEET = str.maketrans("aeios", "43105")
WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
INVISIBLE = ("\u200b", "\u00ad", "\u2060", "\ufeff", "\u200d")


def between(text, sign):
    return sign.join(text)


def cut(chance, word):
    """The word in two, at a place with two letters or more on either side."""
    at = chance.randint(2, len(word) - 2)
    return word[:at], word[at:]


def disguised(chance, word):
    """A word of the lists as somebody might try to get it past a door."""
    begin, end = cut(chance, word)
    swapped = word.translate(LATIN_LOOK_ALIKE if ord(word[0]) > 0x400 else LOOK_ALIKE)
    return chance.choice((
        word, word.upper(), word.title(), swapped, swapped.upper(), word.translate(LEET), word.translate(WIDE),
        between(word, " "), between(word, "."), between(word.upper(), "-"), between(word, "_"), between(word, " - "),
        between(word, chance.choice(INVISIBLE)), f"{begin}-\n{end}", f"{begin}\n{end}", f"{begin}.{end}", f"{begin}<b>{end}</b>",
        base64.b64encode(word.encode()).decode(), quote(word, safe="") if not word.isascii() else "".join(f"%{ord(c):02x}" for c in word),
        "".join(f"&#{ord(sign)};" for sign in word), f"abc{word}", f"{word}123", f"({word})", f"“{word}”", f"#{word}",
    ))  # fmt: skip


def fingerprint_number(chance):
    """A Eurodac number in one of the shapes in which people write it."""
    state, category = chance.choice(STATES), chance.choice("1123")
    rest = "".join(chance.choice("0123456789") for _digit in range(chance.randint(7, 11)))
    while rest[:3].startswith(("19", "20")) or rest.startswith("0" * 3):
        rest = str(chance.randrange(10**8, 10**9))
    halves = f"{rest[:3]} {rest[3:6]} {rest[6:]}".strip()
    return chance.choice((
        f"{state}{category}{rest}", f"{state.lower()}{category}{rest}", f"{state} {category} {rest}", f"{state}-{category}-{rest}",
        f"{state}{category} {halves}", f"{state}/{category}/{rest}", f"{state}{category}-{halves.replace(' ', '-')}",
        f"{state}{category}{rest}".replace("0", "O"), between(f"{state}{category}{rest}", " "), f"{state.lower()}-{category}{rest}",
        f"{state}.{category}.{rest}", f"{state}{category}{rest}".translate(WIDE), f"{state}{category}{rest}".translate(LOOK_ALIKE),
        f"{state} {category}{rest}", f"{state}{category}\n{rest}",
    ))  # fmt: skip


def hint(chance):
    """One hint: a sentence, a disguised word in a sentence, or a number."""
    kind = chance.random()
    if kind < 0.2:
        return chance.choice(("", "No. ", "see ", "Ref: ")) + fingerprint_number(chance)
    language = chance.choice(sorted(HINTS))
    if kind < 0.55:
        sentence = chance.choice(HINTS[language])
        return chance.choice((sentence, sentence.upper(), f"Born in Gəncə. {sentence}.", f"{sentence}; speaks Russian"))
    return f"{chance.choice(('See: ', '', 'Bax: ', 'cf. '))}{disguised(chance, chance.choice(HEADS[language]))}"
