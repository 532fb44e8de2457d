"""What is imported: premises, meters, prices, costs, payers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables of imported rows."""
    _premises_and_meters()
    _prices_and_costs()
    _payers()


def _premises_and_meters() -> None:
    """Create the tables of houses, flats, customers, meters."""
    op.create_table(
        "buildings",
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("regulation", sa.Text(), nullable=False),
        sa.Column("requested_mw_e6", sa.BigInteger(), nullable=True),
        sa.Column("circulation", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("building_id"),
    )
    op.create_table(
        "customers",
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("customer_kind", sa.String(24), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("flat_id", "valid_from"),
    )
    op.create_table(
        "flats",
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("fee_area_m2_e2", sa.BigInteger(), nullable=False),
        sa.Column("heat_area_m2_e2", sa.BigInteger(), nullable=False),
        sa.Column("declared_persons", sa.Integer(), nullable=False),
        sa.Column("ownership_share", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("flat_id", "valid_from"),
    )
    op.create_index(("ix_flats_building_id"), "flats", ["building_id"], unique=False)
    op.create_table(
        "meters",
        sa.Column("meter_id", _id(40), nullable=False),
        sa.Column("place_kind", sa.String(24), nullable=False),
        sa.Column("place_id", _id(40), nullable=False),
        sa.Column("service", sa.String(24), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("installed_on", sa.Date(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("start_value_e3", sa.BigInteger(), nullable=False),
        sa.Column("end_value_e3", sa.BigInteger(), nullable=True),
        sa.Column("digits", sa.Integer(), nullable=False),
        sa.Column("verified_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("meter_id"),
    )
    op.create_index(("ix_meters_place_id"), "meters", ["place_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("meter_id", _id(40), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("value_e3", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(24), nullable=False),
        sa.Column("submitted_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("meter_id", "read_on"),
        sqlite_with_rowid=False,
    )


def _prices_and_costs() -> None:
    """Create the tables of what things cost and how costs are split."""
    op.create_table(
        "charges",
        sa.Column("charge_id", _id(40), nullable=False),
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("service", _id(40), nullable=False),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("vat_percent_e2", sa.Integer(), nullable=False),
        sa.Column("vat_kind", sa.String(24), nullable=False),
        sa.Column("for_period", sa.String(7), nullable=True),
        sa.Column("text_lv", sa.Text(), nullable=False),
        sa.Column("text_ru", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("charge_id"),
    )
    op.create_index(("ix_charges_flat_id"), "charges", ["flat_id"], unique=False)
    op.create_table(
        "costs",
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("service", _id(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("amount_net_cents", sa.BigInteger(), nullable=False),
        sa.Column("vat_percent_e2", sa.Integer(), nullable=False),
        sa.Column("vat_kind", sa.String(24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("building_id", "service", "period"),
    )
    op.create_table(
        "methods",
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("service", _id(40), nullable=False),
        sa.Column("key", sa.String(24), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("building_id", "service", "valid_from"),
    )
    op.create_table(
        "months",
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("heating_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("building_id", "period"),
    )
    op.create_table(
        "norms",
        sa.Column("service", _id(40), nullable=False),
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("value_e6", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("service", "building_id", "valid_from"),
    )
    op.create_table(
        "services",
        sa.Column("service", _id(40), nullable=False),
        sa.Column("label_lv", sa.Text(), nullable=False),
        sa.Column("label_ru", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("service"),
    )
    op.create_table(
        "tariffs",
        sa.Column("service", _id(40), nullable=False),
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("unit", sa.String(24), nullable=False),
        sa.Column("price_net_e6", sa.BigInteger(), nullable=False),
        sa.Column("vat_percent_e2", sa.Integer(), nullable=False),
        sa.Column("vat_percent_other_e2", sa.Integer(), nullable=False),
        sa.Column("vat_kind", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("service", "building_id", "valid_from"),
    )
    op.create_table(
        "windows",
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("period"),
    )


def _payers() -> None:
    """Create the tables of who gets e-invoices and what they owe."""
    op.create_table(
        "balances",
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("balance_begin_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("flat_id", "period"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("bank", _id(40), nullable=False),
        sa.Column("channel_address", sa.Text(), nullable=False),
        sa.Column("payer_name", sa.Text(), nullable=False),
        sa.Column("payer_code", sa.Text(), nullable=False),
        sa.Column("seller_contract_id", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("flat_id", "bank", "valid_from"),
    )
