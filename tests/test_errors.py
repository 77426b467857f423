from __future__ import annotations

from workbench import errors
from workbench.errors import WorkbenchError


def every(cls: type[WorkbenchError]) -> list[type[WorkbenchError]]:
    return [cls, *(leaf for sub in cls.__subclasses__() for leaf in every(sub))]


def test_every_error_has_its_own_code() -> None:
    codes = [e.code for e in every(WorkbenchError)]
    assert len(codes) == len(set(codes))


def test_exit_codes_are_those_of_the_command_line() -> None:
    assert {e.exit_code for e in every(WorkbenchError)} == {1, 2, 3}
    assert errors.WrongPassphrase().exit_code == 2
    assert errors.InUse().exit_code == 3
    assert errors.Damaged("The store is damaged.").exit_code == 1


def test_an_error_is_one_sentence_and_a_next_step() -> None:
    text = str(errors.WrongPassphrase())
    assert text == "The passphrase does not open this review. Try again, or use the recovery sheet."


def test_many_dangling_references_are_counted() -> None:
    one = ("event", "e1", "agency", "a9")
    assert "and 2 more" in str(errors.UnknownReference([one, one, one]))
    assert "more" not in errors.UnknownReference([one]).sentence
