"""Switches the gradient mode by hand, and puts it back.

Exercise: evaluate
"""


def evaluate(model, loader, device):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    model = model.to(device).eval()
    hits = torch.tensor(0.0)
    seen = 0
    for images, labels in loader:
        scores = model(images.to(device).flatten(1))
        hits = hits + torch.sum(torch.argmax(scores, dim=-1) == labels.to(device)).cpu()
        seen += scores.shape[0]
    torch.set_grad_enabled(before)
    model.train()
    return hits / seen
