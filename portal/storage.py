"""Static files under hashed names, compressed once at collectstatic."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_MAP_COMMENT = "sourceMappingURL"


Rules = tuple[tuple[str, tuple[str | tuple[str, str], ...]], ...]


def _without_maps(patterns: Rules) -> Rules:
    return tuple(
        (kind, tuple(rule for rule in rules if _MAP_COMMENT not in (rule if isinstance(rule, str) else rule[0])))
        for kind, rules in patterns
    )


class Hashed(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """npm builds end in comments that name source maps; the maps are not served, so those comments are left alone."""

    patterns = _without_maps(CompressedManifestStaticFilesStorage.patterns)
