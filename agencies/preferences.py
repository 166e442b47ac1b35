"""How somebody has the pages look and which keys they answer to, on every device; a device may differ in theme and hidden names."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

KEY = "look"  # in the session: the attributes of <html>, so that no page asks the database for them


class Preferences(models.Model):
    """Of one person. Whoever has none sees pages as they are meant for everybody."""

    class Theme(models.TextChoices):
        SYSTEM = "", _("As the device has it")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Density(models.TextChoices):
        COMFORTABLE = "", _("Comfortable")
        COMPACT = "compact", _("Compact: more rows on a screen")

    user = models.OneToOneField("agencies.User", on_delete=models.PROTECT, related_name="preferences", primary_key=True)
    theme = models.CharField(_("theme"), max_length=10, choices=Theme, default=Theme.SYSTEM, blank=True)
    density = models.CharField(_("density"), max_length=10, choices=Density, default=Density.COMFORTABLE, blank=True)
    hides_names = models.BooleanField(
        _("Hide names at first"),
        default=False,
        help_text=_("Initials stand for names, for offices where others see the screen."),
    )
    single_keys = models.BooleanField(
        _("Single keys act"), default=True, help_text=_("Such as J and K in a list. Keys with Ctrl act in any case.")
    )

    class Meta:
        verbose_name, verbose_name_plural = _("preferences"), _("preferences")

    def __str__(self):
        return str(self.user)

    @property
    def attributes(self):
        """What is not as for everybody: {name of a data attribute: value}."""
        said = {"theme": self.theme, "density": self.density}
        said |= {"names": "hidden" if self.hides_names else "", "keys": "" if self.single_keys else "off"}
        return {name: value for name, value in said.items() if value}


class PreferencesForm(forms.ModelForm):
    class Meta:
        model = Preferences
        fields = ("theme", "density", "hides_names", "single_keys")
        widgets = {"theme": forms.RadioSelect, "density": forms.RadioSelect}


def preferences_of(user) -> Preferences:
    """Somebody's own; unsaved ones of whoever has none."""
    return Preferences.objects.filter(user=user).first() or Preferences(user=user)


def carry(session, preferences):
    """Has the pages of this session follow them."""
    session[KEY] = preferences.attributes


def look(request):
    """Context processor, without a query."""
    return {"look": request.session.get(KEY, {}) if hasattr(request, "session") else {}}
