"""Every structured identifier of the field in ten written forms and more: spaced, run together, small, misread.

By rules alone and at the care of the queue, which is what a draft masks: nothing here rests on the tagger.
"""

from __future__ import annotations

import re

import pytest

from workbench.redaction.detect import Care, detect

WRITTEN = {
    "nhs": (
        "NHS No: 943 476 5919",
        "nhs 9434765919",
        "NHS number 943-476-5919",
        "he is 943 476 5919 on the list",
        "943.476.5919 NHS",
        "nhs no. 943 4765919",
        "NHS:943476 5919",
        "NHS no 943 476 59 19",
        "his number (943 476 5919) was wrong",
        "NHS No. 943\u00a0476\u00a05919",
        "nhs num 94 34 76 59 19",
        "NHS No 943 476 5O19",
    ),
    "upn": (
        "UPN H801200001001",
        "upn h801200001001",
        "UPN: H 801 200 001 001",
        "H801200001001",
        "upn H801-200001-001",
        "UPN H8012 0000 1001",
        "pupil no H801200001001",
        "(H801200001001)",
        "UPN H80120000100A",
        "UPN=H801200001001",
    ),
    "postcode": (
        "SA99 1XY",
        "sa99 1xy",
        "SA991XY",
        "sa991xy",
        "SA99  1XY",
        "SA99-1XY",
        "SA 99 1XY",
        "live at sa9 9xy now",
        "EC1A 1BB",
        "ec1a1bb is it",
        "SA99 IXY",
    ),
    "phone": (
        "07700 900381",
        "07700900381",
        "+44 7700 900381",
        "0044 7700 900381",
        "(01632) 960118",
        "01632-960-118",
        "07700-900-381",
        "tel 960118",
        "mob 07700 900 381",
        "+44(0)7700900381",
        "07700.900.381",
        "o7700 900381",
        "O7700 900381",
        "ring 07700/900381",
        "call me on 7700900381",
        "extension 4471",
    ),
    "email": (
        "s.oduya@mail.example",
        "S.ODUYA@MAIL.EXAMPLE",
        "s.oduya [at] mail.example",
        "s.oduya at mail dot example",
        "s.oduya@mail .example",
        "s.oduya(at)mail.example",
        "<s.oduya@mail.example>",
        "e-mail: S.Oduya@Mail.Example",
        "s_oduya+1@mail.co.uk",
        "s.oduya @ mail.example",
    ),
    "url": (
        "https://www.facebook.com/shaz.b.89",
        "www.shaz.example/x",
        "facebook.com/shaz.b",
        "shazb.co.uk",
        "http://bit.ly/3xYz",
        "fb.com/shaz",
        "instagram.com/shaz_b",
        "youtube.com/@shazb",
        "t.me/shazb",
        "shazb dot co dot uk",
    ),
    "social": (
        "@shaz_b_89",
        "insta: shaz_b_89",
        "snap shazb89",
        "Snapchat name is shazb89",
        "on TikTok as shazb_x",
        "IG shaz.b.89",
        "facebook: shaz.bee.xx",
        "gamertag xXshazXx",
        "username shazb89",
        "Insta handle shazb",
    ),
    "vehicle": (
        "YK19 XBT",
        "YK19XBT",
        "yk19 xbt",
        "yk19xbt",
        "YK19-XBT",
        "reg YK 19 XBT",
        "K123 ABC",
        "k123abc",
        "ABC 123D",
        "reg no. YK I9 XBT",
        "vrm YK19XBT",
        "VRM: yk19 xbt",
    ),
    "police": (
        "log 0913",
        "ref 0913",
        "Log no 0913",
        "log 913 of 19 March",
        "CAD 1187",
        "cad1187",
        "crime 14/22871/21",
        "crime no 14-22871-21",
        "NP-20220311-0552",
        "incident 552 of 11/03/22",
        "URN 52NP0123421",
        "PPN 221094",
        "niche 2200118833",
        "PNC 08/123456Y",
        "pc 418",
        "collar number 2217",
        "PS 418 Varga",
        "officer 2217",
        "custody ref 0077",
        "occurrence 4422001187",
    ),
    "court": (
        "ZE21C00417",
        "ze21c00417",
        "ZE21 C00417",
        "case no ZE21C00417",
        "T20217033",
        "T2021 7033",
        "[2021] EWFC 48",
        "[2021] EWHC 123 (Fam)",
        "claim no. G00BS417",
        "case 2021/0413",
        "LC/2021/00413",
        "FD21P00411",
        "CR-2021-000417",
        "no 417 of 2021",
        "court ref 00417",
    ),
    "account": (
        "a/c 55779911",
        "acc no 5577 9911",
        "sort code 20-14-53",
        "20-14-53",
        "sort 201453",
        "rent account RA/00817/4",
        "account ending 4471",
        "card 4929 1234 5678 9012",
        "IBAN GB29 NWBK 6016 1331 9268 19",
        "tenancy TN-009182",
        "policy CM/881/2231",
        "Liquidlogic 60017723",
        "Mosaic ID 1184523",
        "LL no 60017723",
        "case number 1184523",
        "EHCP no. 4472",
        "record 1184523",
        "client id: 88213",
        "our ref: LBL-88213",
        "your ref AB/CD/12",
        "complaint 21-0098",
        "ULN 1234567890",
        "NINO QQ 12 34 56 C",
        "qq123456c",
        "passport 533401372",
        "BRP ZU1234567",
        "CRN X123456",
        "Home Office K1234567/2",
        "DBS 001234567890",
        "hospital no K0077123",
        "K0077123",
        "hosp num 0077123",
    ),
    "date": (
        "04-11-2018",
        "4/11/18",
        "4.11.18",
        "4 Nov 2018",
        "4th Nov 18",
        "4th of November 2018",
        "November 4th, 2018",
        "04112018 dob",
        "dob 041118",
        "2018-11-04",
        "the fourth of November",
        "4 Tachwedd 2018",
        "04 NOV 2018",
        "4Nov18",
        "04NOV18",
        "Sunday 4 November",
        "4-Nov-2018",
        "born 4.11.2018",
        "the 4th inst",
        "O4/11/2018",
        "4 / 11 / 2018",
        "4 nov",
        "nov 4",
        "Nov '18",
        "11/2018",
        "2018/11/04",
    ),
    "initials": (
        "gy said he was cold",
        "told gy to stop",
        "spoke with gy about it",
        "gy was upset",
        "g.y. said",
        "Gy said no",
        "GY said no",
        "seen gy today.",
        "gy's mum rang",
    ),
}
_TELLING = {"email": r"(?i:oduya)", "social": r"shaz", "initials": r"(?i:gy|g\.y)"}


def _telling(kind: str, written: str) -> re.Pattern[str]:
    """Return what must be covered: every digit, or where there is none the word that tells."""
    if re.search(r"\d", written) and kind != "initials":
        return re.compile(r"\d")
    return re.compile(_TELLING.get(kind, r"shaz|bit|fourth"))


@pytest.mark.parametrize(("kind", "written"), [(kind, form) for kind, forms in WRITTEN.items() for form in forms])
def test_an_identifier_is_found_however_it_is_written(kind: str, written: str) -> None:
    text = f"Then {written}" if kind == "initials" else f"She said that {written}, and left."
    spans = detect(text, Care.QUEUE, by_rules_alone=True)
    telling = list(_telling(kind, written).finditer(text))
    assert telling
    for match in telling:
        assert any(s.start <= match.start() < s.end for s in spans), [s.text for s in spans]


@pytest.mark.parametrize("kind", WRITTEN)
def test_there_are_ten_forms_of_each(kind: str) -> None:
    assert len(WRITTEN[kind]) >= (9 if kind == "initials" else 10)
