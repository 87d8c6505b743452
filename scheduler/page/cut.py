"""The page cut down to what one body or one region needs: its own meetings, refusals and changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from scheduler.page.facts import Page
from scheduler.report import AnnexRow, Change, Named

Kind = Literal["body", "region"]


def cut(page: Page, kind: Kind, id_: str) -> Page:
    """The page for the body or region of this id; what is said of the whole schedule (levels, proof) stays.

    A body's page keeps the regions that it goes to or went to, a region's the bodies that come or came.
    """
    report = page.report
    rows = tuple(row for row in report.rows if _concerns(row, kind, id_))
    changes = None if report.changes is None else tuple(one for one in report.changes if _changes(one, kind, id_))
    seen = [*rows, *(row for one in changes or () for row in (one.old, one.new) if row and _concerns(row, kind, id_))]
    regions = {id_} if kind == "region" else {row.region.id for row in seen}
    bodies = {body.id for row in seen for body in row.bodies} | ({id_} if kind == "body" else set())
    unplaced = tuple(
        row
        for row in report.unplaced
        if (id_ in page.accepted[row.proposal] if kind == "region" else id_ in {body.id for body in row.bodies})
    )
    kept = {row.proposal for row in rows}
    return page.replaced(
        report=report.replaced(
            rows=rows,
            changes=changes,
            unplaced=unplaced,
            regions=_only(report.regions, regions),
            bodies=_only(report.bodies, bodies | {body.id for row in unplaced for body in row.bodies}),
            figures=report.figures.replaced(
                regions=tuple(row for row in report.figures.regions if row.region in regions)
            ),
        ),
        closures=tuple(one for one in page.closures if one.region in regions),
        places=tuple(one for one in page.places if kind == "region" and one.region == id_),
        outlines={region: rings for region, rings in page.outlines.items() if kind == "region" and region == id_},
        marks=tuple(mark for mark in page.marks if not kept.isdisjoint(mark.meetings)),
        kind=kind,
        only=(report.bodies if kind == "body" else report.regions)[id_],
    )


def _concerns(row: AnnexRow, kind: Kind, id_: str) -> bool:
    return row.region.id == id_ if kind == "region" else id_ in {body.id for body in row.bodies}


def _changes(change: Change, kind: Kind, id_: str) -> bool:
    return any(row is not None and _concerns(row, kind, id_) for row in (change.old, change.new))


def _only(named: dict[str, Named], ids: Iterable[str]) -> dict[str, Named]:
    wanted = set(ids)
    return {id_: one for id_, one in named.items() if id_ in wanted}
