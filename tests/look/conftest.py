"""The style sheets and templates as text."""

from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder looks at templates and pages."""
    for item in items:
        if "tests/look/" in item.path.as_posix():
            item.add_marker(pytest.mark.one_database)


@pytest.fixture(scope="session")
def sheets() -> str:
    return "\n".join(path.read_text() for path in sorted((ROOT / "static/portal/css").glob("*.css")))
