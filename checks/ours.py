"""Which packages are ours: as the import contract names them, so that no list stands beside it."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def packages(root: Path = ROOT) -> tuple[str, ...]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return tuple(project["tool"]["importlinter"]["root_packages"])


def with_tables(root: Path = ROOT) -> tuple[str, ...]:
    return tuple(name for name in packages(root) if (root / name / "migrations").is_dir())
