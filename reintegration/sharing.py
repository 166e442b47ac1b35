"""What ends with a consent: the one place that is called when somebody withdraws it."""


def stop_sharing(consent, by):
    """Nothing is shared beyond the case yet; referrals end here."""
