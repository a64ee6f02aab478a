"""What people fill in about organisations, people and posts."""

# Fields name pickers by code, so these must be known before any form is built.
from organisation import pickers
