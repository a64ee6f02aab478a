"""通知: plan who is told what, bundle it once a day, hand it to the channels.

* :func:`tell` – one message to some people, inside the transaction of the act it speaks of.
* :func:`unread_count`, :func:`recent` – for the bell in the header and the workbench.
"""

from reminders.notices.reading import mark_read, recent, unread_count
from reminders.notices.telling import tell

__all__ = ["mark_read", "recent", "tell", "unread_count"]
