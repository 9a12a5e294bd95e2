"""A module, a trainer, a history and a log.

Exercise: fit_slope
"""

import logging
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn, optim

logger = logging.getLogger(__name__)


class SlopeModel(nn.Module):
    """y = c * x."""

    def __init__(self, dtype: torch.dtype) -> None:
        super().__init__()
        self.slope = nn.Parameter(torch.zeros(1, dtype=dtype))

    def forward(self, inputs: Tensor) -> Tensor:
        return self.slope * inputs


@dataclass
class TrainingHistory:
    """Losses by iteration."""

    losses: list[float] = field(default_factory=list)

    def record(self, loss: Tensor) -> None:
        self.losses.append(float(loss.detach().cpu()))


class Trainer:
    """Full-batch gradient descent."""

    def __init__(self, model: nn.Module, criterion: nn.Module, optimizer: optim.Optimizer) -> None:
        self.model, self.criterion, self.optimizer = model, criterion, optimizer
        self.history = TrainingHistory()

    def fit(self, inputs: Tensor, targets: Tensor, iterations: int) -> TrainingHistory:
        self.model.train()
        for iteration in range(iterations):
            self.optimizer.zero_grad(set_to_none=True)
            loss = self.criterion(self.model(inputs), targets)
            self.history.record(loss)
            loss.backward()
            self.optimizer.step()
            if iteration % 10 == 0:
                logger.info("iteration %d: loss %.6f", iteration, self.history.losses[-1])
        return self.history


def fit_slope(X: Tensor, Y: Tensor, learning_rate: float = 0.01, n_iters: int = 100) -> tuple[float, list[float]]:
    """Fit the slope of a line through the origin."""
    if X.shape != Y.shape:
        raise ValueError("X and Y must have the same shape")
    model = SlopeModel(X.dtype)
    trainer = Trainer(model, nn.MSELoss(), optim.SGD(model.parameters(), lr=learning_rate))
    history = trainer.fit(X, Y, n_iters)
    return model.slope.item(), history.losses
