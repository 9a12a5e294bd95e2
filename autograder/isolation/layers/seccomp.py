"""Seccomp through libseccomp: calls that no check needs answer "not permitted"."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import struct
import tempfile
from dataclasses import dataclass

from autograder.isolation.layers import process
from autograder.isolation.layers.process import PR_SET_PDEATHSIG

CLONE_THREAD = 0x00010000
F_SETOWN, F_SETSIG, F_SETOWN_EX = 8, 10, 15  # linux/fcntl.h
FIOSETOWN, SIOCSPGRP = 0x8901, 0x8902  # linux/sockios.h

# Grouped by what they would let a submission do.
FORBIDDEN = {
    "talk to others": "socket connect bind listen sendmsg sendmmsg recvmmsg shmget msgget semget mq_open",
    "start programs and processes": "execve execveat fork vfork",
    "reach other processes": "ptrace process_vm_readv process_vm_writev process_madvise pidfd_open pidfd_getfd "
    "pidfd_send_signal kill tkill rt_sigqueueinfo rt_tgsigqueueinfo kcmp setpriority sched_setattr ioprio_set "
    "migrate_pages move_pages process_mrelease",
    "change the sandbox": "unshare setns mount umount2 pivot_root chroot fsopen fsconfig fsmount fspick move_mount "
    "open_tree mount_setattr setuid setgid setreuid setregid setresuid setresgid setgroups capset personality",
    "reach the kernel": "bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register add_key "
    "request_key keyctl init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff "
    "iopl ioperm syslog acct quotactl lookup_dcookie name_to_handle_at open_by_handle_at fanotify_init "
    "modify_ldt vmsplice clock_settime settimeofday adjtimex clock_adjtime sethostname setdomainname",
}
# A kernel takes connections on sockets that it was handed; its event loops wake themselves through a pair; and libzmq
# ends the process if it may not ask for the ordinary scheduling of its threads.
SERVING = ("accept", "accept4", "socketpair", "sched_setscheduler")
# CUDA does not start unless it may listen on a Unix socket that keeps messages apart. Nobody may connect to it, and it
# may accept nobody: that stays forbidden.
LISTENING = ("socket", "bind", "listen")
SOCKET_TYPES = 0xF  # of linux/net.h; the bits above are flags

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2  # linux/prctl.h, linux/seccomp.h
INSTRUCTION_BYTES = 8  # of the kernel's filter language, linux/filter.h
NUMBER = struct.Struct("=I")  # an argument of an instruction, in this machine's order
OWN = 0x5EC0FFEE  # stands for the number of the process in a compiled filter, until there is one


class Program(ctypes.Structure):
    """`struct sock_fprog` of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


class Filter:
    """Compiled once: that takes longer than a fork. Each process puts its own number where OWN stands."""

    def __init__(self, instructions: bytes) -> None:
        own = NUMBER.pack(OWN)
        assert instructions.count(own) == 1, "the number of the process has one place"
        self.place = instructions.index(own)
        self.memory = ctypes.create_string_buffer(instructions, len(instructions))
        self.program = Program(len(instructions) // INSTRUCTION_BYTES, ctypes.addressof(self.memory))


@dataclass(frozen=True)
class Filters:
    checking: Filter
    serving: Filter  # a process that serves may take connections, never make one


def build(*, gpu: bool = False) -> Filters:
    """The filters that all children share. Raises ImportError or OSError where libseccomp is missing."""
    return Filters(_compiled(serving=False, gpu=gpu), _compiled(serving=True, gpu=gpu))


def _compiled(*, serving: bool, gpu: bool) -> Filter:
    import pyseccomp

    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    refuse = pyseccomp.ERRNO(errno.EPERM)
    for names in FORBIDDEN.values():
        for name in names.split():
            number = pyseccomp.resolve_syscall(pyseccomp.system_arch(), name)
            # A call that this architecture does not have needs no rule.
            if number >= 0 and not (gpu and name in LISTENING):
                rules.add_rule(refuse, number)
    if gpu:
        rules.add_rule(refuse, "socket", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
        for kind in set(range(SOCKET_TYPES + 1)) - {socket.SOCK_SEQPACKET}:
            rules.add_rule(refuse, "socket", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, SOCKET_TYPES, kind))
    # A thread of this process may be signalled, as the C library does itself; another process may not.
    rules.add_rule(refuse, "tgkill", pyseccomp.Arg(0, pyseccomp.NE, OWN))
    # Threads share the process and stay allowed; anything else that clone makes is a new process.
    rules.add_rule(refuse, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, CLONE_THREAD, 0))
    # Limits and processors of its own: 0 means the caller. A process of the same user could be given others.
    for name in ("prlimit64", "sched_setaffinity", "sched_setparam"):
        rules.add_rule(refuse, name, pyseccomp.Arg(0, pyseccomp.NE, 0))
    rules.add_rule(refuse, "prctl", pyseccomp.Arg(0, pyseccomp.EQ, PR_SET_PDEATHSIG))
    # A descriptor can have an owner, to whom the kernel sends a signal of one's choice.
    for command in (F_SETOWN, F_SETSIG, F_SETOWN_EX):
        rules.add_rule(refuse, "fcntl", pyseccomp.Arg(1, pyseccomp.EQ, command))
    for command in (FIOSETOWN, SIOCSPGRP):
        rules.add_rule(refuse, "ioctl", pyseccomp.Arg(1, pyseccomp.EQ, command))
    # Its flags lie in memory, out of a filter's reach: without it the C library falls back to clone.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    if serving:
        # A pair of datagram sockets could send to any socket that has a name.
        rules.add_rule(refuse, "socketpair", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
        stream = socket.SOCK_STREAM | socket.SOCK_CLOEXEC
        rules.add_rule(refuse, "socketpair", pyseccomp.Arg(1, pyseccomp.NE, stream))
        rules.add_rule(refuse, "sched_setscheduler", pyseccomp.Arg(1, pyseccomp.NE, os.SCHED_OTHER))
    else:
        for name in SERVING:
            rules.add_rule(refuse, name)
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return Filter(file.read())


def load(filter: Filter) -> None:
    """Apply the filter to this process, for good. Needs no_new_privs. Raises OSError."""
    NUMBER.pack_into(filter.memory, filter.place, os.getpid())
    process.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filter.program))
