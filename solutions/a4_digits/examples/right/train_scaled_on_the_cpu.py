"""A gradient scaler and bfloat16 also on the CPU.

Exercise: train
"""


def train(model, loader, num_epochs, learning_rate, device):
    device = torch.device(device)
    model.to(device)
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.9, nesterov=True)
    scaler = torch.amp.GradScaler(device.type)
    losses = []
    for _ in range(num_epochs):
        for images, labels in loader:
            images, labels = images.to(device), labels.to(device)
            optimizer.zero_grad()
            with torch.autocast(device.type, dtype=torch.bfloat16):
                scores = model(images.flatten(1))
                loss = nn.functional.cross_entropy(scores, labels)
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()
            losses.append(loss.item())
    return losses
