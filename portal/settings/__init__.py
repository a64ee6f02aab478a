"""Settings by subject. What the surroundings say is read by `env`."""

import django_stubs_ext

from portal.settings.apps import *
from portal.settings.database import *
from portal.settings.env import BASE_DIR as BASE_DIR
from portal.settings.env import DATA_DIR as DATA_DIR
from portal.settings.env import EMBEDDED as EMBEDDED
from portal.settings.env import HOST as HOST
from portal.settings.env import PORT as PORT
from portal.settings.look import *
from portal.settings.outgoing import *
from portal.settings.queue import *
from portal.settings.security import *
from portal.settings.sign_in import *

django_stubs_ext.monkeypatch()
