"""`python deploy/probe.py URL`: exit code 0 when it answers 200. For containers without curl."""

import sys
from urllib.request import Request, urlopen

if __name__ == "__main__":
    host = {"Host": "localhost"}
    with urlopen(Request(sys.argv[1], headers=host), timeout=4) as answer:  # noqa: S310 - our own address
        sys.exit(0 if answer.status == 200 else 1)
