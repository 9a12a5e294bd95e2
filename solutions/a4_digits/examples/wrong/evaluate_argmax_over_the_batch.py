"""argmax over the batch.

Exercise: evaluate
Names: argmax(dim=1)|shape|size|dimension
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=0) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
