"""Attacks on the grader, as data; a runner that looks for every trace of success; sandboxes made weak on purpose."""
