"""Page numbers round the current one; gaps are None."""

AROUND = 2


def page_numbers(number: int, pages: int) -> list[int | None]:
    """`page_numbers(6, 20)` is [1, None, 4, 5, 6, 7, 8, None, 20]; every page when there are few."""
    shown = sorted({1, pages, *range(number - AROUND, number + AROUND + 1)} & set(range(1, pages + 1)))
    found: list[int | None] = []
    for page in shown:
        if found and found[-1] is not None and page - found[-1] > 1:
            found.append(page - 1 if page - found[-1] == 2 else None)
        found.append(page)
    return found
