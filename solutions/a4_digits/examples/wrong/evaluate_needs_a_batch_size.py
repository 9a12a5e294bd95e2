"""Divides by batches times batch size.

Exercise: evaluate
Names: batch_size|batch size
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / (len(loader) * loader.batch_size)
