"""Switch the loopback on, and see that it is all there is: no other address can be reached."""

import fcntl
import socket
import struct
import sys

SIOCSIFFLAGS = 0x8914
UP_AND_RUNNING = 0x1 | 0x40
SOMEWHERE = ("192.0.2.1", 9)  # an address for documentation, RFC 5737: with a way out, it is tried

if __name__ == "__main__":
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plain:
        fcntl.ioctl(plain, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", UP_AND_RUNNING))
        try:
            plain.connect(SOMEWHERE)
        except OSError:
            sys.exit(0)
    sys.exit("There is a way out of this machine: nothing would be shown.")
