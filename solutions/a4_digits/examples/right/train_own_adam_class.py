"""Adam as a class of one's own, with a bias correction.

Exercise: train
"""


class MyAdam:
    def __init__(self, params, lr, betas=(0.9, 0.999), eps=1e-8):
        self.params, self.lr, self.betas, self.eps, self.t = list(params), lr, betas, eps, 0
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        self.t += 1
        b1, b2 = self.betas
        for p, m, v in zip(self.params, self.m, self.v):
            m.mul_(b1).add_((1 - b1) * p.grad)
            v.mul_(b2).add_((1 - b2) * p.grad**2)
            p -= self.lr * (m / (1 - b1**self.t)) / ((v / (1 - b2**self.t)).sqrt() + self.eps)


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = MyAdam(model.parameters(), learning_rate)
    losses = []
    for _ in range(num_epochs):
        for X, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(X.to(device).reshape(len(X), 784)), y.to(device))
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
