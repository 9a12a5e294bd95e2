"""Patches, attention between them, and a learned position.

Exercise: ConvNet
"""

import torch
import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.patches = nn.Conv2d(1, 24, 7, stride=7)
        self.place = nn.Parameter(0.02 * torch.randn(16, 24))
        self.attend = nn.MultiheadAttention(24, 4, batch_first=True)
        self.norm = nn.LayerNorm(24)
        self.output = nn.Linear(16 * 24, num_classes)

    def forward(self, X):
        X = self.patches(X).flatten(2).transpose(1, 2) + self.place  # (m, 16, 24)
        X = F.relu(self.norm(X + self.attend(X, X, X, need_weights=False)[0]))
        return self.output(X.flatten(1))
