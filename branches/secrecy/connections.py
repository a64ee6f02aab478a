"""Every form of a record is read for facts that are too much together."""

from branches.secrecy import gathered_facts


def register() -> None:
    gathered_facts.register()
