"""Every number on every page is what its rows say, counted slowly: on the demonstration and on random houses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from accounts.models.user import User
from portal.demo import build
from tests.figures import slowly
from tests.figures.branch_page import branch_pages
from tests.figures.random_house import shaken
from tests.figures.raw import Raw
from tests.recorded import recorded_cast

pytestmark = pytest.mark.django_db

FIGURES: tuple[Callable[[Raw, User, Client], slowly.Compared], ...] = (
    slowly.workbench,
    slowly.lights,
    slowly.month,
    slowly.chart,
    slowly.coverage,
    slowly.waiting,
    slowly.ledger_counts,
    slowly.participation,
    branch_pages,
)
READERS = {  # institute, unit, branch, member, home branch; who keeps the machine
    "demonstration": ("yuan.zuzhi", "danwei1.ganshi", "zhibu02.shuji", "zhibu02.dangyuan", "danwei1.yuanzhibu"),
    "random": ("linjing", "gaoyumei", "lijianjun", "chenxiaodong", "liufang", "fangyuan"),
}
SEEDS = (1, 2)


@pytest.fixture(scope="module", params=["demonstration", *(f"random {seed}" for seed in SEEDS)])
def house(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, Raw]]:
    kind, _, seed = request.param.partition(" ")
    with django_db_blocker.unblock(), transaction.atomic():
        if seed:
            shaken(recorded_cast(), int(seed))
        else:
            build.build()
        yield kind, Raw()
        transaction.set_rollback(True)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.__name__)
def test_what_stands_on_the_page_is_what_the_rows_say(house: tuple[str, Raw], figure: Any) -> None:
    kind, raw = house
    wrong, compared = [], 0
    for name in READERS[kind]:
        client, user = Client(), User.objects.get(username=name)
        client.force_login(user, backend="accounts.backends.AccountBackend")
        for where, said, slow in figure(raw, user, client):
            compared += 1
            if said != slow:
                wrong.append(f"{name}: {where} says {said}, the rows say {slow}")
    assert not wrong
    assert compared, "nothing was compared"
