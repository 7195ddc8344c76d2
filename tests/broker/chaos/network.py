"""A network that can be broken: one namespace for each node, on one bridge, and nobody else's.

    network = Network()                        in a fresh network and mount namespace (see run)
    broker = network.add("b1", 11)             10.77.0.11, reachable from here and from the others
    subprocess.Popen(broker.inside(["java", …]))
    broker.cut()                               nothing comes or goes
    broker.deafen("10.77.0.21")                what that address sends is lost, on the way here only
    broker.slow(500)                           half a megabit each second; what waits is late
    broker.heal()

Where namespaces are not allowed, Loopback gives the nodes addresses of their own on 127.0.0.0/8, and
`can_break` says that nothing of this works.
"""

import os
import subprocess

PREFIX = "10.77.0."
QUEUE_MS = 1500  # on a slow link a packet waits so long at most, then it is lost


def _ip(*words):
    subprocess.run(["ip", *words], check=True, stdin=subprocess.DEVNULL)


class Host:
    def __init__(self, name, address):
        self.name, self.address = name, address
        self.outside = f"veth-{name}"
        _ip("netns", "add", name)
        _ip("link", "add", self.outside, "type", "veth", "peer", "name", "eth0", "netns", name)
        _ip("link", "set", self.outside, "master", "bridge", "up")
        _ip("-n", name, "addr", "add", f"{address}/24", "dev", "eth0")
        for link in ("lo", "eth0"):
            _ip("-n", name, "link", "set", link, "up")
        self._nft("add table ip chaos; add chain ip chaos in { type filter hook input priority 0; }")

    def inside(self, command):
        return ["ip", "netns", "exec", self.name, *command]

    def _nft(self, rules):
        subprocess.run(self.inside(["nft", rules]), check=True, stdin=subprocess.DEVNULL)

    def cut(self):
        _ip("link", "set", self.outside, "down")

    def deafen(self, *addresses):
        for address in addresses:
            self._nft(f"add rule ip chaos in ip saddr {address} drop")

    def lose(self, percent):
        self._nft(f"add rule ip chaos in numgen random mod 100 < {percent} drop")

    def slow(self, kilobits):
        for command in ([], self.inside([])):
            link = "eth0" if command else self.outside
            subprocess.run([*command, "tc", "qdisc", "replace", "dev", link, "root", "tbf", "rate", f"{kilobits}kbit",
                            "burst", "16kb", "latency", f"{QUEUE_MS}ms"], check=True, stdin=subprocess.DEVNULL)

    def heal(self):
        _ip("link", "set", self.outside, "up")
        self._nft("flush chain ip chaos in")
        for command in ([], self.inside([])):
            link = "eth0" if command else self.outside
            subprocess.run([*command, "tc", "qdisc", "del", "dev", link, "root"], check=False,
                           stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Network:
    can_break = True

    def __init__(self):
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run"], check=True)
        _ip("link", "set", "lo", "up")
        _ip("link", "add", "bridge", "type", "bridge")
        _ip("addr", "add", f"{PREFIX}1/24", "dev", "bridge")
        _ip("link", "set", "bridge", "up")

    def add(self, name, last):
        return Host(name, f"{PREFIX}{last}")


class Neighbour:
    """A node without a namespace."""

    def __init__(self, name, address):
        self.name, self.address = name, address

    def inside(self, command):
        return list(command)

    def heal(self):
        pass


class Loopback:
    can_break = False

    def __init__(self):
        self.prefix = f"127.{os.getpid() // 250 % 250 + 1}.{os.getpid() % 250 + 1}."

    def add(self, name, last):
        return Neighbour(name, f"{self.prefix}{last}")
