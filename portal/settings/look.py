"""Language, time, static files and uploads."""

from portal.settings.apps import DEBUG
from portal.settings.env import BASE_DIR, private_dir

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
# One way to write a date, a time and a month everywhere: 2026-11-22, 14:30.
FORMAT_MODULE_PATH = "portal.formats"

STATIC_URL = "/static/"
STATIC_ROOT = private_dir("static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.npm.NpmFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "portal.storage.Hashed"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# No other site draws on our files; the default would invite every one.
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Served name -> the template that links its sheets one by one. Joined only under hashed names (portal/bundles.py).
STATIC_BUNDLES = {"portal/css/frame.css": "ui/styles.html"}

# Served name -> file inside node_modules. Nothing else of node_modules can be fetched.
NPM_ROOT = BASE_DIR / "node_modules"
NPM_ASSETS = {
    "vendor/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "vendor/echarts.common.min.js": "echarts/dist/echarts.common.min.js",
    "vendor/tom-select.base.min.js": "tom-select/dist/js/tom-select.base.min.js",
    "vendor/tom-select.bootstrap5.min.css": "tom-select/dist/css/tom-select.bootstrap5.min.css",
    "vendor/idb.js": "idb/build/umd.js",
}

# Uploads are private: no URL serves this folder, a view that asks the record does.
MEDIA_ROOT = private_dir("media")
FILE_UPLOAD_TEMP_DIR = private_dir("tmp")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
