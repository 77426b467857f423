"""The text of a report: words of the program, words an audience may see, and nothing else.

A report is made of :class:`Text`. Every piece of it is either :class:`Fixed`, wording of the program or of the
jurisdiction's profile, or :class:`Shown`, which can be made only from :class:`~workbench.redaction.redacted.Redacted`.
Plain ``str`` is refused when the text is made, so that a record's words cannot slip in past the views.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.redaction.redacted import Redacted
from workbench.reports.dates import date_in_words

_BREAKS = re.compile(r"\n(?:[ \t]*\n)+")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_BLANKS = re.compile(r"[ \t\n\f\v]+")
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Fixed(str):
    """Wording of the program or of a profile. Never make one from a record."""

    __slots__ = ()


class Shown(str):
    """Words of a record as the audience may see them: a whole text of the view, or whole paragraphs of it, tidied."""

    __slots__ = ()

    def __new__(cls, text: Redacted | Shown) -> Shown:
        """Take over a text of the view, without what cannot be printed; TypeError for any other text."""
        if not isinstance(text, Redacted | Shown):
            raise TypeError("only text of an audience's view can be shown")
        return cls._made(_UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text)))

    @classmethod
    def _made(cls, words: str) -> Shown:
        return str.__new__(cls, words)

    @classmethod
    def one_line(cls, text: Redacted | Shown) -> Shown:
        """Take over a text as one line."""
        return cls._made(_BLANKS.sub(" ", cls(text)).strip())

    def cut(self, length: int) -> Shown:
        """Return its first letters and an ellipsis."""
        return self._made(f"{self[:length].rstrip()}…")

    def lines(self, fits: Callable[[str], bool]) -> tuple[Shown, ...]:
        """Return it broken between words into lines that fit; a word that fits nowhere has a line of its own."""
        lines: list[str] = []
        for word in self.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and fits(longer):
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(self._made(line) for line in lines)

    @classmethod
    def year(cls, before: Fixed, text: Redacted) -> Shown | None:
        """Return the program's words and the year of a date that is told; None where no year is."""
        found = _YEAR.match(text)
        return cls._made(f"{before} {found.group()}") if found else None

    @classmethod
    def date(cls, text: Redacted | Shown, *, american: bool = False) -> Shown:
        """Take over a date in words for people; a date that the view already put into words stays as it is."""
        return cls._made(date_in_words(cls.one_line(text), american=american))

    def paragraphs(self) -> tuple[Shown, ...]:
        """Return the paragraphs, each as one line.

        A paragraph that the audience may not see at all leaves four line ends in a row; it is returned empty, so that
        the paragraphs after it keep their place in every version.
        """
        places: list[str] = []
        end = 0
        for gap in _BREAKS.finditer(self):
            places.append(self[end : gap.start()])
            places.extend([""] * (gap.group().count("\n") // 2 - 1))
            end = gap.end()
        places.append(self[end:])
        tidy = [self._made(_BLANKS.sub(" ", place).strip()) for place in places]
        while tidy and not tidy[-1]:
            tidy.pop()
        return tuple(tidy)


Words = Fixed | Shown


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    words: Words
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        if type(self.words) not in {Fixed, Shown}:
            raise TypeError("a report takes only its own wording or text of an audience's view")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a heading or a cell: runs in their order."""

    runs: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        return any(run.words for run in self.runs)

    @property
    def plain(self) -> str:
        """The words without their styles."""
        return "".join(run.words for run in self.runs)


NOTHING = Text()


def text(*pieces: Words | Text | Run | None) -> Text:
    """Return one text made of the pieces; None is left out."""
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Text):
            runs.extend(piece.runs)
        elif isinstance(piece, Run):
            runs.append(piece)
        elif piece:
            runs.append(Run(piece))
    return Text(tuple(runs))


def bold(words: Words | Text | None) -> Text:
    """Return the words in bold; nothing for None."""
    return Text(tuple(Run(run.words, bold=True, italic=run.italic) for run in text(words).runs))


def italic(words: Words | Text | None) -> Text:
    """Return the words in italics; nothing for None."""
    return Text(tuple(Run(run.words, bold=run.bold, italic=True) for run in text(words).runs))


def joined(pieces: Iterable[Words | Text | None], comma: str = ", ", last: str | None = None) -> Text:
    """Return the pieces that hold words with ``comma`` between them, and ``last`` before the last one."""
    kept = [text(piece) for piece in pieces if piece]
    runs: list[Run] = []
    for place, piece in enumerate(kept):
        if place:
            between = last if last is not None and place == len(kept) - 1 else comma
            runs.append(Run(Fixed(between)))
        runs.extend(piece.runs)
    return Text(tuple(runs))
