"""Code in the style of a language model; in evaluation mode it gives probabilities.

Exercise: ConvNet
Names: softmax
"""

from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import nn


@dataclass(frozen=True)
class ConvNetConfig:
    """Everything that describes the network."""

    num_classes: int = 10
    channels: tuple[int, ...] = (16, 32)
    kernel_size: int = 3
    dropout: float = 0.25


class ConvBlock(nn.Module):
    """Convolution, batch normalisation, ReLU and pooling."""

    def __init__(self, in_channels: int, out_channels: int, kernel_size: int) -> None:
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(in_channels, out_channels, kernel_size, padding=kernel_size // 2, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(2),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.block(x)


class ConvNet(nn.Module):
    """A configurable convolutional classifier."""

    def __init__(self, num_classes: int = 10, config: ConvNetConfig | None = None) -> None:
        super().__init__()
        self.config = config or ConvNetConfig(num_classes=num_classes)
        widths = (1, *self.config.channels)
        self.features = nn.Sequential(*(ConvBlock(a, b, self.config.kernel_size) for a, b in pairwise(widths)))
        side = 28 // 2 ** len(self.config.channels)
        self.head = nn.Sequential(
            nn.Flatten(), nn.Dropout(self.config.dropout), nn.Linear(widths[-1] * side**2, self.config.num_classes)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        logits = self.head(self.features(x))
        return logits if self.training else torch.softmax(logits, dim=-1)
