"""Two network namespaces joined by a bad link that this program is: every packet between them is read from one TUN
device, perhaps thrown away, held back by the rate and the delay, and written to the other. The kernels at both ends
see a real network. Ends when its input ends.

usage: packets.py <namespace a> <address a> <namespace b> <address b> <kbit/s> <one-way delay ms>
Lines on standard input change the loss: a number from 0 to 100, per cent, each way.
"""
import ctypes, fcntl, heapq, os, random, select, struct, subprocess, sys, time

namespace_a, address_a, namespace_b, address_b, kbit, delay_ms = sys.argv[1:]
BYTES_PER_SECOND = int(kbit) * 1000 / 8
DELAY = int(delay_ms) / 1000
# What a base station holds back before it throws away.
MOST_QUEUED_SECONDS = 2.0
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
CLONE_NEWNET = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)


def enter(path):
    with open(path) as namespace:
        if libc.setns(namespace.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), path)


def device(namespace, address, other):
    """The descriptor stays ours after we have left the namespace again."""
    enter(f'/var/run/netns/{namespace}')
    try:
        tun = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(tun, TUNSETIFF, struct.pack('16sH', b'road0', IFF_TUN | IFF_NO_PI))
        for command in (
            ['ip', 'link', 'set', 'lo', 'up'],
            ['ip', 'addr', 'add', address, 'peer', other, 'dev', 'road0'],
            ['ip', 'link', 'set', 'road0', 'mtu', '1400', 'up'],
        ):
            subprocess.run(command, check=True)
        return tun
    finally:
        enter('/proc/1/ns/net' if OWN is None else OWN)


OWN = f'/proc/{os.getpid()}/fd/{os.open("/proc/self/ns/net", os.O_RDONLY)}'
a = device(namespace_a, address_a, address_b)
b = device(namespace_b, address_b, address_a)
other = {a: b, b: a}
free_at = {a: 0.0, b: 0.0}
on_the_way = []
order = 0
loss = 0.0
print('ready', flush=True)

while True:
    now = time.monotonic()
    wait = max(0.0, on_the_way[0][0] - now) if on_the_way else 1.0
    for source in select.select([a, b, 0], [], [], wait)[0]:
        if source == 0:
            line = os.read(0, 100)
            if not line:
                sys.exit(0)
            loss = float(line.split()[-1]) / 100
            continue
        while True:
            try:
                packet = os.read(source, 2048)
            except BlockingIOError:
                break
            now = time.monotonic()
            # The sender's air time is used up whether or not the packet arrives.
            begins = max(now, free_at[source])
            if begins - now > MOST_QUEUED_SECONDS:
                continue
            free_at[source] = begins + len(packet) / BYTES_PER_SECOND
            if random.random() < loss:
                continue
            order += 1
            heapq.heappush(on_the_way, (free_at[source] + DELAY, order, other[source], packet))
    now = time.monotonic()
    while on_the_way and on_the_way[0][0] <= now:
        _, _, to, packet = heapq.heappop(on_the_way)
        try:
            os.write(to, packet)
        except OSError:
            pass
