// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hypervia.itests.peer.Peers;

/** OpenSSL's TLS in front of plain servers; see {@code itests/tls-peer}. */
final class TlsPeer implements AutoCloseable {
    private final Program program;
    private final List<Integer> ports;

    private TlsPeer(Program program, List<Integer> ports) {
        this.program = program;
        this.ports = ports;
    }

    /**
     * Listens with a certificate.
     *
     * @param server the port of the plain server behind
     * @param pem certificates and key
     * @param version the only version spoken, or empty for OpenSSL's default
     */
    record Listener(int server, Path pem, String version) {
        private String argument() {
            return server + "," + pem + (version.isEmpty() ? "" : "," + version);
        }
    }

    static TlsPeer start(Path folder, List<Listener> listeners) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Peers.python("ssl", "python3").toString(),
                "-B",
                Path.of(System.getProperty("hypervia.root"), "itests", "tls-peer", "terminate.py")
                        .toString()));
        listeners.forEach(listener -> line.add(listener.argument()));
        Program program = Program.start(folder, line);
        String said = program.awaitWords(words -> words.contains("\n"));
        String first = said.lines().findFirst().orElseThrow();
        return new TlsPeer(
                program, Stream.of(first.split(" ")).map(Integer::valueOf).toList());
    }

    /** The port of a listener, in their order. */
    int port(int index) {
        return ports.get(index);
    }

    /** Version and cipher of each handshake in the words of OpenSSL, such as {@code TLSv1 ECDHE-RSA-AES256-SHA}. */
    List<String> handshakes() {
        return program.log().lines().skip(1).toList();
    }

    @Override
    public void close() {
        program.close();
    }
}
