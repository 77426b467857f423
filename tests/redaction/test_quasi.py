from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.records import KINDS, Treatment
from workbench.redaction.quasi import age_band, broad


@pytest.mark.parametrize(
    ("field", "exact", "told"),
    [
        ("sex", "Female", "female"),
        ("sex", "M", "male"),
        ("sex", "intersex, see notes", None),
        ("ethnicity", "White British", "white"),
        ("ethnicity", "White British and White Polish", "white"),
        ("ethnicity", "British Pakistani", "Asian"),
        ("ethnicity", "Black British (Nigerian)", "black"),
        ("ethnicity", "White and Black Caribbean", "mixed"),
        ("ethnicity", "Mixed: White/Asian", "mixed"),
        ("ethnicity", "Kurdish", "another ethnic group"),
        ("ethnicity", "Not recorded", None),
        ("religion", "Jehovah's Witness", "a religious faith"),
        ("religion", "Sunni Muslim", "a religious faith"),
        ("religion", "No religion", "no religion"),
        ("religion", "The Wednesday group", None),
        ("first_language", "English", "English"),
        ("first_language", "English and Polish", "English and another language"),
        ("first_language", "Sylheti; interpreter needed", "a language other than English"),
        ("first_language", "not known", None),
        ("disability", "Duchenne muscular dystrophy", "a disability or long-term condition"),
        ("disability", "None known", None),
        ("occupation", "Swing-bridge operator", "in work"),
        ("occupation", "Scaffolder, out of work since June", "not in paid work"),
        ("occupation", "Pupil, Year 2", "in education"),
        ("occupation", "Health visitor", "works in health or social care"),
        ("occupation", "Deputy headteacher", "works in education"),
        ("occupation", "Detective sergeant", "works in justice or public protection"),
        ("occupation", "unknown", None),
        ("mechanism", "Shaken by the mother's partner", "physical injury"),
        ("mechanism", "Rape and strangulation", None),
        ("mechanism", "Found in the bath, drowned", "drowning"),
        ("mechanism", "Methadone ingestion", "poisoning or overdose"),
        ("mechanism", "Something nobody has seen", None),
        ("status", "Interim care order (s.38)", "in public care or under a court order"),
        ("status", "Child in need (s.17)", "known to services as a child in need"),
        ("status", "Child protection plan: neglect", "child protection plan"),
        ("status", "Something else", None),
    ],
)
def test_a_telling_fact_is_told_in_broad_terms_or_not_at_all(field: str, exact: str, told: str | None) -> None:
    assert broad(field, exact) == told


def test_a_fact_without_a_table_is_not_told() -> None:
    assert broad("shoe_size", "10") is None


def test_every_declared_fact_has_a_table() -> None:
    for cls in KINDS.values():
        for field in cls.spec.fields.values():
            if field.treatment is Treatment.QUASI:
                names = [part.name for part in field.parts if part.treatment is Treatment.QUASI] or [field.name]
                assert all(
                    broad(name, text) for name, text in zip(names, [_EXAMPLES[name] for name in names], strict=True)
                )


_EXAMPLES = {
    "sex": "male",
    "ethnicity": "White",
    "religion": "Hindu",
    "first_language": "Welsh",
    "disability": "deaf",
    "occupation": "cook",
    "mechanism": "a fall",
    "status": "care order",
}


@given(st.sampled_from(sorted(_EXAMPLES)), st.text())
def test_what_is_told_never_depends_on_how_it_was_written(field: str, words: str) -> None:
    told = broad(field, words)
    assert told is None or told not in {"", words} or told in {"male", "female", "English", "white", "black", "mixed"}


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "under 1"),
        (1, "1 to 4"),
        (4, "1 to 4"),
        (5, "5 to 9"),
        (10, "10 to 13"),
        (14, "14 to 17"),
        (18, "18 or over"),
    ],
)
def test_ages_are_told_in_bands(age: int, band: str) -> None:
    assert age_band(age) == band
