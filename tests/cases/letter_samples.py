"""Invented data for every kind of letter, in both languages: what the tests print and read back."""

import io
from datetime import date, datetime

from pypdf import PdfReader

from cases import paper

PERSON = {
    "surname": "Qəhrəmanov",
    "given_names": "İlqar",
    "father_name": "Şıxəli oğlu",
    "born": date(1988, 2, 18),
}
WORDS = {
    "en": {
        "missing": [
            "A recent photograph of the person.",
            "Copies of all pages of the passport, with a translation.",
        ],
        "procedure": "Normal procedure",
        "question": "Your application names the passport C01234567. The copy shows C01234561.\n\n"
        "Which number is right? Send us a clear copy of the page.",
        "establish": [
            "Full name, parents’ names and date of birth.",
            "Last address in Azerbaijan, and who lives there now.",
            "Documents the person has had, and where they are.",
        ],
        "notice": "Tell us in writing at least 3 working days before the transfer.",
        "ground": "Nationality is not established",
        "reasons": "The passport number belongs to another person.\n\nNo other evidence shows the nationality.",
        "married": "Married",
        "male": "male; 178 cm, brown eyes, scar on left hand",
        "languages": "Azerbaijani, Russian",
        "needs": "The child sits beside her father.",
        "annexes": ["Copy of the travel document", "Copy of the reply of 27.03.2026"],
        "service": "State Migration Service",
        "unit": "Readmission Unit",
        "street": "1 Example Street\nBaku AZ1000",
        "contact": "+994 12 000 00 00\nreadmission@example.org",
        "authority": "Return and Departure Office of Exampleland",
        "authority_street": "12 Sample Quay\n1000 AA Sampletown",
        "mission": "Consulate of Azerbaijan in Sampletown",
        "ministry": "Ministry of Internal Affairs",
        "function": "Head of unit",
        "file": "Case file",
        "agreement": "Sample agreement on readmission",
        "birth_place": "Gəncə, Azerbaijan",
        "nationality": "Azerbaijan",
        "fifteen": "15 calendar days from receipt",
        "article": "Article 11(2)",
        "months": "3 months from agreement",
        "five": "5 working days",
        "house": "house rule",
        "child": "Daughter",
        "passport": "Passport",
        "silence": "No reply within the time limit means that agreement is deemed given.",
        "limit": "The time limit keeps running. The reply is still due by 31.03.2026.",
        "six": "6 months from the transfer",
        "who": "Qəhrəmanov Elnur, born 01.05.1990 in Examplebad; the passport was his cousin’s.",
        "other_state": "Exampleland, by its passport P7654321.",
        "pays": "The costs are borne by the requesting State: Exampleland.",
        "flight": "Two seats, one escort there and back.",
    },
    "az": {
        "missing": [
            "Şəxsin yeni fotoşəkli.",
            "Pasportun bütün səhifələrinin surəti və tərcüməsi.",
        ],
        "procedure": "Adi prosedur",
        "question": "Müraciətdə C01234567 nömrəli pasport göstərilib. Surətdə nömrə C01234561 kimidir.\n\n"
        "Hansı nömrə düzgündür? Səhifənin aydın surətini göndərin.",
        "establish": [
            "Tam adı, valideynlərinin adları və doğum tarixi.",
            "Azərbaycanda son ünvanı və hazırda orada yaşayanlar.",
            "Şəxsin sənədləri və onların hazırda olduğu yer.",
        ],
        "notice": "Təhvil vermədən ən azı 3 iş günü əvvəl bizə yazılı məlumat verin.",
        "ground": "Vətəndaşlıq müəyyən edilməyib",
        "reasons": "Pasportun nömrəsi başqa şəxsə aiddir.\n\nVətəndaşlığı göstərən başqa sübut yoxdur.",
        "married": "Evli",
        "male": "kişi; 178 sm, qəhvəyi göz, sol əldə çapıq",
        "languages": "Azərbaycan, rus",
        "needs": "Uşaq atasının yanında oturur.",
        "annexes": ["Səyahət sənədinin surəti", "27.03.2026 tarixli cavabın surəti"],
        "service": "Dövlət Miqrasiya Xidməti",
        "unit": "Readmissiya şöbəsi",
        "street": "Nümunə küçəsi 1\nBakı AZ1000",
        "contact": "+994 12 000 00 00\nreadmission@example.org",
        "authority": "Nümunə Dövlətinin Qayıdış İdarəsi",
        "authority_street": "12 Sample Quay\n1000 AA Sampletown",
        "mission": "Azərbaycanın Nümunə şəhərindəki konsulluğu",
        "ministry": "Daxili İşlər Nazirliyi",
        "function": "Şöbə rəisi",
        "file": "İşin qovluğu",
        "agreement": "Nümunə readmissiya sazişi",
        "birth_place": "Gəncə, Azərbaycan",
        "nationality": "Azərbaycan",
        "fifteen": "daxil olduqdan sonra 15 təqvim günü",
        "article": "Maddə 11(2)",
        "months": "razılıqdan sonra 3 ay",
        "five": "5 iş günü",
        "house": "daxili qayda",
        "child": "Qızı",
        "passport": "Pasport",
        "silence": "Müddətdə cavab verilməsə, razılıq verilmiş hesab edilir.",
        "limit": "Müddət davam edir. Cavabın son tarixi dəyişmir: 31.03.2026.",
        "six": "təhvil vermədən sonra 6 ay",
        "who": "Qəhrəmanov Elnur, 01.05.1990, Nümunəabad; pasport onun əmisi oğlununkudur.",
        "other_state": "Nümunə Dövləti, P7654321 nömrəli pasporta görə.",
        "pays": "Xərcləri sorğu edən dövlət çəkir: Nümunə Dövləti.",
        "flight": "İki yer, gediş-gəliş bir müşayiətçi.",
    },
}


def common(words):
    return {
        "dated_on": date(2026, 3, 16),
        "our_reference": "RA-NL-2026-00417",
        "their_reference": "EX/2026/8841-b",
        "sender": {
            "name": words["service"],
            "unit": words["unit"],
            "address": words["street"],
            "contact": words["contact"],
        },
        "recipient": {"name": words["authority"], "address": words["authority_street"]},
        "signatory": {"name": "Rauf Səfərli", "function": words["function"]},
        "person": PERSON | {"birth_place": words["birth_place"], "nationality": words["nationality"]},
        "agreement": words["agreement"],
    }


def limit(due_on, rule, article):
    return {"due_on": due_on, "rule": rule, "article": article}


def reply(words):
    return limit(date(2026, 3, 31), words["fifteen"], words["article"])


def transfer(words):
    return limit(date(2026, 6, 16), words["months"], words["article"])


def family(words):
    return [{"surname": "Qəhrəmanova", "given_names": "Aysel", "born": date(2015, 9, 3), "relation": words["child"]}]


def documents(words):
    return [{"kind": words["passport"], "number": "C01234567", "valid_until": date(2027, 1, 9)}]


def acknowledgement(words):
    return {
        "received_at": datetime(2026, 3, 16, 10, 42),
        "counted_from": date(2026, 3, 16),
        "reply": reply(words),
        "if_no_reply": words["silence"],
    }


def incomplete(words):
    return {
        "received_at": datetime(2026, 3, 16, 10, 42),
        "items": words["missing"],
        "send_by": date(2026, 3, 23),
        "time_limit": words["limit"],
    }


def inadmissible(words):
    return {"received_at": datetime(2026, 3, 16, 10, 42), "known_on": date(2025, 7, 1), "limit": reply(words)}


def late_accepted(words):
    return inadmissible(words) | {"reply": words["limit"]}


def procedure_changed(words):
    return {"procedure": words["procedure"], "reply": reply(words), "reasons": words["reasons"]}


def reply_extended(words):
    return {"reply": reply(words), "extension": reply(words), "reasons": words["reasons"]}


def question(words):
    return {"question": words["question"], "time_limit": words["limit"]}


def reply_agreed(words):
    return {
        "transfer": transfer(words),
        "basis": f"{words['passport']} C01234567",
        "family": family(words),
        "notice": words["notice"],
    }


def reply_refused(words):
    return {
        "ground": {"code": "N1", "name": words["ground"]},
        "reasons": words["reasons"],
        "article": words["article"],
    }


def deemed_agreed_note(words):
    return {
        "recipient": {"name": f"{words['file']} RA-NL-2026-00417"},
        "counted_from": date(2026, 3, 16),
        "reply": reply(words),
        "silence": words["silence"],
        "recorded_at": datetime(2026, 4, 1, 0, 5),
        "transfer": transfer(words),
    }


def interview_request(words):
    return {
        "recipient": {"name": words["mission"]},
        "place": words["authority_street"],
        "languages": words["languages"],
        "arranged_by": words["authority"],
        "questions": words["establish"],
        "interview": limit(date(2026, 3, 23), words["five"], words["article"]),
    }


def verification_request(words):
    return {
        "recipient": {"name": words["ministry"]},
        "their_reference": None,
        "other_names": ["Кахраманов Ильгар", "Gahramanov Ilgar"],
        "answer": limit(date(2026, 3, 21), words["five"], words["house"]),
        "documents": documents(words),
        "health": "asthma",
    }


def travel_document_request(words):
    return {
        "recipient": {"name": words["mission"]},
        "agreed_on": date(2026, 3, 27),
        "issue": limit(date(2026, 4, 3), words["five"], words["article"]),
        "validity": words["months"],
        "deliver_to": words["authority"],
        "documents": documents(words),
    }


def transfer_notice(words):
    return {
        "agreed_on": date(2026, 3, 27),
        "family": family(words),
        "documents": documents(words),
        "transfer": {
            "at": datetime(2026, 4, 14, 17, 5),
            "place": "Heydər Əliyev Beynəlxalq Hava Limanı",
            "mode": "air",
            "means": "XX 1234",
        },
        "escorts": [{"surname": "Müller", "given_names": "Zoë", "function": words["function"]}],
        "annexes": words["annexes"],
        "needs": words["needs"],
    }


def error_claim(words):
    return {
        "transferred_on": date(2026, 4, 14),
        "window": limit(date(2026, 10, 14), words["six"], words["article"]),
        "reasons": words["reasons"],
        "true_identity": words["who"],
        "true_nationality": words["other_state"],
        "basis": words["other_state"],
        "handed_back": [f"{words['passport']} C01234567"],
        "costs": {"who": words["pays"], "article": words["article"]},
    }


def error_return(words):
    return {
        "claimed_on": date(2026, 9, 2),
        "returned": {
            "at": datetime(2026, 10, 20, 9, 30),
            "place": "Heydər Əliyev Beynəlxalq Hava Limanı",
            "mode": "air",
            "means": "XX 4321",
        },
        "handed_over_to": words["authority"],
        "handed_back": [f"{words['passport']} C01234567"],
    }


def error_costs(words):
    return {
        "returned_on": date(2026, 10, 20),
        "amount": "1840.50 EUR",
        "costs_for": words["flight"],
        "costs": {"who": words["pays"], "article": words["article"]},
    }


def error_answer(words):
    return {
        "transferred_on": date(2026, 4, 14),
        "claim": words["reasons"],
        "answer": words["pays"],
        "reasons": words["reasons"],
    }


def application(words):
    relative = {"surname": "Qəhrəmanova", "given_names": "Aysel", "born": date(2015, 9, 3)}
    details = {
        "description": words["male"],
        "aliases": ["Кахраманов Ильгар", "Γαχραμάνοβ"],
        "languages": words["languages"],
        "civil_status": words["married"],
        "last_address": words["street"],
    }
    return {
        "person": common(words)["person"] | details,
        "sender": {"name": words["authority"], "address": words["authority_street"]},
        "recipient": {"name": words["service"], "address": words["street"]},
        "accelerated": False,
        "interview": True,
        "interview_article": words["article"],
        "place": "Sampletown",
        "children": [relative],
        "evidence": [{"kind": "passport", "number": "C01234567", "valid_until": date(2027, 1, 9)}],
    }


def journey(words):
    return {
        "mode": "air",
        "destination": words["birth_place"],
        "other_states": words["nationality"],
        "place": "Heydər Əliyev Beynəlxalq Hava Limanı",
        "at": datetime(2026, 4, 14, 17, 5),
        "escorts": "Zoë Müller",
    }


def transit_application(words):
    details = {"sex": words["male"], "aliases": ["Кахраманов Ильгар"], "languages": words["languages"]}
    return {
        "person": common(words)["person"] | details | {"document": f"{words['passport']} C01234567"},
        "sender": {"name": words["authority"], "address": words["authority_street"]},
        "recipient": {"name": words["service"], "address": words["street"]},
        "journey": journey(words),
        "admission_assured": True,
        "ground_known": False,
        "observations": words["needs"],
        "place": "Sampletown",
    }


def transit_authorised(words):
    return {"journey": journey(words), "execution": limit(date(2026, 4, 29), words["months"], words["article"])}


def transit_refused(words):
    return {
        "journey": journey(words),
        "ground": {"code": "c", "name": words["ground"]},
        "reasons": words["reasons"],
        "article": words["article"],
    }


def transit_revoked(words):
    return {
        "journey": journey(words),
        "ground": {"code": "c", "name": words["ground"]},
        "reasons": words["reasons"],
        "agreed_on": date(2026, 3, 30),
        "is_here": True,
    }


def return_approved(words):
    return {"applied_on": date(2026, 3, 16), "programme": "Return Home 2026", "family": family(words)}


def return_rejected(words):
    return {
        "applied_on": date(2026, 3, 16),
        "ground": words["ground"],
        "rules": words["missing"],
        "reasons": words["reasons"],
        "complaint": words["notice"],
    }


def travel_confirmation(words):
    return {
        "travel": {
            "leaves": datetime(2026, 4, 14, 10, 5), "from": "Sampletown", "arrives": datetime(2026, 4, 14, 17, 5),
            "place": "Heydər Əliyev Beynəlxalq Hava Limanı", "mode": "air", "means": "XX 1234", "escorts": "Zoë Müller",
        },
        "reception": {"who": "Şəfiqə Qənbərova", "phone": "+994 12 000 00 00", "place": "Heydər Əliyev"},
        "onward": words["birth_place"],
        "family": family(words),
        "withdrawal": words["notice"],
    }  # fmt: skip


def correction_notice(words):
    changes = [{"what": words["passport"], "old": "C01234561", "new": "C01234567"}]
    return {
        "corrected_on": date(2026, 4, 2),
        "told_on": date(2026, 3, 16),
        "changes": changes,
        "reasons": words["reasons"],
        "agreement": words["agreement"],
        "article": words["article"],
        "whom": words["child"],
    }


OWN = (
    return_approved,
    return_rejected,
    travel_confirmation,
    correction_notice,
    acknowledgement,
    incomplete,
    procedure_changed,
    reply_extended,
    question,
    reply_agreed,
    reply_refused,
    inadmissible,
    late_accepted,
    deemed_agreed_note,
    interview_request,
    verification_request,
    travel_document_request,
    transfer_notice,
    error_claim,
    error_return,
    error_costs,
    error_answer,
    transit_application,
    transit_authorised,
    transit_refused,
    transit_revoked,
    application,
)


def sample(template, language):
    """Everything one letter needs, invented."""
    words = WORDS[language]
    own = {make.__name__: make for make in OWN}[template]
    return common(words) | own(words)


def read(kind, language="en", data=None):
    return PdfReader(io.BytesIO(paper.render(kind, language, data or sample(kind, language))))


def words_of(pdf):
    # A long word may be broken with a zero-width space; a reader does not see it.
    text = "\n".join(page.extract_text() for page in pdf.pages)
    return " ".join(text.replace("\u200b", "").split())
