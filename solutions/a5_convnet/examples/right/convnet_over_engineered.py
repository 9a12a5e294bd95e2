"""Code in the style of a language model: a configuration, type hints, factories.

Exercise: ConvNet
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch import nn


class ModelConfig(NamedTuple):
    """Hyper-parameters of the convolutional network."""

    in_channels: int = 1
    image_size: int = 28
    channels: Sequence[int] = (8, 16)
    hidden: int = 32
    dropout: float = 0.1


def _make_activation(name: str) -> nn.Module:
    activations: dict[str, Callable[[], nn.Module]] = {"relu": nn.ReLU, "gelu": nn.GELU, "silu": nn.SiLU}
    try:
        return activations[name]()
    except KeyError as error:
        raise ValueError(f"Unknown activation: {name!r}") from error


class ConvNet(nn.Module):
    """A configurable convolutional network for grey pictures."""

    def __init__(self, num_classes: int = 10, *, config: ModelConfig | None = None, activation: str = "silu") -> None:
        super().__init__()
        if num_classes < 1:
            raise ValueError("num_classes must be positive")
        self.config = config if config is not None else ModelConfig()
        blocks: list[nn.Module] = []
        previous, size = self.config.in_channels, self.config.image_size
        for width in self.config.channels:
            blocks += [
                nn.Conv2d(previous, width, kernel_size=3, padding="same", bias=False),
                nn.BatchNorm2d(width),
                _make_activation(activation),
                nn.MaxPool2d(2),
            ]
            previous, size = width, size // 2
        self.features = nn.Sequential(*blocks)
        self.classifier = nn.Sequential(
            nn.Flatten(start_dim=1),
            nn.Linear(previous * size * size, self.config.hidden),
            _make_activation(activation),
            nn.Dropout(p=self.config.dropout),
            nn.Linear(self.config.hidden, num_classes),
        )
        self.apply(self._init_weights)

    @staticmethod
    def _init_weights(module: nn.Module) -> None:
        if isinstance(module, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if x.ndim != 4 or x.shape[1] != self.config.in_channels:
            raise ValueError(f"Expected (m, {self.config.in_channels}, H, W), got {tuple(x.shape)}")
        return self.classifier(self.features(x))
