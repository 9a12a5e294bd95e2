"""How safe is a threshold? The accuracy of right answers over many seeds, and the chance that one falls below.

The model: for each variant (the reference answers, and each right example that the check depends on) the logit of the
accuracy over seeds is normal, with unknown mean and spread. One more run then follows Student's t distribution, moved
by the mean and widened by s·√(1 + 1/n) for n runs with standard deviation s (the predictive distribution of a normal
sample; A. Gelman et al., Bayesian Data Analysis, section 3.2). Accuracies are counts of pictures, so a spread
that is too small to be seen in a count is taken for 1/√12 of a picture, the standard deviation of a rounding error.

With the same random numbers two codes that do the same reach the same accuracy, to the picture. Variants that are equal
in their first runs are taken for one: the others' runs would be its runs again. Where few pictures are counted, there
are few accuracies too, and it takes more runs to tell.

A check may give a second chance: an easier task, which is enough where the first is not reached. A right answer then
fails only if it falls below in both. For one variant the two are taken for independent: they have other pictures and
other random numbers, and what makes a variant slow is in the means of both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, stdev

ROUNDING = 1 / math.sqrt(12)  # of a picture
MANY = 1000  # pictures: two networks seldom get the same number of them right by chance
ACCEPTED = 1e-4  # the largest chance of failing a right answer that a threshold may have


@dataclass(frozen=True)
class Sample:
    """One variant's accuracy under many seeds."""

    variant: str  # "reference", or the name of a right example
    values: list[float]  # one for each run
    second_values: list[float] = field(default_factory=list)  # of the second chance, if the check gives one
    failed: int = 0  # runs without a value: the check failed before it could measure
    alike: tuple[str, ...] = ()  # further variants that do the same


@dataclass(frozen=True)
class WrongNetwork:
    """A known-wrong answer: how accurate it is all the same, and which check catches it."""

    name: str
    accuracy: float | None  # the best it reaches; None where nothing could be measured
    caught_by: str  # "" if no check does


@dataclass(frozen=True)
class Calibration:
    """All that speaks for or against one threshold on one data set."""

    assignment: str
    dataset: str
    measure: str  # the threshold's name in course_config.py
    threshold: float | None  # None where none is set yet
    pictures: int  # that the accuracy is counted on
    second_pictures: int  # that of the second chance
    constant: float  # the accuracy of the best constant answer
    samples: list[Sample]
    wrong: list[WrongNetwork]

    def chances(self) -> dict[str, float]:
        """variant → the chance that its next run falls below the threshold."""
        threshold = self.suggested() if self.threshold is None else self.threshold
        return {sample.variant: self._chance(sample, threshold) for sample in self.samples}

    def _chance(self, sample: Sample, threshold: float) -> float:
        chance = chance_below(sample.values, threshold, self.pictures)
        if sample.second_values:
            chance *= chance_below(sample.second_values, threshold, self.second_pictures)
        return chance

    def suggested(self) -> float:
        """The highest whole per cent that no variant falls below with more than the accepted chance."""
        for percent in range(100, 0, -1):
            threshold = percent / 100
            if all(self._chance(sample, threshold) < ACCEPTED for sample in self.samples):
                return threshold
        return 0.0

    def problems(self) -> list[str]:
        """Why this threshold is not good enough; empty if it is."""
        found = [
            f"{sample.variant}: {sample.failed} of {sample.failed + len(sample.values)} runs gave no accuracy"
            for sample in self.samples
            if sample.failed
        ]
        found += [f"{wrong.name} is wrong, and no check catches it" for wrong in self.wrong if not wrong.caught_by]
        if self.threshold is None:
            return [
                *found,
                f"course_config.py has no threshold for {self.dataset}; at most {self.suggested():.0%} fits",
            ]
        found += [
            f"{variant} falls below {self.threshold:.0%} with a chance of {chance:.1e}, more than {ACCEPTED:.0e}"
            for variant, chance in self.chances().items()
            if not chance < ACCEPTED
        ]
        if self.threshold <= self.constant:
            found.append(f"the best constant answer reaches {self.constant:.1%}, and the threshold is no higher")
        return found


def first_runs(pictures: int) -> int:
    """How many runs tell whether two variants do the same."""
    return 3 if pictures >= MANY else 10


def alike(first: Mapping[str, Sequence[float | None]]) -> dict[str, tuple[str, ...]]:
    """A variant that stands for others → those others, by the first runs of each. Who has no value is like nobody."""
    groups: dict[object, list[str]] = {}
    for variant, values in first.items():
        groups.setdefault(variant if None in values else tuple(values), []).append(variant)
    return {variant: tuple(others) for variant, *others in groups.values()}


def chance_below(values: Sequence[float], threshold: float, pictures: int) -> float:
    """The chance that one more run of the same variant falls below the threshold, by the model above."""
    from scipy.stats import t

    n = len(values)
    if n < 2:
        return 1.0
    logits = [_logit(value, pictures) for value in values]
    mean = fmean(logits)
    share = 1 / (1 + math.exp(-mean))
    rounding = ROUNDING / pictures / (share * (1 - share))  # the slope of the logit is 1 / (p (1 - p))
    spread = max(stdev(logits), rounding) * math.sqrt(1 + 1 / n)
    # A run passes with just the threshold, so it has to be at least half a picture worse to fail.
    limit = _logit(threshold - 0.5 / pictures, pictures)
    return float(t.cdf((limit - mean) / spread, df=n - 1))


def _logit(share: float, pictures: int) -> float:
    """ln(p / (1 - p)), half a picture away from 0 and 1."""
    share = min(max(share, 0.5 / pictures), 1 - 0.5 / pictures)
    return math.log(share / (1 - share))
