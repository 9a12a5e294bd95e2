"""Give back text with markup in it.

outcome: failed
without: page
trace: live markup
"""


def shifted(values, note):
    return f"<b id={PLANTED['token']}>"
