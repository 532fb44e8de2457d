"""The table of a real bank in the configuration, and what it takes the place of."""

REAL_BANK = """transport = "sftp"
host = "sftp.bank.example"
user = "us"
key_file = "key"
host_keys = ["SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"]"""
SIMULATED = 'transport = "simulator"\ncontract'
