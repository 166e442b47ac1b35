"""Lets days pass in a journey: for everybody at once, also for the server, which answers in threads of its own."""

from datetime import timedelta

from django.utils import timezone

from audit import moment


class Calendar:
    """Stands where `audit.moment` keeps the moment that is walked through; without one it is so many days from now."""

    def __init__(self, walking):
        self.walking, self.ahead = walking, timedelta(0)

    def get(self):
        return self.walking.get() or timezone.now() + self.ahead

    def set(self, value):
        return self.walking.set(value)

    def reset(self, token):
        self.walking.reset(token)

    def passes(self, days):
        self.ahead += timedelta(days)


def calendar(monkeypatch):
    made = Calendar(moment._walking)
    monkeypatch.setattr(moment, "_walking", made)
    return made
