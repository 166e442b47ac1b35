"""What the people of the demo town write into their forms."""

TEXTS = {
    "missing": [
        "The photograph is missing.\nThe second page of the passport copy cannot be read.",
        "Date and place of birth are missing.",
        "The copy of the birth certificate is announced but not enclosed.",
    ],
    "completion": ["The photograph and a better copy are enclosed.", "The birth certificate is enclosed now."],
    "question": [
        "In which district did the person live before leaving? Please give the last address in Azerbaijan.",
        "Please send a photograph of at least 300 × 400 pixels, taken within the last six months.",
        "Two dates of birth are given. Which one stands in the document?",
    ],
    "answer": [
        "Tovuz district, village school until 2006. The person has a brother there.",
        "A new photograph is enclosed.",
    ],
    "interview": [
        "Nationality; languages spoken; school and military service",
        "Places of residence before leaving; relatives",
    ],
    "interview_note": [
        "Speaks Azerbaijani as a mother tongue and named streets and the school.",
        "Named parents and two neighbours.",
    ],
    "extension": ["The archive of the district of birth has been asked in writing and has not answered yet."],
    "review": ["A copy of the birth certificate was found among the person’s belongings; it is enclosed now."],
    "reopening": [
        "The withdrawal concerned another person of the same name; the requesting authority has confirmed it."
    ],
    "obstacle": [
        "An appeal against the return decision is before the court.",
        "The person is in hospital until further notice.",
    ],
    "obstacle_ended": ["The appeal was dismissed on the day stated in the enclosed decision."],
    "going_on": [
        "The evidence on file is enough; we do not wait any longer.",
        "The agency will answer after the reply is due.",
    ],
    "suspension": [
        "A court in the requesting State has stopped the removal.",
        "The person is in hospital; we are asked to wait.",
    ],
    "release": [
        "Spoken with twice, with an interpreter; nothing was found that stands against the journey.",
        "A guardian was appointed and will be at the airport.",
    ],
    "silence": [
        "Identity is not in doubt; a written reply would come too late.",
        "The ministry has agreed to let the time run out.",
    ],
    "refusal": [
        "Neither the registers nor the interview show Azerbaijani nationality.",
        "The passport was issued to another person; the photograph does not agree.",
    ],
    "proposal": [
        "Passport and register agree.",
        "The register confirms name and date of birth.",
        "Ready for signature.",
        "",
    ],
    "sent_back": [
        "Name the document on which nationality rests.",
        "The date of birth differs from the register: please explain.",
    ],
    "accepted": [
        "Data page and photograph agree with the register.",
        "Number and dates agree.",
        "The copy is legible and consistent.",
    ],
    "contradicted": ["The number belongs to another person in the register.", "The photograph shows somebody else."],
    "need": ["Please give the father's full name.", "Which passport series is it? The first letter cannot be read."],
    "given": ["The father's name is Rauf.", "The series is C."],
    "differences": [
        "Name and date of birth agree; place of birth: Gəncə instead of Gence.",
        "All particulars agree.",
        "",
    ],
    "register": ["Identity card register", "Passport register"],
    "declined": ["The particulars are not enough for a search.", "This person is searched for under another request."],
    "lost": ["The document was not in the file when it was to be handed over.", "Water damage; it was cancelled."],
    "carrier": ["J2 9002", "TK 334", "LH 612", "J2 8016"],
    "escorts": ["2 officers, unarmed, in civilian clothes", "", "", "3 officers and a doctor"],
    "needs": ["Medicine has to stay at hand.", "", "", "", "Wheelchair to the exit."],
    "postponement": ["The flight was cancelled.", "The person has fallen ill; a doctor's note is on file."],
    "no_show": [
        "Not on board. The carrier knows nothing of the person.",
        "Removed from the aircraft before departure.",
    ],
    "condition": ["Well. Met by relatives.", "Tired, otherwise well.", "Asked for a doctor; examined, nothing found."],
    "consent": ["Name, telephone number and needs go to the reintegration provider.", "Contact by telephone only."],
    "withdrawal": [
        "The person has left voluntarily.",
        "A residence permit was granted.",
        "The whereabouts are unknown.",
    ],
    "error": [
        "The passport was issued to a cousin of the person; the fingerprints came after the arrival.",
        "The person has lost our nationality by a decision that was found after the arrival.",
    ],
    "true_identity": [
        "Another given name and another date of birth, as the neighbouring State's register has them.",
        "The name is right; the date of birth is that of a brother.",
    ],
    "true_nationality": ["Georgia, by a passport that the family has sent.", "Türkiye, by its civil register."],
    "error_basis": [
        "A copy of the passport and the answer of the register are on file.",
        "Fingerprints; two witnesses.",
    ],
    "handed_back": ["Passport copy of the application\nCertificate of return", "Certificate of return"],
    "contest": ["The identity was confirmed by your own register.", "We do not see why the passport should be false."],
    "settlement": [
        "The committee took note of the register's answer.",
        "The ambassadors exchanged notes about the case.",
    ],
    "costs": ["Two seats and one escort, there and back.", "One seat, and a night's lodging of the escort."],
    "give_up": ["The register has corrected its answer.", "The new document turned out to be false."],
    "note": [
        "Telephoned with the authority: they have no better copy.",
        "The brother called and asked about the arrival.",
    ],
}
