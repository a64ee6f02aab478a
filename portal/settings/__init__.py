"""Settings by subject. What the surroundings say is read by `env`."""

import django_stubs_ext

from portal.settings.apps import *
from portal.settings.database import *
from portal.settings.env import BASE_DIR, DATA_DIR, EMBEDDED, HOST, PORT
from portal.settings.look import *
from portal.settings.outgoing import *
from portal.settings.queue import *
from portal.settings.security import *
from portal.settings.sign_in import *

django_stubs_ext.monkeypatch()
