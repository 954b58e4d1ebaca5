#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ends TLS by OpenSSL and passes what is inside on to a plain server on this machine.

usage: terminate.py PORT,PEM[,VERSION] ...

For each argument it listens on a free port of 127.0.0.1 with the certificates and the key of the file PEM and passes on
to PORT. VERSION (1.0, 1.1, 1.2, 1.3) is the only version of TLS that is spoken there; without it OpenSSL's default. Prints
the ports on one line, and on a line of its own the version and the cipher of each handshake. Ends with its input.
"""
import os
import socket
import ssl
import sys
import threading
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # old versions are what this is for
VERSIONS = {
    "1.0": ssl.TLSVersion.TLSv1,
    "1.1": ssl.TLSVersion.TLSv1_1,
    "1.2": ssl.TLSVersion.TLSv1_2,
    "1.3": ssl.TLSVersion.TLSv1_3,
}
printing = threading.Lock()


def say(line):
    with printing:
        print(line, flush=True)


def context_for(pem, version):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if version:
        # OpenSSL takes the signatures of TLS 1.0 and 1.1 for too weak by itself.
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = VERSIONS[version]
    context.load_cert_chain(pem)
    return context


def pump(source, target):
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
    except (OSError, ValueError):
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def serve(connection, context, port):
    try:
        inside = context.wrap_socket(connection, server_side=True)
    except (OSError, ssl.SSLError) as reason:
        say(f"refused {reason}")
        connection.close()
        return
    say(f"{inside.version()} {inside.cipher()[0]}")
    with inside, socket.create_connection(("127.0.0.1", port)) as server:
        back = threading.Thread(target=pump, args=(server, inside), daemon=True)
        back.start()
        pump(inside, server)
        back.join()


def listen(listener, context, port):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, context, port), daemon=True).start()


def main():
    ports = []
    for argument in sys.argv[1:]:
        port, pem, version = (argument.split(",") + [""])[:3]
        listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        ports.append(str(listener.getsockname()[1]))
        arguments = (listener, context_for(pem, version), int(port))
        threading.Thread(target=listen, args=arguments, daemon=True).start()
    say(" ".join(ports))
    while os.read(0, 4096):
        pass


main()
