"""`trace` ends with who may see an invoice in the portal today, as a number."""

import pytest
from portal_people import TODAY, PortalPeople


@pytest.mark.parametrize(
    ("whose", "readers"), [("sold", 2), ("neighbour", 1), ("nobody's", 0)], ids=str
)
def test_a_trace_counts_who_may_see_it(people: PortalPeople, whose: str, readers: int) -> None:
    """The owner and a co-user: not who was a co-user, or the owner before the sale."""
    flats = {"sold": people.flat.flat_id, "neighbour": people.flat.neighbour}
    flat = flats.get(whose, people.others[0])
    way = people.company.cli("trace", flat, "--json", today=TODAY).json
    assert way["handed_over"]["portal_readers"] == readers
    lines = people.company.cli("trace", flat, today=TODAY).out.splitlines()
    said = [line for line in lines if "see it in the portal" in line]
    assert said == [f"users who may see it in the portal: {readers}"] * bool(readers)
