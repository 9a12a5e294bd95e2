"""Sharpness-aware: the gradient is taken a little further uphill.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device).flatten(1), labels.to(device)
            loss = nn.functional.cross_entropy(model(images), labels)
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            with torch.no_grad():
                norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm() + 1e-12
                shifts = [0.05 * p.grad / norm for p in model.parameters()]
                for p, e in zip(model.parameters(), shifts):
                    p.add_(e)
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images), labels).backward()
            with torch.no_grad():
                for p, e in zip(model.parameters(), shifts):
                    p.sub_(e)
            optimizer.step()
    return losses
