"""A trainer class with a closure and a progress report.

Exercise: train
"""

import torch
from torch import nn


class Trainer:
    """Trains a model on one batch."""

    def __init__(self, model: nn.Module, learning_rate: float, report_every: int = 100) -> None:
        self.model = model
        self.optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.0)
        self.criterion = nn.BCELoss(reduction="mean")
        self.report_every = report_every
        self.history: list[float] = []

    def fit(self, X: torch.Tensor, y: torch.Tensor, num_epochs: int) -> list[float]:
        targets = y.to(dtype=X.dtype, device=X.device)
        for epoch in range(1, num_epochs + 1):
            loss = self.optimizer.step(lambda: self._closure(X, targets))
            self.history.append(float(loss.detach()))
            if epoch % self.report_every == 0:
                print(f"epoch {epoch}: loss {self.history[-1]:.4f}")
        return self.history

    def _closure(self, X: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        self.optimizer.zero_grad(set_to_none=False)
        loss = self.criterion(self.model(X).view_as(targets), targets)
        loss.backward()
        return loss


def train(model: nn.Module, X: torch.Tensor, y: torch.Tensor, num_epochs: int, learning_rate: float) -> list[float]:
    return Trainer(model, learning_rate).fit(X, y, num_epochs)
