// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks a proxy, over a connection to it, to connect to the server. What it refuses is an IOException in its words. */
final class ProxyHandshake {
    private static final int HEAD_LIMIT = 32 * 1024;
    private static final int CONNECT = 1;
    private static final int SOCKS4_GRANTED = 90;

    private final HttpSettings settings;
    private final InputStream in;
    private final OutputStream out;

    ProxyHandshake(HttpSettings settings, Socket proxy) throws IOException {
        this.settings = settings;
        this.in = proxy.getInputStream();
        this.out = proxy.getOutputStream();
    }

    /**
     * Speaks the proxy's protocol until the connection leads to the server.
     *
     * @param address the server's address, or null when the proxy is to resolve the name
     */
    void run(ProxySettings.Kind kind, @Nullable InetAddress address) throws IOException {
        switch (kind) {
            case HTTP -> connect();
            case SOCKS4, SOCKS4A -> socks4(address);
            case SOCKS5, SOCKS5H -> socks5(address);
        }
    }

    private void connect() throws IOException {
        String request = "CONNECT " + settings.authority() + " HTTP/1.1\r\nHost: " + settings.authority()
                + "\r\nUser-Agent: " + settings.userAgent() + "\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        String head = readHead();
        String status = head.lines().findFirst().orElse("");
        if (!status.matches("HTTP/1\\.[01] [0-9]{3}( .*)?")) {
            throw new IOException("it does not speak HTTP: it begins with '" + Failures.printable(status) + "'");
        }
        if (!status.startsWith("2", 9)) {
            throw new IOException("it answered '" + Failures.printable(status.substring(9)) + "'");
        }
    }

    /** Byte by byte, since what follows the head belongs to the server already. */
    private String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 2) {
            int next = readByte();
            head.write(next);
            if (next == '\n') {
                ends++;
            } else if (next != '\r') {
                ends = 0;
            }
            if (head.size() > HEAD_LIMIT) {
                throw new IOException("its answer is too long");
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void socks4(@Nullable InetAddress address) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(4);
        request.write(CONNECT);
        writePort(request);
        // 0.0.0.1 is version 4a's sign for: the name follows.
        request.write(address == null ? new byte[] {0, 0, 0, 1} : address.getAddress());
        request.write(0); // no user
        if (address == null) {
            request.write(settings.host().getBytes(StandardCharsets.UTF_8));
            request.write(0);
        }
        out.write(request.toByteArray());
        out.flush();
        int version = readByte();
        if (version != 0) {
            throw new IOException("it does not speak SOCKS 4: it begins with byte " + version);
        }
        int answer = readByte();
        for (int unused = 0; unused < 6; unused++) {
            readByte();
        }
        if (answer != SOCKS4_GRANTED) {
            throw new IOException(
                    switch (answer) {
                        case 91 -> "it refused, or could not reach the server (91)";
                        case 92, 93 -> "it wants to know the user, which is not supported (" + answer + ")";
                        default -> "it answered " + answer;
                    });
        }
    }

    private void socks5(@Nullable InetAddress address) throws IOException {
        out.write(new byte[] {5, 1, 0}); // version 5, one method: no authentication
        out.flush();
        expectVersion5();
        if (readByte() != 0) {
            throw new IOException("it wants authentication, which is not supported");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(5);
        request.write(CONNECT);
        request.write(0);
        writeServer(request, address);
        writePort(request);
        out.write(request.toByteArray());
        out.flush();
        expectVersion5();
        int answer = readByte();
        if (answer != 0) {
            throw new IOException(socks5Refusal(answer));
        }
        skipBoundAddress();
    }

    private void writeServer(ByteArrayOutputStream request, @Nullable InetAddress address) throws IOException {
        if (address != null) {
            request.write(address instanceof Inet4Address ? 1 : 4);
            request.writeBytes(address.getAddress());
            return;
        }
        byte[] name = settings.host().getBytes(StandardCharsets.UTF_8);
        if (name.length > 255) {
            throw new IOException("the server's name is longer than SOCKS 5 can tell it");
        }
        request.write(3);
        request.write(name.length);
        request.writeBytes(name);
    }

    private void expectVersion5() throws IOException {
        int version = readByte();
        if (version != 5) {
            throw new IOException("it does not speak SOCKS 5: it begins with byte " + version);
        }
    }

    private void skipBoundAddress() throws IOException {
        readByte(); // reserved
        int length = switch (readByte()) {
            case 1 -> 4;
            case 3 -> readByte();
            case 4 -> 16;
            default -> throw new IOException("it answered with an address of an unknown type");
        };
        for (int rest = length + 2; rest > 0; rest--) {
            readByte();
        }
    }

    private static String socks5Refusal(int answer) {
        String words = switch (answer) {
            case 1 -> "a general failure";
            case 2 -> "not allowed by its rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "time to live expired";
            case 7 -> "command not supported";
            case 8 -> "address type not supported";
            default -> "an unknown answer";
        };
        return "it reports: " + words + " (" + answer + ")";
    }

    private void writePort(ByteArrayOutputStream request) {
        request.write(settings.port() >> 8);
        request.write(settings.port());
    }

    private int readByte() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("it closed the connection instead of answering");
        }
        return next;
    }
}
