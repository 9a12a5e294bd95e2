"""Write where the interpreter looks for packages.

outcome: error
without: worker
layer: no writing outside
"""


def shifted(values, note):
    path = os.path.join(os.path.dirname(os.path.dirname(np.__file__)), PLANTED["token"])
    open(path, "w").close()
    os.unlink(path)  # that it could be written is enough
    return right(values)
