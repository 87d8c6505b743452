from pathlib import Path

import pytest

from scenarios.find import LIBRARY
from scenarios.load import load
from scenarios.problem import BadInput

FRAME = "horizon: {from: 2022-09-01, to: 2022-09-30}\nas_of: 2022-08-15\npolicy: decree-863\n"
WISH = 'proposals:\n  a: {body: health, dates: {from: 2022-09-01, to: 2022-09-30}, places: ["*"]}\n'
REGIONS = """regions:
  abai:
    name: {kk: Абай}
    population: 611888
    places: {urzhar: {kind: district, centre: false, name: {en: Urzhar}}}
"""


def wish(*changes: tuple[str, str]) -> dict[str, str]:
    text = WISH
    for old, new in changes:
        text = text.replace(old, new)
    return {"proposals": text}


BAD = {
    "an unknown key": (
        {"scenario": FRAME + "calender: {}\n"},
        ["scenario.yaml:4:1: calender: unknown key. Maybe calendar."],
    ),
    "an unknown key like no other": (
        {"scenario": FRAME + "xyz: {}\n"},
        [
            "scenario.yaml:4:1: xyz: unknown key. Known here: kezdesu, title, note, horizon, as_of, calendar, policy, decree.",  # noqa: E501
        ],
    ),
    "another version": (
        {"scenario": FRAME + "kezdesu: 2\n"},
        ["scenario.yaml:4:10: kezdesu: '2' is not one of 1."],
    ),
    "missing keys": (
        {"scenario": "policy: decree-863\nhorizon: {from: 2022-09-01}\n"},
        [
            "scenario.yaml:1:1: as_of: this key is missing.",
            "scenario.yaml:2:1: horizon.to: this key is missing.",
        ],
    ),
    "an unknown policy": (
        {"scenario": FRAME.replace("863", "864")},
        [
            "scenario.yaml:3:9: policy: there is no such policy. 'decree-864' is not one of decree-863, rule-2024. "
            "Maybe decree-863."
        ],
    ),
    "a policy that is no name": (
        {"scenario": FRAME.replace("decree-863", "863")},
        ["scenario.yaml:3:9: policy: text is wanted (a number or true / false in quotes), not 863."],
    ),
    "another country": (
        {"scenario": FRAME + "calendar: {country: KG}\n"},
        ["scenario.yaml:4:21: calendar.country: 'KG' is not one of KZ."],
    ),
    "a day off that is a working day": (
        {
            "scenario": FRAME
            + "calendar: {days_off: [2022-09-05, 2022-09-06], working_days: [2022-09-10, 2022-09-06]}\n"
        },
        ["scenario.yaml:4:75: calendar.working_days[1]: 2022-09-06 is a day off as well."],
    ),
    "a horizon upside down": (
        {"scenario": FRAME.replace("2022-09-30", "2022-08-30")},
        ["scenario.yaml:1:33: horizon.to: 2022-08-30 is before 2022-09-01; from and to are both inclusive."],
    ),
    "an empty file": ({"scenario": ""}, ["scenario.yaml:1:1: is empty."]),
    "a list where a mapping belongs": (
        {"scenario": "- 1\n", "proposals": "proposals: [1]\n", "policy": "- 1\n"},
        [
            "scenario.yaml:1:1: a mapping (key: value) is wanted, not a list.",
            "proposals.yaml:1:1: proposals: a mapping (key: value) is wanted, not a list.",
        ],
    ),
    "a policy file that is a list": ({"policy": "- 1\n"}, ["policy.yaml:1:1: a mapping (key: value) is wanted."]),
    "a word where a mapping belongs": (
        {"bodies": "health\n", "proposals": WISH},
        ["bodies.yaml:1:1: a mapping (key: value) is wanted, not 'health'."],
    ),
    "a missing file": ({"bodies": None}, ["bodies.yaml:1:1: there is no such file."]),
    "no UTF-8": ({"regions": b"\xff\xfe"}, ["regions.yaml:1:1: is not in UTF-8; save it in that encoding."]),
    "no regions": (
        {"regions": "regions: {}\n"},
        ["regions.yaml:1:1: regions: is empty; at least one is wanted."],
    ),
    "a region without places": (
        {"regions": REGIONS.replace("{urzhar: {kind: district, centre: false, name: {en: Urzhar}}}", "{}"), **wish()},
        ["regions.yaml:5:5: regions.abai.places: is empty; at least one is wanted."],
    ),
    "a population of none": (
        {"regions": REGIONS.replace("611888", "0"), **wish()},
        ["regions.yaml:4:17: regions.abai.population: 0 is out of range; a whole number above 0 is wanted."],
    ),
    "half a person": (
        {"regions": REGIONS.replace("611888", "1.5"), **wish()},
        ["regions.yaml:4:17: regions.abai.population: a whole number is wanted, not 1.5."],
    ),
    "a population in words": (
        {"regions": REGIONS.replace("611888", '"611888"'), **wish()},
        ["regions.yaml:4:17: regions.abai.population: a whole number is wanted, not '611888'."],
    ),
    "no population": (
        {"regions": REGIONS.replace("611888", ""), **wish()},
        ["regions.yaml:4:16: regions.abai.population: no value; a whole number is wanted."],
    ),
    "a negative number of appeals, of nobody": (
        {"regions": REGIONS + "    appeals: {helth: -1, trade: true}\n", **wish()},
        [
            "regions.yaml:6:15: regions.abai.appeals.helth: there is no body 'helth'. Maybe health.",
            "regions.yaml:6:22: regions.abai.appeals.helth: -1 is out of range; a whole number of 0 or more is wanted.",
            "regions.yaml:6:33: regions.abai.appeals.trade: a whole number is wanted, not true.",
        ],
    ),
    "wrong kinds of value": (
        {
            "regions": REGIONS.replace("district,", "town,").replace("false", "no").replace("{kk: Абай}", "Абай"),
            **wish(),
        },
        [
            "regions.yaml:3:11: regions.abai.name: words in kk, ru, en are wanted, not 'Абай'.",
            "regions.yaml:5:29: regions.abai.places.urzhar.kind: 'town' is not one of city, district, city_district.",
            "regions.yaml:5:43: regions.abai.places.urzhar.centre: true or false is wanted, not 'no'.",
        ],
    ),
    "a name in no language": (
        {"regions": REGIONS.replace("kk: Абай", ""), **wish()},
        ["regions.yaml:3:5: regions.abai.name: a name stands in at least one of kk, ru, en."],
    ),
    "a time zone elsewhere": (
        {"regions": REGIONS + "    timezone: Asia/Qostanai\n", **wish()},
        [
            "regions.yaml:6:15: regions.abai.timezone: 'Asia/Qostanai' is not one of Asia/Almaty, Asia/Aqtau, "
            "Asia/Aqtobe, Asia/Atyrau, Asia/Oral, Asia/Qostanay, Asia/Qyzylorda. Maybe Asia/Qostanay."
        ],
    ),
    "an id that is none": (
        {"regions": REGIONS.replace("  abai:", "  Abai:"), **wish()},
        ["regions.yaml:2:3: regions.Abai: 'Abai' is no id: lower-case letters a-z and digits, words joined with '-'."],
    ),
    "closures and validity upside down": (
        {
            "regions": REGIONS + "    closed: [{from: 2022-09-02, to: 2022-09-01}]\n"
            "    valid: {from: 2022-09-02, to: 2022-09-01}\n",
            **wish(),
        },
        [
            "regions.yaml:6:37: regions.abai.closed[0].to: 2022-09-01 is before 2022-09-02; "
            "from and to are both inclusive.",
            "regions.yaml:7:35: regions.abai.valid.to: 2022-09-01 is before 2022-09-02; from and to are both inclusive.",  # noqa: E501
        ],
    ),
    "a closure of an unknown scope": (
        {"regions": REGIONS + "    closed: [{from: 2022-09-02, to: 2022-09-05, scope: villages}]\n", **wish()},
        ["regions.yaml:6:56: regions.abai.closed[0].scope: 'villages' is not one of all, districts."],
    ),
    "an absence on an unknown day": (
        {"bodies": "bodies: {health: {name: {en: H}, away: [{every: tuesdy}, 3]}}\n", **wish()},
        [
            "bodies.yaml:1:49: bodies.health.away[0].every: 'tuesdy' is not one of monday, tuesday, wednesday, "
            "thursday, friday, saturday, sunday. Maybe tuesday.",
            "bodies.yaml:1:58: bodies.health.away[1]: a mapping (key: value) is wanted, not 3.",
        ],
    ),
    "a date that is no date": (
        wish(("2022-09-30", "2022-09-31")),
        ["proposals.yaml:2:51: proposals.a.dates.to: 2022-09-31 is no date: the calendar has no such day."],
    ),
    "a date written otherwise": (
        wish(("2022-09-30", "30.09.2022"), ("2022-09-01", "20220901")),
        [
            "proposals.yaml:2:35: proposals.a.dates.from: 20220901 is no date; write it like 2022-09-14.",
            "proposals.yaml:2:49: proposals.a.dates.to: '30.09.2022' is no date; write it like 2022-09-14.",
        ],
    ),
    "a window upside down": (
        wish(("2022-09-30", "2022-08-30")),
        [
            "proposals.yaml:2:51: proposals.a.dates.to: 2022-08-30 is before 2022-09-01; "
            "from and to are both inclusive.",
        ],
    ),
    "a window wholly outside the horizon": (
        wish(("2022-09", "2022-10"), ("2022-09", "2022-10"), ("10-30", "10-31")),
        [
            "proposals.yaml:2:21: proposals.a.dates: the window 2022-10-01 to 2022-10-31 is wholly outside the horizon "
            "2022-09-01 to 2022-09-30."
        ],
    ),
    "a wish outside the window": (
        wish(("2022-09-30", "2022-09-30, prefer: 2022-10-01")),
        ["proposals.yaml:2:71: proposals.a.dates.prefer: 2022-10-01 is outside the window 2022-09-01 to 2022-09-30."],
    ),
    "an unknown priority": (
        wish(('"*"]', '"*"], priority: hihg')),
        ["proposals.yaml:2:89: proposals.a.priority: 'hihg' is not one of must, high, normal, low. Maybe high."],
    ),
    "no places": (
        wish(('["*"]', "[]")),
        ["proposals.yaml:2:64: proposals.a.places: is empty; at least one is wanted."],
    ),
    "an unknown body": (
        wish(("health", "helth")),
        ["proposals.yaml:2:13: proposals.a.body: there is no body 'helth'. Maybe health."],
    ),
    "bodies twice, unknown ones": (
        wish(("}, places", "}, with: [trade, health, trade, x, 1], places")),
        [
            "proposals.yaml:2:78: proposals.a.with[1]: health takes part already.",
            "proposals.yaml:2:86: proposals.a.with[2]: trade takes part already.",
            "proposals.yaml:2:93: proposals.a.with[3]: there is no body 'x'.",
            "proposals.yaml:2:96: proposals.a.with[4]: text is wanted (a number or true / false in quotes), not 1.",
        ],
    ),
    "unknown places": (
        wish(('"*"', 'abai/urzhr, "kostany/*", abai, urzhar, "*/*", "abai/*", "abai/", nowhere/x, urzha')),
        [
            "proposals.yaml:2:73: proposals.a.places[0]: there is no place 'urzhr' in abai. Maybe abai/urzhar.",
            "proposals.yaml:2:85: proposals.a.places[1]: there is no region 'kostany'. Maybe kostanay/*.",
            "proposals.yaml:2:98: proposals.a.places[2]: 'abai' is no place. Maybe abai/*.",
            "proposals.yaml:2:104: proposals.a.places[3]: 'urzhar' is no place: write region/place. Maybe abai/urzhar.",
            "proposals.yaml:2:112: proposals.a.places[4]: there is no region '*'.",
            "proposals.yaml:2:129: proposals.a.places[6]: 'abai/' is no place. Maybe abai/*.",
            "proposals.yaml:2:138: proposals.a.places[7]: there is no place 'nowhere/x'.",
            "proposals.yaml:2:149: proposals.a.places[8]: there is no place 'urzha'. Maybe abai/urzhar.",
        ],
    ),
    "an exempt body that proposes or takes part": (
        {
            "policy": "exempt: [trade]\n",
            "proposals": WISH
            + WISH[11:].replace("a:", "b:").replace("health", "trade")
            + WISH[11:].replace("a:", "c:").replace("}, places", "}, with: [trade], places"),
        },
        [
            "proposals.yaml:3:13: proposals.b.body: trade is exempt: it holds no meetings under this policy.",
            "proposals.yaml:4:71: proposals.c.with[0]: trade is exempt: it holds no meetings under this policy.",
        ],
    ),
    "a duplicate key": (
        {"proposals": WISH + WISH[11:]},
        ["proposals.yaml:3:3: a: this key stands on line 2 already."],
    ),
    "an id in two files": (
        {"proposals/x": WISH, "proposals/y": WISH, "proposals": None},
        ["proposals/y.yaml:2:3: proposals.a: this id stands at proposals/x.yaml:2:3 already."],
    ),
    "no proposal": (
        {"proposals": "proposals: {}\n", "scenario": FRAME},
        ["scenario.yaml:1:1: there is no proposal in the whole scenario."],
    ),
    "no proposals file": (
        {"proposals": None, "scenario": FRAME},
        ["scenario.yaml:1:1: there is no proposal in the whole scenario."],
    ),
    "a held meeting of nobody, nowhere and too late": (
        {"held": "held: {h: {body: helth, date: 2022-09-01, place: abai/urzhr}}\n"},
        [
            "held.yaml:1:18: held.h.body: there is no body 'helth'. Maybe health.",
            "held.yaml:1:31: held.h.date: 2022-09-01 is not before the horizon, which begins on 2022-09-01; "
            "an events file says what is held later.",
            "held.yaml:1:50: held.h.place: there is no place 'urzhr' in abai. Maybe abai/urzhar.",
        ],
    ),
    "a policy's unknown rules and numbers": (
        {
            "policy": "rules: {travl_gap: {days: 3}, travel_gap: {dais: 3, mode: hart}, region_share: 5}\n"
            "prices: {placee: 3}\nruls: 1\n"
        },
        [
            "policy.yaml:1:9: rules.travl_gap: there is no rule 'travl_gap'. Maybe travel_gap.",
            "policy.yaml:1:44: rules.travel_gap.dais: the rule has no such number. Maybe days.",
            "policy.yaml:1:59: rules.travel_gap.mode: 'hart' is not one of hard, soft, off. Maybe hard.",
            "policy.yaml:1:80: rules.region_share: a mapping (key: value) is wanted, not 5.",
            "policy.yaml:2:10: prices.placee: 'placee' is not one of day_of_window, place, other_region, moved_meeting, "  # noqa: E501
            "day_opened, day_freed, number_by_one. Maybe place.",
            "policy.yaml:3:1: ruls: unknown key. Maybe rules.",
        ],
    ),
    "a number like none of the rule's": (
        {"policy": "rules: {notice: {zzz: 1}}\n"},
        [
            "policy.yaml:1:18: rules.notice.zzz: the rule has no such number. "
            "It has mode, working_days, source, certainty, level, weight."
        ],
    ),
    "YAML tags, tabs and a second document, in several files": (
        {"scenario": FRAME + "title: !!str x\n", "bodies": "bodies:\n\thealth: 1\n", "held": "held: {}\n---\na: 1\n"},
        [
            "scenario.yaml:4:8: the tag !!str is refused; write plain values.",
            "bodies.yaml:2:1: a tab; indent with spaces.",
            "held.yaml:2:1: a second document begins; one file holds one.",
        ],
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_with_its_place_all_at_once(case, problems):
    files, expected = BAD[case]
    assert problems(files) == expected


def test_a_folder_that_is_not_there():
    with pytest.raises(BadInput) as bad:
        load(Path("/nowhere"))
    assert [problem.where for problem in bad.value.problems] == [
        "/nowhere/scenario.yaml:1:1",
        "/nowhere/regions.yaml:1:1",
        "/nowhere/bodies.yaml:1:1",
    ]


def test_the_numbers_of_a_policy_are_judged_by_the_caller(problems):
    def judge(policy):
        days = policy.rules["travel_gap"].numbers["days"]
        yield ("rules", "travel_gap", "days"), f"{days} is too many"
        yield ("rules", "notice", "working_days"), "told of a pack's number"
        yield ("rules", "travel_gap", "dais"), "told already"

    files = {"policy": "rules: {travel_gap: {days: 99, dais: 1}}\n", "scenario": FRAME, **wish(("health", "helth"))}
    assert problems(files, check_policy=judge) == [
        "policy.yaml:1:28: rules.travel_gap.days: 99 is too many",
        "policy.yaml:1:32: rules.travel_gap.dais: the rule has no such number. Maybe days.",
        "scenario.yaml:3:9: rules.notice.working_days: told of a pack's number",
        "proposals.yaml:2:13: proposals.a.body: there is no body 'helth'. Maybe health.",
    ]


def test_a_policy_of_its_own_numbers(write):
    folder = write({"policy": "rules: {region_month_cap: {at_most: 1}}\nexempt: [defence]\nprices: {place: 9}\n"})
    policy = load(folder).scenario.policy
    assert policy.rules["region_month_cap"].numbers == {"at_most": 1}
    assert policy.rules["region_month_cap"].mode == "hard"
    assert (policy.exempt, policy.prices["place"], policy.prices["day_freed"]) == (("defence",), 9, 10)


def test_the_files_of_a_folder_come_together(write):
    folder = write(
        {
            "proposals": None,
            "proposals/one": WISH,
            "proposals/two": WISH.replace("a:", "b:"),
            "regions": None,
            "regions/abai": REGIONS,
            "regions/other": REGIONS.replace("abai", "other"),
            "held": "held: {h: {body: health, date: 2022-05-02, place: other/urzhar}}\n",
        }
    )
    scenario = load(folder).scenario
    assert scenario.name == "s"
    assert list(scenario.proposals) == ["a", "b"]
    assert list(scenario.places) == ["abai/urzhar", "other/urzhar"]
    assert scenario.held["h"].region == "other"


def test_positions_of_entries():
    sources = load(LIBRARY / "kazakhstan-2022-h2").sources
    name = "kazakhstan-2022-h2"
    assert sources.where("proposals", "trade-01", "dates", "from") == f"{name}/proposals/trade.yaml:2:41"
    assert sources.where("regions", "abai", "closed", 0) == f"{name}/regions.yaml:7:9"
    assert sources.where("policy", "rules", "travel_gap", "days") == f"{name}/scenario.yaml:9:9"
    assert sources.where("scenario", "as_of") == f"{name}/scenario.yaml:7:8"
    assert sources.where("elsewhere", "x") == "elsewhere"


def test_a_changed_number_is_found_in_the_policy_file(write):
    folder = write({"policy": "rules: {travel_gap: {days: 2}}\n"})
    sources = load(folder).sources
    assert sources.where("policy", "rules", "travel_gap", "days") == f"{folder}/policy.yaml:1:28"
    assert sources.where("policy", "rules", "notice", "working_days") == f"{folder}/scenario.yaml:7:9"
