"""How long a file is made, so that its length says little of its content (Padmé)."""

FLOOR = 4096


def padded_length(length: int) -> int:
    """Return the Padmé length at or above ``length`` bytes, 4 KiB at least (Nikitin et al., 2019).

    The overhead is at most 12 %, and the number of different lengths grows as log log.
    """
    length = max(length, FLOOR)
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    mask = (1 << (exponent - kept)) - 1
    return (length + mask) & ~mask
