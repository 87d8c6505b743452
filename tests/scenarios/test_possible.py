from datetime import date as Date

from scenarios.find import LIBRARY
from scenarios.load import load
from scenarios.possible import earliest, has_a_chance

FRAME = "horizon: {from: 2022-09-01, to: 2022-09-30}\nas_of: 2022-08-15\npolicy: decree-863\n"


def warnings(folder):
    return [str(warning).replace(f"{folder}/", "") for warning in load(folder).warnings]


def wish(dates: str, places: str = "['*']", body: str = "trade") -> dict[str, str]:
    return {"proposals": f"proposals:\n  a: {{body: {body}, dates: {dates}, places: {places}}}\n"}


def test_a_closed_region_leaves_one_proposal_without_a_date():
    assert [str(warning) for warning in load(LIBRARY / "closed-region").warnings] == [
        "closed-region/proposals.yaml:5:3: proposals.labour-01: no date and place is possible, so it stays unplaced: "
        "labour is away every tuesday (Government session); kostanay is closed 2022-11-07 to 2022-11-30 (snowstorms); "
        "other days are no working days."
    ]


def test_what_consumed_the_window_is_named(write):
    absence = (
        "bodies:\n  trade: {name: {en: T}, away: [{from: 2022-09-05, to: 2022-09-09}, {every: friday, to: 2022-12-31},"
        " {from: 2022-09-20, to: 2022-09-21}],"
        " valid: {from: 2022-09-02}}\n"
    )
    folder = write({"bodies": absence, **wish("{from: 2022-09-01, to: 2022-09-09}"), "scenario": FRAME})
    regions = (folder / "regions.yaml").read_text().replace("  kostanay:", "    valid: {to: 2022-09-05}\n  kostanay:")
    (folder / "regions.yaml").write_text(regions)
    scenario = FRAME.replace("08-15", "08-31")
    (folder / "scenario.yaml").write_text(scenario)
    assert warnings(folder) == [
        "proposals.yaml:2:3: proposals.a: no date and place is possible, so it stays unplaced: "
        "notice allows 2022-09-10 at the earliest; trade is away 2022-09-05 to 2022-09-09; "
        "trade is away every friday to 2022-12-31; trade does not exist on all days; abai does not exist on all days; "
        "other days are no working days."
    ]


def test_only_hard_rules_take_dates_away(write):
    files = {**wish("{from: 2022-09-04, to: 2022-09-06}"), "scenario": FRAME}
    soft = "mode: soft, level: 1, weight: 1"
    folder = write(files)
    assert [line.partition(": no date")[0] for line in warnings(folder)] == ["proposals.yaml:2:3: proposals.a"]
    (folder / "policy.yaml").write_text(f"rules: {{body_free: {{{soft}}}}}\n")
    assert warnings(folder) == []
    (folder / "policy.yaml").write_text(f"rules: {{working_day: {{{soft}}}}}\n")
    assert warnings(folder) == []


def test_only_hard_rules_are_named_as_reasons(write):
    folder = write({**wish("{from: 2022-09-12, to: 2022-09-14}", "[abai/urzhar]", "health"), "scenario": FRAME})
    (folder / "policy.yaml").write_text("rules: {working_day: {mode: 'off'}, body_free: {mode: 'off'}}\n")
    assert warnings(folder) == [
        "proposals.yaml:2:3: proposals.a: no date and place is possible, so it stays unplaced: "
        "abai is closed 2022-09-12 to 2022-09-14 (regional forum)."
    ]


def test_a_soft_closure_and_a_window_before_as_of(write):
    files = {**wish("{from: 2022-09-12, to: 2022-09-14}", "[abai/urzhar]", "health"), "scenario": FRAME}
    folder = write(files)
    closed = (
        "health is away every tuesday (Government session); abai is closed 2022-09-12 to 2022-09-14 (regional forum)."
    )
    head = "proposals.yaml:2:3: proposals.a: no date and place is possible, so it stays unplaced: "
    assert warnings(folder) == [head + closed]
    (folder / "policy.yaml").write_text("rules: {region_open: {mode: 'off'}}\n")
    assert warnings(folder) == []
    (folder / "scenario.yaml").write_text(FRAME.replace("08-15", "09-14"))
    assert warnings(folder) == [
        head + "meetings come after 2022-09-14 (as_of); notice allows 2022-09-24 at the earliest; "
        "health is away every tuesday (Government session)."
    ]


def test_the_first_lawful_date(smallest):
    assert earliest(smallest) == Date(2022, 8, 25)
    assert has_a_chance(smallest, "health-01")
    rules = smallest.policy.rules
    off = {**rules, "notice": rules["notice"].replaced(mode="off")}
    assert earliest(smallest.replaced(policy=smallest.policy.replaced(rules=off))) is None


def test_files_that_nobody_reads(write):
    folder = write({"policie.yaml": "a: 1\n", "notes.yml": "a: 1\n", "proposals/x.yml": "a: 1\n"})
    assert warnings(folder) == [
        "notes.yml:1:1: this file is not read. Its name must end in .yaml.",
        "policie.yaml:1:1: this file is not read. Maybe policy.yaml.",
        "proposals/x.yml:1:1: this file is not read. Its name must end in .yaml.",
    ]


def test_years_without_known_days_off_and_misspelt_exempt_bodies(write):
    frame = FRAME.replace("2022-09-30", "2028-01-31")
    folder = write({"scenario": frame, "policy": "exempt: [defence, healt]\n"})
    assert warnings(folder) == [
        "scenario.yaml:1:1: horizon: days off are known for 2022 to 2027 only; "
        "give those of other years in calendar.days_off.",
        "policy.yaml:1:19: exempt[1]: there is no body 'healt'. Maybe health.",
    ]
