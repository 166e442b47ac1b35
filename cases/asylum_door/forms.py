"""What every form of case work has in common: it says at the field what was not taken there."""

from cases.asylum_door.turning_away import refused


class AtTheDoor:
    """Goes before Django's own form. The words that were not taken are gone from the field by then; everything else stays."""

    def full_clean(self):
        super().full_clean()
        for name in self.fields if self.is_bound else ():
            if sentences := refused().get(self.add_prefix(name)):
                self._errors.pop(name, None)  # that it is empty or cut now is no news
                for sentence in sentences:
                    self.add_error(name, sentence)
