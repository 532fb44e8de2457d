"""Replacement: which meter took over from which.

The history of a place continues from a removed meter to its successor: the earliest-installed
meter of the same place and service that nobody has succeeded to yet and that was installed on
the day of removal or later; ties go to the smaller meter id (RULES.md, "Replaced meters"). Meters
that are in force beside each other are chains of their own.
"""

from collections.abc import Iterable

from einvoice.core.meters import Meter

Chain = tuple[Meter, ...]
"""A meter and its successors, oldest first."""


def chains(meters: Iterable[Meter]) -> tuple[Chain, ...]:
    """Return the chains of one place and service, in order of their first meter.

    Meters find their successors in order of removal (ties: installation, id), so that of two
    meters removed one after the other the earlier meter takes the earlier successor.
    """
    ordered = sorted(meters, key=_age)
    if len(ordered) == 1:
        return ((ordered[0],),)
    successors = _successors(ordered)
    succeeded = {meter.meter_id for meter in successors.values()}
    complete = []
    for meter in ordered:
        if meter.meter_id not in succeeded:
            chain = [meter]
            while chain[-1].meter_id in successors:
                chain.append(successors[chain[-1].meter_id])
            complete.append(tuple(chain))
    return tuple(complete)


def _age(meter: Meter) -> tuple[object, str]:
    return meter.installed_on, meter.meter_id


def _successors(ordered: list[Meter]) -> dict[str, Meter]:
    """Return the successor of each removed meter that has one, by meter id."""
    unused = list(ordered)
    heirs: dict[str, Meter] = {}
    removals = [(m.removed_on, m.installed_on, m.meter_id, m) for m in ordered if m.removed_on]
    for removed_on, installed_on, meter_id, _ in sorted(removals, key=lambda row: row[:3]):
        # Younger than the removed meter: two meters that came and went on one day must not
        # succeed each other in a circle.
        own_age = (installed_on, meter_id)
        heir = next(
            (
                m
                for m in unused
                if m.installed_on >= removed_on and (m.installed_on, m.meter_id) > own_age
            ),
            None,
        )
        if heir is not None:
            heirs[meter_id] = heir
            unused.remove(heir)
    return heirs
