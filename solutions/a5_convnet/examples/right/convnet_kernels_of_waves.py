"""Kernels that are computed from a few learned numbers: their direction and their length.

Exercise: ConvNet
"""

import torch
import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.angle = nn.Parameter(torch.linspace(0, 3, 8))
        self.wave = nn.Parameter(torch.full((8,), 1.5))
        self.output = nn.Linear(8 * 12 * 12, num_classes)

    def forward(self, X):
        y, x = torch.meshgrid(
            torch.arange(-2.0, 3.0, device=X.device), torch.arange(-2.0, 3.0, device=X.device), indexing="ij"
        )
        along = x * self.angle.cos()[:, None, None] + y * self.angle.sin()[:, None, None]
        kernels = torch.sin(self.wave[:, None, None] * along) * torch.exp(-(x**2 + y**2) / 4)  # (8, 5, 5)
        X = F.conv2d(X, kernels.unsqueeze(1)).square()
        return self.output(F.avg_pool2d(X, 2).flatten(1))
