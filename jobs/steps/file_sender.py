"""Who sends a bank's files: the seller, its terms with the bank, and the services' names."""

from einvoice.core.channels import SellerChannel
from einvoice.documents.assemble import Sender
from einvoice.store.rows import all_services
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context


def sender_of(context: Context, tx: ReadTransaction, bank: str) -> Sender:
    """Return the sender of a bank's files, as the configuration and the imported services say."""
    table = context.config.banks[bank]
    return Sender(
        context.config.seller.value(),
        SellerChannel(table.account, table.bic, table.contract),
        context.adapters[bank].profile,
        all_services(tx, context.builtin_services),
    )
