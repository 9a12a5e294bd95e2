"""Batch normalisation and dropout in both hidden layers, Kaiming start.

Exercise: NeuralNet
"""


class NeuralNet(nn.Module):
    def __init__(self, input_size: int, num_classes: int, hidden1_size: int, hidden2_size: int, p: float = 0.2) -> None:
        super().__init__()

        def block(n_in: int, n_out: int) -> nn.Sequential:
            linear = nn.Linear(n_in, n_out, bias=False)
            return nn.Sequential(linear, nn.BatchNorm1d(n_out), nn.ReLU(inplace=True), nn.Dropout(p))

        self.features = nn.Sequential(block(input_size, hidden1_size), block(hidden1_size, hidden2_size))
        self.head = nn.Linear(hidden2_size, num_classes)
        self.apply(self._init)

    @staticmethod
    def _init(module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.features(x.flatten(start_dim=1)))
