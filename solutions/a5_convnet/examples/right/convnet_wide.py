"""More channels, no pooling between, dropout of two kinds, and log-softmax at the end.

Exercise: ConvNet
"""

import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.look = nn.Conv2d(1, 16, 3)
        self.combine = nn.Conv2d(16, 32, 3)
        self.think = nn.Linear(32 * 12 * 12, 64)
        self.decide = nn.Linear(64, num_classes)

    def forward(self, X):
        X = self.combine(self.look(X).relu()).relu()
        X = F.dropout2d(F.max_pool2d(X, 2), 0.25, training=self.training)
        X = F.dropout(self.think(X.flatten(1)).relu(), 0.5, training=self.training)
        return self.decide(X).log_softmax(dim=1)
