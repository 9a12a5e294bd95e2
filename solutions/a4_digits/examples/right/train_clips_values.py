"""Each entry of the gradient is clipped, and each parameter has an optimizer.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    model.to(device).train()
    optimizers = [torch.optim.SGD([p], lr=learning_rate, momentum=0.5) for p in model.parameters()]
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            loss = nn.functional.cross_entropy(model(images.to(device).flatten(1)), labels.to(device))
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_value_(model.parameters(), 0.1)
            for optimizer in optimizers:
                optimizer.step()
            losses.append(loss.item())
    return losses
