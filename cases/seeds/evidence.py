"""The means of evidence of Annexes 1 to 4 as they are seeded, and what each proves under which agreement."""

from cases.terms import Annex, Confidence, Effect, EvidenceKind

KINDS = {
    Annex.PROOF_OF_NATIONALITY: [
        EvidenceKind.PASSPORT,
        EvidenceKind.LAISSEZ_PASSER,
        EvidenceKind.IDENTITY_CARD,
        EvidenceKind.MILITARY_BOOK,
        EvidenceKind.SEAMAN_BOOK,
        EvidenceKind.CITIZENSHIP_CERTIFICATE,
        EvidenceKind.VISA_SYSTEM_MATCH,
    ],
    Annex.PRIMA_FACIE_OF_NATIONALITY: [
        EvidenceKind.PHOTOCOPY,
        EvidenceKind.DRIVING_LICENCE,
        EvidenceKind.BIRTH_CERTIFICATE,
        EvidenceKind.COMPANY_CARD,
        EvidenceKind.SERVICE_BOOK_COPY,
        EvidenceKind.OFFICIAL_STATEMENT,
        EvidenceKind.WITNESS_STATEMENT,
        EvidenceKind.OWN_STATEMENT,
        EvidenceKind.LANGUAGE_TEST,
        EvidenceKind.AUTHORITY_INFORMATION,
        EvidenceKind.FINGERPRINTS,
        EvidenceKind.OTHER_DOCUMENT,
    ],
    Annex.PROOF_OF_STAY: [EvidenceKind.VISA_OR_PERMIT, EvidenceKind.STAMP],
    Annex.PRIMA_FACIE_OF_STAY: [
        EvidenceKind.INTERCEPTION_REPORT,
        EvidenceKind.ORGANISATION_INFORMATION,
        EvidenceKind.FAMILY_STATEMENT,
        EvidenceKind.OWN_STATEMENT,
        EvidenceKind.BILL,
        EvidenceKind.TICKET,
        EvidenceKind.COURIER_INFORMATION,
        EvidenceKind.OFFICIAL_STATEMENT,
        EvidenceKind.WITNESS_STATEMENT,
        EvidenceKind.JUDICIAL_STATEMENT,
    ],
}

# Remembered, not read in any annex: only the agreements in use here have them, marked so
REMEMBERED = {EvidenceKind.LAISSEZ_PASSER, EvidenceKind.VISA_SYSTEM_MATCH, EvidenceKind.FINGERPRINTS}

EFFECTS = {
    Annex.PROOF_OF_NATIONALITY: Effect.PROOF,
    Annex.PRIMA_FACIE_OF_NATIONALITY: Effect.PRIMA_FACIE,
    Annex.PROOF_OF_STAY: Effect.PROOF,
    Annex.PRIMA_FACIE_OF_STAY: Effect.PRIMA_FACIE,
}
EXPIRED = {Annex.PROOF_OF_NATIONALITY: Effect.PRIMA_FACIE}  # long expired, an Annex 1 document is one of Annex 2
EXPIRED_KIND = {
    EvidenceKind.VISA_OR_PERMIT: Effect.NONE,
    EvidenceKind.VISA_SYSTEM_MATCH: "",
}  # must be valid; no expiry

OF_THE_UNION = "Annexes of the agreements with North Macedonia, Pakistan and Moldova; own annexes not read"
NOT_READ = "Assumed from the Union's agreements; own annexes not read"
CHECK_ONLY = {Annex.PROOF_OF_NATIONALITY: Effect.PROOF, Annex.PRIMA_FACIE_OF_NATIONALITY: Effect.INITIATES_CHECK}


def rows():
    """(agreement code, kind, annex, effect, expired effect, source, confidence) of every seeded rule."""
    yield from _rules("EUAZ", EFFECTS, OF_THE_UNION, Confidence.SISTER_AGREEMENT)
    yield from _rules("CHAZ", EFFECTS, NOT_READ, Confidence.MEMORY_LOW)
    yield from _rules("NOAZ", EFFECTS, NOT_READ, Confidence.MEMORY_LOW)
    yield from _rules("EUMD", EFFECTS, "COM(2007)504", Confidence.SOURCED)
    yield "EUMD", EvidenceKind.NAMED_DOCUMENT, Annex.PROOF_OF_STAY, Effect.PROOF, "", "COM(2007)504", Confidence.SOURCED
    yield from _rules("EUMK", EFFECTS, "COM(2007)432", Confidence.SOURCED)
    yield from _rules("EUPK", CHECK_ONLY, "COM(2009)106", Confidence.SOURCED)
    read = "COM(2009)106", Confidence.SOURCED
    yield "EUPK", EvidenceKind.FINGERPRINTS, Annex.PRIMA_FACIE_OF_NATIONALITY, Effect.INITIATES_CHECK, "", *read


def _rules(code, effects, source, confidence):
    for annex, effect in effects.items():
        for kind in KINDS[annex]:
            if kind in REMEMBERED and confidence == Confidence.SOURCED:
                continue
            yield code, kind, annex, effect, _expired(kind, annex, effects), source, _how_sure(kind, confidence)


def _how_sure(kind, confidence):
    """A remembered kind is no surer than memory."""
    return Confidence.MEMORY_MEDIUM if kind in REMEMBERED and confidence == Confidence.SISTER_AGREEMENT else confidence


def _expired(kind, annex, effects):
    if kind in EXPIRED_KIND:
        return EXPIRED_KIND[kind]
    return effects[Annex.PRIMA_FACIE_OF_NATIONALITY] if annex in EXPIRED else ""
