from __future__ import annotations

from workbench.exchange.documents.document import Passage, file_names, paragraphs, running_text


def test_attachment_names_are_safe_and_distinct() -> None:
    names = [
        "a.txt",
        "A.TXT",
        "../../etc/passwd",
        "C:\\x\\b.doc",
        "\x00<>:",
        "..",
        "",
        "x" * 500 + ".pdf",
        "na\u202eme.txt",
    ]
    safe = file_names(names)
    assert safe[:5] == ["a.txt", "2 A.TXT", "passwd", "b.doc", "attachment 5"]
    assert safe[5:7] == ["attachment 6", "attachment 7"]
    assert len(safe[7]) <= 120
    assert safe[7].endswith(".pdf")
    assert safe[8] == "name.txt"
    assert not any(set(name) & set('/\\:<>"|?*') for name in safe)


def test_paragraphs_are_split_by_blank_lines_and_numbered() -> None:
    assert list(paragraphs("\n\na\nb\n \t\n\nc\n")) == [Passage("para 1", "a\nb"), Passage("para 2", "c")]


def test_asides_are_marked_in_the_running_text() -> None:
    assert running_text([Passage("para 1", "a"), Passage("note 1", "b", aside=True)]) == "a\n\n[note 1] b"


def test_a_passage_does_not_show_its_words_in_a_log() -> None:
    assert "Zephyr" not in repr(Passage("p. 1", "Zephyr"))
