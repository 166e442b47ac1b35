"""Beats of referrals: the consent on which one rests is withdrawn."""

from audit.actor import acting
from audit.moment import now
from reintegration.referring import stop_sharing

ALONE_WHEN_REFERRED = ("consent_ends",)


class WhenReferred:
    """What a play can do besides, where somebody was referred."""

    def do_consent_ends(self, kind):
        by = next(who for who in self.people if who.agency.code == "AZ-MLSP")
        consent = self.newest(self.kind).consent
        consent.withdrawn_at, consent.withdrawn_recorded_by = now(), by.user
        with acting(by):
            consent.save()
            stop_sharing(consent, by)
