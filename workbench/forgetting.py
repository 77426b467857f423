"""What is worked out for words of a review and kept for speed is forgotten when the review is closed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
_kept: list[_lru_cache_wrapper[Any]] = []


def until_closed(most: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Return a decorator that keeps the last ``most`` answers of a function of a review's words, until `forget`."""

    def keep(function: Callable[..., T]) -> _lru_cache_wrapper[T]:
        kept = lru_cache(maxsize=most)(function)
        _kept.append(kept)
        return kept

    return keep


def forget() -> None:
    """Forget it all, and the patterns that Python keeps: some were made of words that somebody looked for."""
    for kept in _kept:
        kept.cache_clear()
    re.purge()
