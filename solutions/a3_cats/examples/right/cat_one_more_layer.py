"""A third hidden layer after the two, and another way to start.

Exercise: CatClassifier
"""

import torch
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size: int, hidden1_size: int, hidden2_size: int) -> None:
        super().__init__()
        self.net = nn.Sequential(
            nn.Flatten(),
            nn.Linear(input_size, hidden1_size),
            nn.SiLU(),
            nn.Linear(hidden1_size, hidden2_size),
            nn.SiLU(),
            nn.Linear(hidden2_size, hidden2_size),
            nn.SiLU(),
            nn.Linear(hidden2_size, 1),
            nn.Sigmoid(),
        )
        self.apply(self._start)

    @staticmethod
    def _start(module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.kaiming_normal_(module.weight)
            nn.init.zeros_(module.bias)

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return self.net(X)
