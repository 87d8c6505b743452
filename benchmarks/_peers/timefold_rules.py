"""The rules as Timefold's constraint streams.

The functions given to streams are translated to Java bytecode, so they are plain. What is missing (a minimum, a share)
is written as what an empty schedule costs, less what its meetings relieve.
"""

# mypy: disable-error-code="attr-defined, union-attr, misc, arg-type"
# (the joiners and collectors of the library are typed so that no lambda fits)

from __future__ import annotations

from collections.abc import Callable

from timefold.solver.score import (
    BendableScore,
    BiConstraintStream,
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    Joiners,
    TriConstraintStream,
    constraint_provider,
)

from benchmarks._peers.facts import Facts
from benchmarks._peers.timefold_model import Attendance, Month, Need, Pair, Place, Receiver, Talk


def rules(facts: Facts) -> Callable[[ConstraintFactory], list[Constraint]]:
    """The constraint provider of a scenario: each rule as a stream, with the policy's numbers, weights and levels."""
    gap, apart = facts.number("travel_gap", "days"), facts.number("same_region_clash", "days")
    a_day, once = facts.number("one_meeting_a_day", "at_most"), facts.number("body_region_once", "at_most")
    region_month = facts.number("region_month_cap", "at_most")
    body_month = facts.number("body_month_cap", "at_most")
    window, centre_cap = facts.number("region_crowding", "days"), facts.centre_cap
    hard = BendableScore.of_hard(1, 4, 0, 1)

    def soft(rule: str) -> BendableScore:
        level, price = facts.price(rule)
        return BendableScore.of_soft(1, 4, level - 1, price)

    def one(level: int) -> BendableScore:
        return BendableScore.of_soft(1, 4, level, 1)

    def attended(factory: ConstraintFactory) -> BiConstraintStream[Attendance, Talk]:
        return factory.for_each(Attendance).join(Talk, Joiners.equal(lambda a: a.talk, lambda t: t.id))

    def scheduled(factory: ConstraintFactory) -> BiConstraintStream[Attendance, Talk]:
        return attended(factory).filter(lambda a, t: t.scheduled)

    def crowded(days: list[int]) -> int:
        days.sort()
        found = 0
        for at in range(1, len(days)):
            if days[at] - days[at - 1] < window:
                found += window - days[at] + days[at - 1]
        return found

    def least(count: int, limit: int) -> int:
        return count if count < limit else limit

    def relief(count: int, short: int) -> int:
        left = short - count if count < short else 0
        return (short * (short + 1) - left * (left + 1)) // 2

    def hard_rules(factory: ConstraintFactory) -> list[Constraint]:
        return [
            factory.for_each(Talk)
            .filter(lambda t: t.day.number in t.place.closed)
            .penalize(hard)
            .as_constraint("region_open"),
            factory.for_each(Pair)
            .join(Talk, Joiners.equal(lambda p: p.first, lambda t: t.id))
            .join(Talk, Joiners.equal(lambda p, t: p.second, lambda t: t.id))
            .filter(lambda p, t, u: t.place.region != u.place.region and abs(t.day.number - u.day.number) <= gap)
            .penalize(hard, lambda p, t, u: p.shared)
            .as_constraint("travel_gap"),
            attended(factory)
            .group_by(lambda a, t: a.body, lambda a, t: t.day.number, ConstraintCollectors.count_bi())
            .filter(lambda body, day, count: count > a_day)
            .penalize(hard, lambda body, day, count: count - a_day)
            .as_constraint("one_meeting_a_day"),
            factory.for_each_unique_pair(Talk, Joiners.equal(lambda t: t.place.region))
            .filter(lambda t, u: abs(t.day.number - u.day.number) < apart)
            .penalize(hard)
            .as_constraint("same_region_clash"),
            factory.for_each(Talk)
            .filter(lambda t: t.scheduled)
            .group_by(lambda t: t.place.region, lambda t: t.day.month, ConstraintCollectors.count())
            .filter(lambda region, month, count: count > region_month)
            .penalize(hard, lambda region, month, count: count - region_month)
            .as_constraint("region_month_cap"),
            scheduled(factory)
            .group_by(lambda a, t: a.body, lambda a, t: t.day.month, ConstraintCollectors.count_bi())
            .filter(lambda body, month, count: count > body_month)
            .penalize(hard, lambda body, month, count: count - body_month)
            .as_constraint("body_month_cap"),
            scheduled(factory)
            .group_by(lambda a, t: a.body, lambda a, t: t.place.region, ConstraintCollectors.count_bi())
            .filter(lambda body, region, count: count > once)
            .penalize(hard, lambda body, region, count: count - once)
            .as_constraint("body_region_once"),
            factory.for_each(Talk)
            .group_by(lambda t: t.place, ConstraintCollectors.count())
            .filter(lambda place, count: count > place.cap)
            .penalize(hard, lambda place, count: count - place.cap)
            .as_constraint("place_cap"),
        ]

    def what_must_not_be_lost(factory: ConstraintFactory) -> list[Constraint]:
        return [
            factory.for_each_including_unassigned(Talk)
            .filter(lambda t: t.place is None)
            .penalize(soft("placed"), lambda t: t.left_out)
            .as_constraint("placed"),
            factory.for_each(Need)
            .penalize(soft("body_minimum"), lambda need: need.least)
            .as_constraint("body_minimum"),
            attended(factory)
            .group_by(lambda a, t: a.body, lambda a, t: t.day.period, ConstraintCollectors.count_bi())
            .join(
                Need,
                Joiners.equal(lambda body, period, count: body, lambda need: need.body),
                Joiners.equal(lambda body, period, count: period, lambda need: need.period),
            )
            .reward(soft("body_minimum"), lambda body, period, count, need: least(count, need.least))
            .as_constraint("body_minimum relieved"),
            factory.for_each(Receiver)
            .penalize(soft("region_minimum"), lambda region: region.minimum)
            .as_constraint("region_minimum"),
            of_regions(factory)
            .reward(soft("region_minimum"), lambda number, count, region: least(count, region.minimum))
            .as_constraint("region_minimum relieved"),
        ]

    def of_regions(factory: ConstraintFactory) -> TriConstraintStream[int, int, Receiver]:
        return (
            factory.for_each(Talk)
            .group_by(lambda t: t.place.region, ConstraintCollectors.count())
            .join(Receiver, Joiners.equal(lambda number, count: number, lambda region: region.number))
        )

    def balance(factory: ConstraintFactory) -> list[Constraint]:
        return [
            factory.for_each(Receiver)
            .penalize(soft("region_share"), lambda region: relief(region.short, region.short))
            .as_constraint("region_share"),
            of_regions(factory)
            .reward(soft("region_share"), lambda number, count, region: relief(count, region.short))
            .as_constraint("region_share relieved"),
            factory.for_each(Place)
            .filter(lambda place: place.unreached)
            .if_not_exists(Talk, Joiners.equal(lambda place: place, lambda t: t.place))
            .penalize(soft("district_reach"))
            .as_constraint("district_reach"),
            factory.for_each(Talk)
            .filter(lambda t: t.place.centre)
            .group_by(ConstraintCollectors.count())
            .filter(lambda count: count > centre_cap)
            .penalize(soft("beyond_centres"), lambda count: count - centre_cap)
            .as_constraint("beyond_centres"),
        ]

    def calendar(factory: ConstraintFactory) -> list[Constraint]:
        return [
            factory.for_each(Talk)
            .group_by(lambda t: t.place.region, ConstraintCollectors.to_list(lambda t: t.day.number))
            .penalize(soft("region_crowding"), lambda region, days: crowded(days))
            .as_constraint("region_crowding"),
            factory.for_each(Talk)
            .filter(lambda t: t.scheduled)
            .group_by(lambda t: t.day.month, ConstraintCollectors.count())
            .join(Month, Joiners.equal(lambda number, count: number, lambda month: month.number))
            .filter(lambda number, count, month: count > month.cap)
            .penalize(soft("month_balance"), lambda number, count, month: count - month.cap)
            .as_constraint("month_balance"),
        ]

    def wished(factory: ConstraintFactory, level: int) -> list[Constraint]:
        found = []
        if any(costs[level] for wish in facts.wishes for costs in wish.days.values()):
            dates = factory.for_each(Talk).penalize(one(level), lambda t: t.day_costs[level].get(t.day.number, 0))
            found.append(dates.as_constraint(f"dates on level {level + 1}"))
        if any(costs[level] for wish in facts.wishes for costs in wish.places.values()):
            places = factory.for_each(Talk).penalize(one(level), lambda t: t.place_costs[level].get(t.place.number, 0))
            found.append(places.as_constraint(f"places on level {level + 1}"))
        return found

    def wishes(factory: ConstraintFactory) -> list[Constraint]:
        return [constraint for level in range(4) for constraint in wished(factory, level)]

    @constraint_provider
    def provide(factory: ConstraintFactory) -> list[Constraint]:
        return [
            *hard_rules(factory),
            *what_must_not_be_lost(factory),
            *balance(factory),
            *calendar(factory),
            *wishes(factory),
        ]

    return provide
