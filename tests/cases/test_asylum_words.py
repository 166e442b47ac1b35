"""The finder: twelve languages, every way of hiding a word, and honest forms that must pass."""

import hashlib
import os
import random
import re
import uuid
from time import monotonic

import pytest

from cases.asylum_door.disguises import decoded
from cases.asylum_door.finding import found
from cases.asylum_door.letters import CYRILLIC, LATIN, view
from cases.asylum_door.numbers import RULE, is_account
from cases.asylum_door.words import FOLDER, MEANT_OTHERWISE, word_lists
from tests.cases.asylum_hints import HINTS, hint
from tests.cases.clean_forms import ADDRESSES, NAMES, SENTENCES, form

FULL = os.environ.get("QAYIDIS_FULL") == "1"


@pytest.mark.parametrize("language", HINTS)
def test_a_sentence_about_a_claim_is_found(language):
    assert [said for said in HINTS[language] if not found(said)] == []
    assert [said.upper() for said in HINTS[language] if not found(said.upper())] == []


@pytest.mark.parametrize("text", [*NAMES, *ADDRESSES, *SENTENCES])
def test_an_honest_text_passes(text):
    assert found(text) == []
    assert found(text.upper()) == []


DISGUISES = (
    "a s y l u m", "A.S.Y.L.U.M", "a - s - y - l - u - m", "a\ns\ny\nl\nu\nm", "asy\nlum", "asy-\nlum", "asy lum", "as_yl_um", "4sylum",
    "@sylum", "аѕуlum", "αsylum", "ａｓｙｌｕｍ", "a\u200bsy\u00adlum", "ásýlüm", "ᴀsʏʟᴜᴍ", "🅰🆂🆈🅻🆄🅼", "𝓪𝓼𝔂𝓵𝓾𝓶", "seekasylum", "myAsylumFile.pdf",
    "YXN5bHVt", "QVNZTA==", "YXppbA==", "YcKtc3lsdW0=", "асylum", "6173796c756d", "%61%73%79%6c%75%6d", "&#97;&#115;ylum", "asy<b>lum</b>", "=61=73=79=6C=75=6D", "\\u0061sylum",
    "QXN5bHVtIGlzIGEgcmlnaHQ=", "U+0061 sylum", "a z y l", "kopiaAzyl.pdf", "АЗИЛАНТ asylum", "r3fug33", "уб е жи ще", "убежищe", "у.б.е.ж.и.щ.е",
)  # fmt: skip


@pytest.mark.parametrize("text", DISGUISES)
def test_a_hidden_word_is_found(text):
    assert found(f"See: {text}, please.")


NUMBERS = (
    "DE1123456789", "de1123456789", "DE1 123 456 789", "DE-1-123456789", "DE/1/123456789", "D E 1 1 2 3 4 5 6 7 8 9", "IT2O123456789",
    "NL 1 23456789", "DE1170518BER00123", "GR1 234567", "FR.1.23456789", "ＤＥ１１２３４５６７８９", "DE1\n123456789", "ВЕ1123456789",
)  # fmt: skip
OTHER_NUMBERS = (
    "C01234567", "AA1234567", "AT1234567", "LV1234567", "MT 123456", "NL-2026-004217", "RA-NL-2026-00417", "passport No 12345678",
    "no. 123456789", "at 12.03.2026 10:14", "IS 12.03.2026", "DE-10115 Berlin", "LT-01103", "+49 151 23456789", "call me at 994501234567",
    "DE89 3704 0044 0532 0130 00", "NO93 8601 1117 947", "C012345674AZE8802187M2512097<<<<<<<<<<<<<<02", "Mirco Grillo, 2018,2020",
    "is 178 cm", "de 1 250 000 manat", "5KQ2T8L",
)  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_of_the_fingerprint_system_is_found(text):
    assert [hit.rule for hit in found(f"Ref: {text}.")] == [RULE]


@pytest.mark.parametrize("text", OTHER_NUMBERS)
def test_another_number_is_not_taken_for_one(text):
    assert found(text) == [] == found(f"See {text}, copied.")


def test_what_programs_send_along_is_no_hint():
    chance = random.Random(7)
    tokens = [str(uuid.UUID(int=chance.getrandbits(128))) for _token in range(1500)]
    tokens += [hashlib.sha256(str(number).encode()).hexdigest() for number in range(1500)]
    assert [token for token in tokens if found(token)] == []


def test_an_account_is_known_by_its_check_digits():
    assert is_account("DE89370400440532013000") and not is_account("DE88370400440532013000")


def test_a_hit_gives_the_words_as_they_were_typed():
    text = "Bax: R e f u g е e; sonra."
    (hit,) = found(text)
    assert hit.words == text[hit.start : hit.end] == "R e f u g е e"
    (hit,) = found("Look: QXN5bHVtIGlzIGEgcmlnaHQ=.")
    assert hit.words == "QXN5bHVtIGlzIGEgcmlnaHQ="


@pytest.mark.parametrize("words", ["sığınacağın", "Asylantragstellung", "a.s.y.l.u.m", "asy\nlum", "DE1 123456789"])
def test_a_hit_is_the_whole_word_also_where_a_part_gave_it_away(words):
    (hit,) = found(f"Bax: {words} və s.")
    assert hit.words == words


def test_look_alikes_are_read_in_both_alphabets():
    assert view("аѕуlum", LATIN).text == "asylum"
    assert view("yбeжищe", CYRILLIC).text == "убежище"


def test_every_rule_has_an_id_of_its_own_and_finds_its_own_words():
    ids = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", MEANT_OTHERWISE)):
                name, patterns = line.split(":", 1)
                ids.append(f"{path.stem}.{name}")
                words = [re.sub(r"[*^]", "", pattern).strip() for pattern in patterns.split(",")]
                assert [word for word in words if not found(word)] == [], ids[-1]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z]+\.[a-z_]+", pk) for pk in ids)
    assert {path.stem for path in FOLDER.glob("*.txt")} >= set(HINTS)
    assert {rule.pk for words in word_lists().values() for rule in words.rules} == set(ids)


def test_decoding_gives_nothing_where_nothing_is_packed():
    assert decoded("Nizami 5") == []


def test_disguised_hints_are_found_in_ninety_nine_of_a_hundred():
    chance = random.Random(2026)
    hints = [hint(chance) for _hint in range(2000 if FULL else 400)]
    missed = [said for said in hints if not found(said)]
    assert len(missed) <= len(hints) / 100, missed


def test_of_a_hundred_honest_forms_at_most_one_is_refused():
    chance = random.Random(2027)
    forms = [form(chance) for _form in range(5000 if FULL else 600)]
    refused = [said for said in forms if any(map(found, said.values()))]
    assert len(refused) <= len(forms) / 100, refused[:5]


def test_a_long_text_is_looked_through_in_seconds():
    begun = monotonic()
    found("The person was born in Gəncə in 1988 and lived at Nizami küçəsi 5. " * 1500)
    assert monotonic() - begun < 10
