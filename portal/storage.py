"""Static files under hashed names, joined and compressed once at collectstatic."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from portal import bundles

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
    # Our modules import one another; the names inside must be the hashed ones. Those of packages are served as built.
    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "portal/js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )
    # Pages may link STATIC_BUNDLES (templatetags/bundles.py).
    joins = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: object) -> Iterator[Any]:
        if not dry_run:
            paths = {**paths, **{bundle: (self, self._join(bundle, paths)) for bundle in settings.STATIC_BUNDLES}}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _join(self, bundle: str, paths: dict[str, Any]) -> str:
        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        self.delete(bundle)
        return str(self.save(bundle, ContentFile(bundles.join(bundle, read).encode())))
