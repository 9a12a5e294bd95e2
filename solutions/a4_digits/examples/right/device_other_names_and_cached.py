"""Imports the question under a name of its own, and remembers the answer.

Exercise: pick_device
"""

import functools
import logging

from torch.cuda import is_available as has_cuda

logger = logging.getLogger(__name__)


@functools.lru_cache(maxsize=1)
def pick_device() -> torch.device:
    """Select the best available compute device."""
    mps = getattr(torch.backends, "mps", None)
    if has_cuda():
        index = torch.cuda.current_device()
        device = torch.device("cuda", index)
        logger.info("Using %s", torch.cuda.get_device_name(index))
    elif mps is not None and mps.is_built() and mps.is_available():
        device = torch.device("mps")
    else:
        device = torch.device("cpu")
    return device
