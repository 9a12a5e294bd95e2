"""The sigmoid by way of tanh, the score as a sum of products.

Exercise: LogisticClassifier
"""

import torch
from torch import nn


class LogisticClassifier(nn.Module):
    """p = (1 + tanh(z/2)) / 2."""

    def __init__(self, input_size: int, *, start: float = 0.01) -> None:
        super().__init__()
        self.weight = nn.Parameter(start * torch.randn(1, input_size))
        self.bias = nn.Parameter(torch.zeros(1, 1))

    def score(self, X: torch.Tensor) -> torch.Tensor:
        return (X * self.weight).sum(dim=1, keepdim=True) + self.bias

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return (1 + torch.tanh(self.score(X) / 2)) / 2
