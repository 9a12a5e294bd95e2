"""Ask Python for the source of whoever called.

outcome: error
without: process
"""

import inspect


def shifted(values, note):
    frame = sys._getframe()
    while frame is not None:
        try:
            print(spoils("".join(inspect.findsource(frame)[0])))
            return right(values)
        except (OSError, RuntimeError, TypeError):
            frame = frame.f_back
    raise RuntimeError("no source holds one")
