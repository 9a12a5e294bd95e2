"""The layers around a worker, one file each. Each is applied where it exists; the self-test measures what holds."""
