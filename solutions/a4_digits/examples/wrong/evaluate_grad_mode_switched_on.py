"""Switches the gradient mode on at the end, though it was off.

Exercise: evaluate
Names: records gradients|set_grad_enabled
"""


def evaluate(model, loader, device):
    model.to(device).eval()
    right, total = 0, 0
    torch.set_grad_enabled(False)
    if True:
        for images, labels in loader:
            scores = model(images.to(device).flatten(1))
            right += (scores.argmax(dim=1) == labels.to(device)).sum().item()
            total += len(labels)
    model.train()
    torch.set_grad_enabled(True)
    return right / total
