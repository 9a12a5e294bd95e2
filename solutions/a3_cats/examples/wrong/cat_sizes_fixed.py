"""Hidden layers of 128 and 64 numbers, whatever is asked for.

Exercise: CatClassifier
Names: make no difference
"""

import torch
import torch.nn.functional as F
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size=128, hidden2_size=64):
        super().__init__()
        self.layer1 = nn.Linear(input_size, 128)
        self.layer2 = nn.Linear(128, 64)
        self.layer3 = nn.Linear(64, 1)

    def forward(self, X):
        return torch.sigmoid(self.layer3(F.relu(self.layer2(F.relu(self.layer1(X))))))
