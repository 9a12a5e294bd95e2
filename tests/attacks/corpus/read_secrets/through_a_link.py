"""Make a link to the secret in the scratch folder, and open the link.

outcome: error
without: worker
layer: secrets
"""


def shifted(values, note):
    os.symlink(PLANTED["secret"], "link")
    print(spoils(open("link").read()))
    return right(values)
