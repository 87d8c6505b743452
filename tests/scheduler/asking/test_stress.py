from constraints._assess import assess, breaks_alone
from scenarios.apply import apply
from scenarios.find import find
from scenarios.load import load
from scenarios.operations import SetAsOf
from scheduler.asking.comparison import coverage
from scheduler.asking.kept import Solving
from scheduler.asking.parallel import Failure
from scheduler.asking.slips import Draws, months
from scheduler.asking.stress import Start, ending, practised, replanned, trial
from scheduler.asking.trials import Trial
from scheduler.engine.search import Stop
from scheduler.replanning.repair import Means
from scheduler.replanning.replan import Request, replan
from scheduler.solve import plan

MEANS = Means(Stop(), workers=1)


def start(name: str) -> Start:
    scenario = load(find(name)).scenario
    return Start(scenario, plan(scenario, workers=1))


def test_a_horizon_of_one_month_ends_as_its_re_plan() -> None:
    begun, draws = start("smallest"), Draws(0.5, 0, 10)
    (september,) = months(begun.scenario)
    slips = draws.slips(begun.schedule.meetings, september)
    operations = (SetAsOf(op="as_of", date=september.as_of), *slips)
    applied = apply(begun.scenario, operations, old=begun.schedule.meetings, breaks_alone=breaks_alone)
    found = replan(Request(applied, begun.schedule), workers=1)
    assert len(slips) == 2
    assert found.replan is not None
    assert replanned(begun, draws, MEANS) == ending(
        begun,
        applied.scenario,
        found,
        slipped=2,
        changes=found.replan.changes,
        shift=found.replan.shift,
    )


def test_without_slips_the_year_ends_as_planned() -> None:
    begun = start("overfull-quarter")
    planned = ending(begun, begun.scenario, begun.schedule, slipped=0)
    assert trial(begun, Draws(0.0, 0, 1), Solving()) == Trial(trial=1, engine=planned, practice=planned)
    amounts = assess(begun.scenario, begun.schedule.meetings).amounts
    reach = coverage(begun.scenario, begun.schedule)
    assert planned.model_dump() == {
        "slipped": 0,
        "changes": 0,
        "shift": 0,
        "refused": 0,
        "placed": 6,
        "breaches": 0,
        "clashes": 0,
        "crowding": amounts["region_crowding"],
        "shortfall": sum(reach.shortfall.values()),
        "reached": reach.reached,
    }


def test_the_engine_never_breaches_and_practice_does() -> None:
    begun = start("overfull-quarter")
    years = [trial(begun, Draws(0.5, 0, number), Solving()) for number in range(6)]
    endings = [(one.engine, one.practice) for one in years if isinstance(one, Trial)]
    assert [engine.breaches for engine, _ in endings] == [0] * 6
    assert sum(practice.breaches for _, practice in endings) > 0
    assert [practice.changes for _, practice in endings] == [0] * 6


def test_a_trial_is_the_same_whenever_it_is_made() -> None:
    begun, draws = start("overfull-quarter"), Draws(0.5, 5, 3)
    assert trial(begun, draws, Solving()) == trial(begun, draws, Solving())
    assert practised(begun, draws) == practised(begun, draws)


def test_time_that_is_over() -> None:
    assert trial(start("smallest"), Draws(0.5, 0, 1), Solving(), until=0) == Failure("out-of-time")
