"""Documents: typeset from entries of the ledger, and files that people bring; both kept by the hash of their bytes."""
