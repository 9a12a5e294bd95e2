"""Every answer with every label.

Exercise: evaluate
Names: every label
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    with torch.no_grad():
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1, keepdim=True) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    return right / total
