"""Django’s settings, room by room. What differs by place is read from the environment, most of it in `place.py`."""

from config.settings.browsers import *
from config.settings.database import *
from config.settings.floors import *
from config.settings.place import *
from config.settings.signing_in import *
from config.settings.words_and_files import *
