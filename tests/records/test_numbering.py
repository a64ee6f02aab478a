"""Yearly numbers: none missing, none twice, even when many take one at once or an act fails."""

import threading

import pytest
from django.db import connection, transaction

from records import numbering


@pytest.mark.django_db
def test_numbers_count_up_within_a_year_and_start_anew_in_the_next():
    taken = [numbering.take("LZ", 2026) for _ in range(3)] + [numbering.take("LZ", 2027)]
    assert taken == [1, 2, 3, 1]
    assert numbering.peek("LZ", 2026) == 4
    assert numbering.code("LZ", 2026, 11) == "LZ-2026-011"
    assert numbering.code("LZ", 2026, 1234) == "LZ-2026-1234"


@pytest.mark.django_db(transaction=True)
def test_a_number_of_a_failed_act_is_given_out_again():
    class Failed(Exception):
        pass

    def act() -> None:
        with transaction.atomic():
            assert numbering.take("LZ", 2026) == 1
            raise Failed

    with pytest.raises(Failed):
        act()
    with transaction.atomic():
        assert numbering.take("LZ", 2026) == 1


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_no_number_is_given():
    with pytest.raises(RuntimeError):
        numbering.take("LZ", 2026)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_numbers_without_gap_or_double():
    taken: list[int] = []
    failed: list[Exception] = []

    def take_five() -> None:
        try:
            for _ in range(5):
                with transaction.atomic():
                    taken.append(numbering.take("LZ", 2026))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=take_five) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(taken) == list(range(1, 31))
