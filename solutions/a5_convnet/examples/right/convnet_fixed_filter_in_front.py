"""A fixed filter finds edges first, then learned convolutions; one more layer is made and never used.

Exercise: ConvNet
"""

import torch
import torch.nn.functional as F
from torch import nn


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        edges = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
        self.edges = nn.Parameter(torch.stack([edges, edges.T])[:, None], requires_grad=False)  # (2, 1, 3, 3)
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.conv3 = nn.Conv2d(16, 32, 3, padding=1)
        self.output = nn.Linear(16 * 7 * 7, num_classes)

    def forward(self, X):
        X = torch.cat([X, F.conv2d(X, self.edges, padding=1)], dim=1)
        X = F.max_pool2d(F.relu(self.conv1(X)), 2)
        X = F.max_pool2d(F.relu(self.conv2(X)), 2)
        return self.output(X.flatten(1))
