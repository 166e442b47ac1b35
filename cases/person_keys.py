"""Under which keys a person is found: of every writing of the name, the date of birth and the numbers of the papers."""

from collections import defaultdict

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from agencies.disclosure import FieldGroup
from cases.matching.blocking import birth_key, number_keys, stored_keys
from cases.partial_dates import PartialDate
from cases.people import IdentityDocument, Person, PersonName

NAME_PARTS = ("surname", "given_names", "patronymic")


class PersonKeys(models.Model):
    """The keys of one person, made from other rows and made anew with them: so it keeps no history of its own.

    The database empties them whenever a name, a number or a date of birth is written, and ends no transaction while they
    are empty: whoever writes a person without `keep_keys` is told so.
    """

    field_group = FieldGroup.PARTICULARS

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="found_under")
    keys = ArrayField(models.TextField(), null=True, editable=False)

    class Meta:
        indexes = [
            GinIndex(fields=["keys"], name="person_keys", fastupdate=False)
        ]  # a reader waits for no writer's list


def keep_keys(persons):
    """Makes the keys of persons anew, after all that is said of them was written. Three queries, however many they are."""
    persons = {person.pk: person for person in persons}
    names, numbers = _of_each(PersonName, persons, *NAME_PARTS), _of_each(IdentityDocument, persons, "number")
    rows = [PersonKeys(person=one, keys=keys_of(one, names[pk], sum(numbers[pk], ()))) for pk, one in persons.items()]
    PersonKeys.objects.bulk_create(rows, update_conflicts=True, unique_fields=["person"], update_fields=["keys"])


def keys_of(person, names, numbers) -> list[str]:
    """`names` are (surname, given names, father's name), `numbers` those of documents."""
    born = PartialDate.read(person.born)
    found = set(number_keys(*numbers, person.personal_number))
    for name in names:
        found |= stored_keys(written(name), born)
    return sorted(found | ({birth_key(born)} if born else set()))


def written(name) -> str:
    """The parts of a name as one text."""
    return " ".join(filter(None, name))


def _of_each(model, persons, *fields):
    found = defaultdict(list)
    for person, *said in model.objects.filter(person__in=persons).values_list("person", *fields):
        found[person].append(tuple(said))
    return found
