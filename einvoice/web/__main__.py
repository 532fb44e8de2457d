"""The portal's process: `python -m einvoice.web`, which `einvoice portal` becomes."""

from einvoice.web.process import main

main()
