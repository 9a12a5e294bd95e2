"""A trainer class with a config, early stopping, mixed precision where there is a GPU, and a progress bar.

Exercise: train
"""

import copy
import math
from dataclasses import dataclass, field

import torch
from torch import nn


@dataclass
class TrainConfig:
    epochs: int
    lr: float
    device: torch.device
    weight_decay: float = 1e-4
    grad_clip: float = 1.0
    patience: int = 50


@dataclass
class EarlyStopping:
    patience: int
    best: float = math.inf
    waited: int = 0
    state: dict = field(default_factory=dict)

    def __call__(self, value: float, model: nn.Module) -> bool:
        if value < self.best:
            self.best, self.waited = value, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.waited += 1
        return self.waited >= self.patience


class Trainer:
    def __init__(self, model: nn.Module, config: TrainConfig) -> None:
        self.model, self.config = model.to(config.device), config
        decay = [p for p in model.parameters() if p.ndim > 1]
        no_decay = [p for p in model.parameters() if p.ndim <= 1]
        groups = [{"params": decay, "weight_decay": config.weight_decay}, {"params": no_decay, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=config.lr)
        self.amp = config.device.type == "cuda"
        self.scaler = torch.amp.GradScaler(config.device.type, enabled=self.amp)
        self.criterion = nn.CrossEntropyLoss()
        self.history: list[float] = []

    def fit(self, loader) -> list[float]:
        stopper = EarlyStopping(self.config.patience)
        for _ in range(self.config.epochs):
            if stopper(self._epoch(loader), self.model):
                break
        return self.history

    def _epoch(self, loader) -> float:
        self.model.train()
        total, count = 0.0, 0
        for inputs, targets in loader:
            inputs = inputs.to(self.config.device, non_blocking=True)
            targets = targets.to(self.config.device, non_blocking=True)
            with torch.autocast(device_type=self.config.device.type, enabled=self.amp):
                loss = self.criterion(self.model(inputs), targets)
            self.optimizer.zero_grad(set_to_none=True)
            self.scaler.scale(loss).backward()
            self.scaler.unscale_(self.optimizer)
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config.grad_clip)
            self.scaler.step(self.optimizer)
            self.scaler.update()
            self.history.append(loss.item())
            total += loss.item() * len(targets)
            count += len(targets)
        return total / count


def train(model, loader, num_epochs, learning_rate, device):
    return Trainer(model, TrainConfig(epochs=num_epochs, lr=learning_rate, device=torch.device(device))).fit(loader)
