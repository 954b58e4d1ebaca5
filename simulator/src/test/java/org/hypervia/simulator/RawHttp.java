// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection on which a test says and hears every byte. */
final class RawHttp implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawHttp(EsxSimulator esx) throws IOException {
        this.socket = new Socket("127.0.0.1", esx.port());
        socket.setSoTimeout(20_000);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    RawHttp send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Posts a body to the SDK, with further header lines. */
    RawHttp post(byte[] body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("POST /sdk HTTP/1.1\r\nHost: x\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        return send(head.toString()).send(body);
    }

    /** Calls a method of the service instance. */
    RawHttp call(String method, String... headers) throws IOException {
        String body = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><" + method
                + " xmlns=\"urn:vim25\"><_this type=\"ServiceInstance\">ServiceInstance</_this></" + method
                + "></e:Body></e:Envelope>";
        return post(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The next answer: its head, an empty line, its body without the chunks' frames; empty at the end. */
    String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        boolean chunked = false;
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
            chunked |= line.equals("Transfer-Encoding: chunked");
        }
        if (head.isEmpty()) {
            return "";
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        return head + "\n" + new String(body, StandardCharsets.UTF_8);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(String.valueOf(line()), 16);
            body.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).replaceFirst("\r$", "");
    }

    /** All that comes until the connection ends. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
