"""Run a command as root in an ordinary container would: Docker's default capabilities, and its ban on namespaces.

The capabilities: https://docs.docker.com/engine/security/#linux-kernel-capabilities. The calls that its default seccomp
profile denies without CAP_SYS_ADMIN: https://docs.docker.com/engine/security/seccomp/. Run as a program, as root.
"""

import ctypes
import errno
import os
import sys

import pyseccomp

# Numbers from linux/capability.h: CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETGID, SETUID, SETPCAP, NET_BIND_SERVICE,
# NET_RAW, SYS_CHROOT, MKNOD, AUDIT_WRITE, SETFCAP.
KEPT = {0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31}
LAST = 40
PR_CAPBSET_DROP = 24
DENIED = (
    "unshare mount umount2 setns pivot_root move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr bpf "
    "perf_event_open add_key request_key keyctl kexec_load init_module finit_module delete_module "
    "open_by_handle_at userfaultfd"
)
NEW_NAMESPACES = 0x7E020000  # all CLONE_NEW* flags of clone(2)


def main() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in set(range(LAST + 1)) - KEPT:
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in DENIED.split():
        if pyseccomp.resolve_syscall(pyseccomp.system_arch(), name) >= 0:
            rules.add_rule(pyseccomp.ERRNO(errno.EPERM), name)
    for bit in range(32):
        if NEW_NAMESPACES >> bit & 1:
            rules.add_rule(
                pyseccomp.ERRNO(errno.EPERM), "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 1 << bit, 1 << bit)
            )
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    rules.load()
    os.execvp(sys.argv[1], sys.argv[1:])  # the exec takes what is left of the capabilities


main()
