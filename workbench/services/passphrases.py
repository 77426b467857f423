"""An honest estimate of how long a passphrase would hold."""

from __future__ import annotations

from dataclasses import dataclass

from zxcvbn import zxcvbn

MINIMUM_SCORE = 3  # zxcvbn: 10^8 to 10^10 guesses; Argon2id makes each guess cost about a second
_LONGEST = 72  # zxcvbn's time grows with length, and its verdict no longer changes
_SENTENCES = (
    "Very weak: it would be guessed at once.",
    "Weak: it would be guessed quickly.",
    "Fair: add another word or two.",
    "Good: several unrelated words.",
    "Strong.",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` is 0 to 4; ``enough`` whether a review may be created with it."""

    score: int
    sentence: str
    enough: bool


def strength(passphrase: str) -> Strength:
    """Judge a passphrase with zxcvbn; nothing of it is kept."""
    if not passphrase:
        return Strength(0, "Several unrelated words make a good passphrase.", False)
    score = int(zxcvbn(passphrase[:_LONGEST])["score"])
    return Strength(score, _SENTENCES[score], score >= MINIMUM_SCORE)
