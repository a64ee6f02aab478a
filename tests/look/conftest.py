"""The style sheets and templates as text."""

from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


@pytest.fixture(scope="session")
def sheets() -> str:
    return "\n".join(path.read_text() for path in sorted((ROOT / "static/portal/css").glob("*.css")))
