"""An example row of each kind of import file, of people and accounts that do not exist.

The rows fit together: imported in order into an empty database they make a house with a flat.
"""

from types import MappingProxyType

from einvoice.intake.kinds import KINDS

_CELLS = MappingProxyType(
    {
        "buildings": "B0001|Parauga iela 1|Ogre|LV-5001|1013|0.25|full",
        "flats": "B0001-12|B0001|12|apartment|52.40|50.10|2|5240/160000|2026-01-01|",
        "customers": "B0001-12|Anna Paraugkalna|person|||lv|2026-01-01||paper",
        "services": "snow_removal|Sniega tīrīšana|Уборка снега|Snow removal|house|435",
        "meters": "B0001-12-c1|flat|B0001-12|cold_water|26724734|2026-01-01||0||5|2030-12-31",
        "readings": "B0001-12-c1|2026-10-31|14.250|owner|2026-10-31",
        "tariffs": "cold_water||2026-01-01||m3|0.9600|21||TAX",
        "norms": "water||2026-01-01||3.6",
        "methods": "B0001|lift|persons|2026-01-01||decision of the owners, 3 December 2025",
        "costs": "B0001|lift|2026-10|165.47|21|TAX|",
        "charges": (
            "fee-1|B0001-12|2026-10|other|12.50|21|TAX||Atslēgas kopija|Копия ключа|Copy of a key|"
            "ordered by telephone, 12 October"
        ),
        "windows": "2026-10|2026-10-30|2026-11-01",
        "months": "B0001|2026-10|yes",
        "subscriptions": "B0001-12|swedbank|LV33HABA5261548189983|Anna Paraugkalna|||2026-01-01|",
        "balances": "B0001-12|2026-10|0.00|0.00|",
    }
)
"""By kind: the cells of all its columns."""


def example_row(kind: str) -> tuple[str, ...]:
    """Return the cells of an example, one for each column of the kind."""
    return tuple(_CELLS[kind].split("|"))


def example_csv(kind: str) -> str:
    """Return the header and the example as a file that can be filled in and imported."""
    header = ",".join(column.name for column in KINDS[kind].columns)
    cells = (f'"{cell}"' if "," in cell else cell for cell in example_row(kind))
    return f"{header}\n{','.join(cells)}\n"
