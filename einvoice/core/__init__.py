"""Pure rules: whatever decides a cent or a date. No I/O, standard library only.

Scaled integers are named after their scale: ``_e2`` is hundredths, ``_e3`` thousandths,
``_e4`` ten-thousandths, ``_e6`` millionths. Money is whole ``_cents``.
"""
