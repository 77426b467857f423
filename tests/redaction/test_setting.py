"""When a record's story is set, and that its dates are read by it."""

from __future__ import annotations

import pytest

from tests.redaction.conftest import Fill
from workbench.records import Agency, Episode, Event, GoodPractice, Incident, Interview, Involvement, Review, Section
from workbench.redaction.audiences import audience
from workbench.redaction.setting import setting_of
from workbench.redaction.views import AudienceView

REVIEW = Review("r1", title="T", period_from="2018-10-01", period_to="2020-06-30", incident_date="2020-06-30")
RECORDS = (
    REVIEW,
    Incident("i1", date="2020-06-30", nature="serious_harm"),
    Event("e1", date="2019-12-02", what_happened="Seen."),
    Event("e2", date="2020-01", what_happened="Seen on 14 December as well."),
    Event("e3", what_happened="Nobody wrote when."),
    Episode("k1", number=1, title="Away", from_="2019-12-01", to="2020-01-10"),
    Episode("k2", number=2, title="Alone"),
    GoodPractice("g1", title="Asked again", events=("e1", "e2")),
    Agency("a1", name="A", label="Service", kind="housing"),
    Involvement("v1", agency="a1", service="Visits", from_="2019-02-03"),
    Interview("t1", date="2021-03-01", capacity="manager", notes="In May."),
    Section(
        "s1", number=1, heading="Five days in December", body="On 4 December.", episodes=("k1",), audiences=("public",)
    ),
    Section("s2", number=2, heading="Later", body="On 4 December.", audiences=("public",)),
)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("event", "e1"), ("2019-12-02", "2019-12-02")),
        (("event", "e2"), ("2020-01-01", "2020-01-31")),
        (("event", "e3"), (None, None)),
        (("event", "no such"), (None, None)),
        (("episode", "k1"), ("2019-12-01", "2020-01-10")),
        (("episode", "k2"), (None, None)),
        (("good_practice", "g1"), ("2019-12-02", "2020-01-31")),
        (("involvement", "v1"), ("2019-02-03", "2019-02-03")),
        (("interview", "t1"), (None, None)),  # it tells of an earlier time than its own
        (("section", "s1"), ("2019-12-01", "2020-01-10")),
        (("section", "s2"), (None, None)),
    ],
)
def test_a_record_tells_of_its_own_time_or_of_what_it_rests_on(
    fill: Fill, place: tuple[str, str], told: tuple[str | None, str | None]
) -> None:
    assert setting_of(fill(*RECORDS), *place) == told


def test_a_section_reads_its_dates_by_its_episodes(fill: Fill) -> None:
    with AudienceView(fill(*RECORDS), audience("public")) as view:
        told, untold = (view.get("section", id_) for id_ in ("s1", "s2"))
        assert told is not None
        assert untold is not None
        assert str(told.values["heading"]) == "Five days about six months before the incident"
        assert str(told.values["body"]) == "About seven months before the incident."
        assert str(untold.values["body"]) == "Around that time."
