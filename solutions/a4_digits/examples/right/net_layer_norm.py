"""Each hidden layer is normalised before its activation.

Exercise: NeuralNet
"""

import torch
from torch import nn


class NeuralNet(nn.Module):
    def __init__(self, input_size, num_classes, hidden1_size, hidden2_size):
        super().__init__()
        self.first = nn.Linear(input_size, hidden1_size)
        self.norm1 = nn.LayerNorm(hidden1_size)
        self.second = nn.Linear(hidden1_size, hidden2_size)
        self.norm2 = nn.LayerNorm(hidden2_size)
        self.last = nn.Linear(hidden2_size, num_classes)

    def forward(self, x):
        x = torch.relu(self.norm1(self.first(x)))
        x = torch.relu(self.norm2(self.second(x)))
        return self.last(x)
