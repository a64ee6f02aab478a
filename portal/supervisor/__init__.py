"""Web, worker and beat as three real processes under one roof: `manage.py up`."""
